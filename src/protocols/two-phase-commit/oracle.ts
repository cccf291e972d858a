import type { Configuration, ProcessId } from '../../engine/configuration.ts';
import { findProcess } from '../../engine/configuration.ts';
import type { PropertyContext } from '../../engine/protocol.ts';
import { canonical } from '../../base/canonical.ts';
import { decisionBy, findStory, withBreach, withStory, type Ghost, type Story } from './ghost.ts';
import type { Access, Decision, DecisionRecord, TwoPhase, Values } from './types.ts';
import { pairs } from './words.ts';
import { carryOut } from './work.ts';

/**
 * The exact oracle. It carries out each transaction on its own copy of the whole database at the commit point and
 * compares: what was read, and what the participants hold.
 */

/** COMMIT is durable for the first time: the transaction takes place, at once and everywhere. */
export function withCommitPoint(ghost: Ghost, story: Story): Ghost {
  const work = story.participants.flatMap((one) => story.work[one] ?? []);
  const { writes, reads, isOverdrawn } = carryOut(work, ghost.model);
  const model = { ...ghost.model, ...writes };
  const now = withStory({ ...ghost, model }, { ...story, expected: reads });
  if (!isOverdrawn) return now;
  return withBreach(
    now,
    '2PC-SER',
    `${story.id} committed and took more than there was.`,
    story.participants,
  );
}

/** At the coordinator's COMMIT: did the transaction read what was committed before it, and nothing else? */
export function checkReads(ghost: Ghost, record: DecisionRecord): Ghost {
  const story = findStory(ghost, record.transaction);
  if (record.kind !== 'COMMIT' || story === undefined) return ghost;
  if (canonical(story.expected) === canonical(record.reads)) return ghost;
  const message = `${story.id} read ${shown(record.reads)}; at its commit point that was ${shown(story.expected)}.`;
  return withBreach(ghost, '2PC-SER', message, story.participants);
}

/** AC3, and AC4 for the case that its premise holds. */
export function checkVotes(ghost: Ghost, story: Story, decision: Decision): Ghost {
  const missing = story.participants.filter((one) => !story.yes.includes(one));
  if (decision === 'committed' && missing.length > 0) {
    const message = `${story.id} is committed, and ${missing.join(' and ')} did not vote YES.`;
    return withBreach(ghost, '2PC-AC3', message, missing);
  }
  if (decision === 'aborted' && missing.length === 0 && story.participants.length > 0) {
    const message = `${story.id} is aborted although all voted YES and nothing failed.`;
    return withBreach(ghost, '2PC-AC4', message, story.participants);
  }
  return ghost;
}

/** ISO: the participant is now prepared for `story`; is it prepared for another one that wants the same key? */
export function checkConflicts(ghost: Ghost, story: Story, participant: ProcessId): Ghost {
  for (const other of ghost.stories) {
    if (other.id === story.id || !other.prepared.includes(participant)) continue;
    const key = conflict(story.work[participant] ?? [], other.work[participant] ?? []);
    if (key === undefined) continue;
    const message = `${participant} is prepared for ${other.id} and ${story.id}, and both want ${key}.`;
    return withBreach(ghost, '2PC-ISO', message, [participant]);
  }
  return ghost;
}

function conflict(one: readonly Access[], other: readonly Access[]): string | undefined {
  for (const a of one) {
    for (const b of other) {
      if (a.key === b.key && (a.kind !== 'get' || b.kind !== 'get')) return a.key;
    }
  }
  return undefined;
}

/** DATA: what an idle participant holds, key by key, where no committed transaction is still on its way to it. */
export function checkData(
  ghost: Ghost,
  id: ProcessId | null,
  configuration: Configuration<TwoPhase>,
  context: PropertyContext<TwoPhase>,
): Ghost {
  const process = id === null ? undefined : findProcess(configuration, id);
  const state = process?.state;
  if (process === undefined || state?.role !== 'participant') return ghost;
  if (process.write !== null || process.pending.length > 0) return ghost;
  for (const key of Object.keys(state.data)) {
    const value = state.data[key] ?? 0;
    const expected = ghost.model[key] ?? 0;
    if (value === expected || isUnderWay(ghost, process.id, key, context)) continue;
    const message = `${process.id} holds ${key} = ${value}; the committed transactions make it ${expected}.`;
    return withBreach(ghost, '2PC-DATA', message, [process.id]);
  }
  return ghost;
}

/** Is a change of `key` still to come, or, where locks go at the vote, still to be confirmed or taken back? */
function isUnderWay(
  ghost: Ghost,
  participant: ProcessId,
  key: string,
  context: PropertyContext<TwoPhase>,
): boolean {
  const isEarly = !context.rule('2PC-R5');
  return ghost.stories.some((story) => {
    if (decisionBy(story, participant) !== null || story.acked.includes(participant)) return false;
    const isCommitted = story.committed.length > 0;
    if (!isCommitted && !(isEarly && story.prepared.includes(participant))) return false;
    return (story.work[participant] ?? []).some(
      (access) => access.key === key && access.kind !== 'get',
    );
  });
}

function shown(values: Values): string {
  return pairs(values) || 'nothing';
}
