import type { Picture, StripCell } from '../../scene/presentation.ts';
import { digestAt } from './node-face.ts';
import type { Ghost } from './ghost.ts';
import type { Entry, ReplicaState, StateMachine } from './types.ts';
import { chip, operationWord, shorten } from './words.ts';

const NEWEST = 3;

interface Reader {
  readonly id: string;
  readonly state: ReplicaState;
}

/**
 * One cell for the beginning and for each of the newest log positions. In the past: all who are up have been there and
 * agree. Open: two have been there and came to different states. The instants within a cell are the replicas' own.
 */
export function logStrip({ processes, ghost }: Picture<StateMachine>): readonly StripCell[] {
  const readers = processes.flatMap(({ id, state }): readonly Reader[] =>
    state?.role === 'replica' && state.halted === null ? [{ id, state }] : [],
  );
  const ordered = processes.find(({ role }) => role === 'sequencer')?.state;
  const log = ordered?.role === 'sequencer' ? ordered.log : [];
  const furthest = Math.max(log.length, ghost.firsts.length - 1, 0);
  const first = Math.max(1, furthest - NEWEST + 1);
  const shown = [0, ...Array.from({ length: furthest - first + 1 }, (_, at) => first + at)];
  return shown.map((position) => cellOf(readers, ghost, log, position));
}

function cellOf(
  readers: readonly Reader[],
  { firsts, parting }: Ghost,
  log: readonly Entry[],
  position: number,
): StripCell {
  const digests = readers.map(({ id, state }) => ({ id, digest: at(state, position) }));
  const there = digests.filter(({ digest }) => digest !== null);
  const isParting = parting?.position === position;
  const isApart = isParting || new Set(there.map(({ digest }) => digest)).size > 1;
  // Where nobody is up, it counts that somebody has been there.
  const isPast = there.length === readers.length && position < firsts.length;
  const count = readers.length === 0 ? 'all down' : `${there.length} of ${readers.length}`;
  const how = isParting ? 'part here' : isApart ? 'apart' : isPast ? '' : count;
  const title = titleOf(readers, log, position);
  return {
    id: `position-${position}`,
    label: how === '' ? title : `${title}, ${how}`,
    short: shorten(`${position}${isApart ? ' apart' : isPast ? ' agree' : ''}`, SHORT),
    state: isApart ? 'open' : isPast ? 'past' : 'now',
    ticks: digests.map(({ id, digest }) => ({
      label:
        digest === null
          ? `${id} has not come to ${position} yet`
          : `${id} has digest ${chip(digest)} at ${position}`,
      short: id,
      done: digest !== null,
    })),
  };
}

function at(state: ReplicaState, position: number): string | null {
  return state.applied.length < position ? null : digestAt(state, position);
}

/** Where replicas carried out different things, no single name is right. */
function titleOf(readers: readonly Reader[], log: readonly Entry[], position: number): string {
  if (position === 0) return '0: start';
  const entries = readers.flatMap(({ state }) => state.applied[position - 1]?.entry ?? []);
  if (new Set(entries.map(({ id }) => id)).size > 1) return `${position}: unlike`;
  const entry = entries[0] ?? log[position - 1];
  if (entry === undefined) return String(position);
  return `${position}: ${operationWord(entry.work)}`;
}

const SHORT = 9;
