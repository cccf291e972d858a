import { canonical } from '../base/canonical.ts';
import type { EventIndex, ProcessId } from '../engine/configuration.ts';
import type { EventSummary, Snapshot } from '../worker/wire.ts';

type Events = readonly EventSummary[];

/**
 * In: two runs, as far as they are known. Out: the first event that is not the same in both; null where none is
 * known. What a run has and the other has not yet is no difference.
 */
export function partingOf(left: Events, right: Events): EventIndex | null {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const a = left[index];
    const b = right[index];
    // The same event, told by the same run, is one object.
    if (a !== b && canonical(marksOf(a)) !== canonical(marksOf(b))) return index;
  }
  return null;
}

/** By what an event is known: what it is, when, and what came of it. */
function marksOf(event: EventSummary | undefined): unknown {
  if (event === undefined) return null;
  const { name, time, outcome, headline, durable, sent } = event;
  return {
    name,
    time,
    outcome: outcome.kind,
    headline,
    durable,
    sent: sent.map((it) => it.envelope),
  };
}

/** Nodes that are there in both pictures and are not in the same state, on disk or in memory. */
export function differingNodes(left: Snapshot, right: Snapshot): readonly ProcessId[] {
  return left.picture.processes.flatMap((mine) => {
    const theirs = right.picture.processes.find(({ id }) => id === mine.id);
    if (theirs === undefined || mine.role !== theirs.role) return [];
    const isSame =
      mine.status === theirs.status &&
      canonical(mine.state) === canonical(theirs.state) &&
      canonical(left.logs[mine.id]) === canonical(right.logs[mine.id]);
    return isSame ? [] : [mine.id];
  });
}

/** Where two runs part and how, in one sentence a side; null: as far as they are known they are the same. */
export function partingWords(
  left: Events,
  right: Events,
): { readonly at: EventIndex; readonly left: string; readonly right: string } | null {
  const at = partingOf(left, right);
  if (at === null) return null;
  return { at, left: left[at]?.headline ?? '', right: right[at]?.headline ?? '' };
}
