import type { NodeFace, Picture, ProcessPicture } from '../../scene/presentation.ts';
import type {
  ClientState,
  PrimaryBackup,
  ServerState,
  View,
  ViewServerState,
  Watched,
} from './types.ts';
import { isBackup, isMember, isPrimary } from './views.ts';
import { dataText, operationText } from './words.ts';

/** What a node shows of itself: what it believes, whether or not that is so. */
export function nodeFace(
  process: ProcessPicture<PrimaryBackup>,
  picture: Picture<PrimaryBackup>,
): NodeFace {
  const { state } = process;
  if (state === null) return NOTHING;
  switch (state.role) {
    case 'client':
      return clientFace(state);
    case 'view server':
      return viewServerFace(state, picture);
    case 'server':
      return serverFace(process.id, state);
  }
}

const NOTHING: NodeFace = { word: '', tone: 'plain', seal: null, locks: [], facts: [] };

function clientFace({ outstanding, view }: ClientState): NodeFace {
  const pennant =
    view === null
      ? null
      : {
          text: `v${view.num}`,
          title: `goes by view ${view.num}: ${view.primary?.id ?? 'nobody'} is primary`,
        };
  if (outstanding === null) return { ...NOTHING, pennant };
  const word = outstanding.sentIn < 0 ? 'asking' : outstanding.again ? 'trying again' : 'waiting';
  return { ...NOTHING, word, pennant, facts: [operationText(outstanding.request.work)] };
}

function serverFace(id: string, state: ServerState): NodeFace {
  const { view, initialised, data, pending } = state;
  const isMine = isPrimary(view, id);
  const facts = [isMember(view, id) && !initialised ? 'no state yet' : dataText(data, 8)];
  if (pending.length > 0)
    facts.push(`${pending.length} waiting for ${view.backup?.id ?? 'a copy'}`);
  return {
    ...NOTHING,
    word: wordFor(id, state),
    tone: isMine && initialised ? 'leading' : 'plain',
    facts,
    border: isMine ? 'double' : isBackup(view, id) ? 'single' : 'dashed',
    pennant: pennantOf(state),
    latch: latchOf(id, state),
  };
}

/** Twelve characters at most: longer ones are cut where many nodes stand. */
function wordFor(id: string, { view, initialised }: ServerState): string {
  if (isPrimary(view, id)) return initialised ? 'primary' : 'mute primary';
  if (isBackup(view, id)) return initialised ? 'backup' : 'new backup';
  return 'spare';
}

function pennantOf({ view, acked }: ServerState): NonNullable<NodeFace['pennant']> {
  const acknowledged = acked === 0 ? 'none acknowledged' : `${acked} acknowledged`;
  return { text: `v${view.num}`, title: `believes in view ${view.num}, ${acknowledged}` };
}

function latchOf(id: string, { view, initialised, copied }: ServerState): string | null {
  if (!isPrimary(view, id)) return null;
  if (!initialised) return `no state of view ${view.num}: may not act as primary`;
  if (view.backup === null || copied) return null;
  return `${view.backup.id} has no copy: view ${view.num} is not acknowledged`;
}

function viewServerFace(
  { view, acknowledged, watched }: ViewServerState,
  { processes }: Picture<PrimaryBackup>,
): NodeFace {
  const isOpen = view.num > 0 && !acknowledged;
  const latch = isOpen ? `view ${view.num} not acknowledged: VS cannot move on` : null;
  const order = processes.map(({ id }) => id);
  const known = watched.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return {
    ...NOTHING,
    word: view.num === 0 ? 'no view yet' : isOpen ? 'awaits ack' : '',
    facts: known.filter((one) => one.missed > 0 && !one.dead).map(missedText),
    pennant: pennantFor(view),
    latch,
    beliefs: known.filter((one) => one.dead || one.restarted).map(beliefText),
  };
}

function beliefText({ id, dead }: Watched): string {
  return dead ? `thinks ${id} dead` : `thinks ${id} lost its state`;
}

function missedText({ id, missed }: Watched): string {
  return `${id} missed ${missed}`;
}

function pennantFor(view: View): NonNullable<NodeFace['pennant']> {
  return { text: `v${view.num}`, title: `has formed view ${view.num}` };
}
