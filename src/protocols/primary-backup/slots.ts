import type { ProcessSpec } from '../../engine/protocol.ts';
import type { EventFacts, FaultSlot } from '../../scene/presentation.ts';
import { crash, cut, start } from './scenario-parts.ts';
import { VIEW_SERVER } from './views.ts';

type Named = Pick<ProcessSpec, 'id' | 'role'>;

/** The first view with a backup, and the one that usually follows when something has failed. */
const PAIR = 'view-2';
const AFTER = 'view-3';

const NOTHING_ACCEPTED = 'No backup accepts a request in this run.';

/** The faults this protocol is known for, whoever is primary just then. */
export function slots(processes: readonly Named[]): readonly FaultSlot[] {
  const idsOf = (wanted: string): readonly string[] =>
    processes.flatMap(({ id, role }) => (role === wanted ? [id] : []));
  const servers = idsOf('server');
  const [client] = idsOf('client');
  return [
    {
      id: 'primary-cut-off',
      cell: PAIR,
      label: 'Cut the primary off from VS and its backup; clients still reach it',
      short: 'Cut primary off',
      icon: 'cut',
      find(event) {
        const pair = pairIn(event);
        return pair === null ? null : cut(pair.primary, VIEW_SERVER, pair.backup);
      },
      absent: NOTHING_ACCEPTED,
    },
    {
      id: 'primary-dies',
      cell: PAIR,
      label: 'Crash the primary when its view is acknowledged',
      short: 'Crash primary',
      icon: 'crash',
      find({ durable, sent }) {
        const isAcknowledged = durable.some((record) => record.startsWith('ACKED'));
        const [told] = sent.filter(({ to }) => servers.includes(to));
        return isAcknowledged && told !== undefined ? crash(told.to) : null;
      },
      absent: 'No view is acknowledged in this run.',
    },
    {
      id: 'two-halves',
      cell: PAIR,
      label: 'Cut the network in two: primary, backup and a client; VS and all others',
      short: 'Two halves',
      icon: 'cut',
      find(event) {
        const pair = pairIn(event);
        if (pair === null) return null;
        const here = [pair.primary, pair.backup, ...(client === undefined ? [] : [client])];
        const there = processes.flatMap(({ id }) => (here.includes(id) ? [] : [id]));
        return { kind: 'cut', from: here, to: there, both: true };
      },
      absent: NOTHING_ACCEPTED,
    },
    {
      id: 'primary-dies-unanswered',
      cell: AFTER,
      label: 'Crash the primary when its backup has a request and the client no answer',
      short: 'Crash primary',
      icon: 'crash',
      find({ sent }) {
        const accepted = sent.find(({ messageKind }) => messageKind === 'ACCEPT');
        return accepted === undefined ? null : crash(accepted.to);
      },
      absent: NOTHING_ACCEPTED,
    },
    {
      id: 'server-back-at-once',
      cell: AFTER,
      label: 'Restart a server right after its crash, before a ping is missed',
      short: 'Restart server',
      icon: 'crash',
      find: ({ kind, name, process }) =>
        kind === 'fault' && name.startsWith('fault crash') && servers.includes(process ?? '')
          ? start(process ?? '')
          : null,
      absent: 'No server crashes in this run.',
    },
  ];
}

/** A primary whose backup has just said yes to a request: by then the view server knows that both have the state. */
function pairIn({
  received,
}: EventFacts): { readonly primary: string; readonly backup: string } | null {
  if (received?.messageKind !== 'ACCEPT') return null;
  return { primary: received.to, backup: received.from };
}
