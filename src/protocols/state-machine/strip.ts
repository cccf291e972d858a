import type { Picture, StripCell } from '../../scene/presentation.ts';
import { digestAt } from './node-face.ts';
import type { ReplicaState, StateMachine } from './types.ts';
import { chip, operationText, operationWord, shorten } from './words.ts';

const NEWEST = 4;

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
    state?.role === 'replica' ? [{ id, state }] : [],
  );
  const ordered = processes.find(({ role }) => role === 'sequencer')?.state;
  const known = ordered?.role === 'sequencer' ? ordered.log.length : 0;
  const furthest = Math.max(known, ghost.firsts.length - 1, 0);
  const first = Math.max(1, furthest - NEWEST + 1);
  const shown = [0, ...Array.from({ length: furthest - first + 1 }, (_, at) => first + at)];
  return shown.map((position) => {
    const digests = readers.map(({ id, state }) => ({ id, digest: at(state, position) }));
    const there = digests.filter(({ digest }) => digest !== null);
    const different = new Set(there.map(({ digest }) => digest)).size > 1;
    const isParting = ghost.parting?.position === position;
    const isDone = there.length === readers.length && readers.length > 0;
    const title = titleOf(readers, ordered, position);
    const state = different || isParting ? 'open' : isDone ? 'past' : 'now';
    const word = state === 'open' ? (isParting ? 'part here' : 'apart') : '';
    const count = isDone || state === 'open' ? word : `${there.length} of ${readers.length}`;
    return {
      id: `position-${position}`,
      label: count === '' ? title : `${title}, ${count}`,
      short: shorten(`${position}${state === 'open' ? ' apart' : isDone ? ' agree' : ''}`, 9),
      state,
      ticks: digests.map(({ id, digest }) => ({
        label:
          digest === null
            ? `${id} has not come to ${position} yet`
            : `${id} has digest ${chip(digest)} at ${position}`,
        short: id,
        done: digest !== null,
      })),
    };
  });
}

function at(state: ReplicaState, position: number): string | null {
  if (state.halted !== null || state.applied.length < position) return null;
  return digestAt(state, position);
}

/** Where replicas carried out different things, no single name is right. */
function titleOf(readers: readonly Reader[], ordered: unknown, position: number): string {
  if (position === 0) return '0: start';
  const entries = readers.flatMap(({ state }) => state.applied[position - 1]?.entry ?? []);
  if (new Set(entries.map(({ id }) => id)).size > 1) return `${position}: not the same`;
  const log = (ordered as { readonly log?: readonly (typeof entries)[number][] } | null)?.log;
  const entry = entries[0] ?? log?.[position - 1];
  if (entry === undefined) return `${position}`;
  const text = operationText(entry.work);
  return `${position}: ${text.length > WIDE ? operationWord(entry.work) : text}`;
}

const WIDE = 14;
