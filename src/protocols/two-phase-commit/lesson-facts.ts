import { canonical } from '../../base/canonical.ts';
import { items } from '../../base/log-list.ts';
import type { AppliedEffect, TraceEvent } from '../../engine/action.ts';
import { findProcess, type Configuration, type ProcessId } from '../../engine/configuration.ts';
import type { Course, Evidence } from '../../scene/lesson.ts';
import type { Decision, Message, ParticipantState, TransactionId, TwoPhase } from './types.ts';

/** What can be read off a run: the questions of the lesson are answered from this and from nothing else. */

export type Run = Course<TwoPhase>;
export type State = Configuration<TwoPhase>;
export type Facts = Evidence<TwoPhase>;
type Sent = Extract<AppliedEffect<TwoPhase>, { kind: 'send' }>;

/** First decision of each, in the order in which they were made: what was forced to a log, or told to a client. */
export function decisionsIn({ events }: Run, id: TransactionId): ReadonlyMap<ProcessId, Decision> {
  const found = new Map<ProcessId, Decision>();
  for (const event of events) {
    const decision = decisionBy(event, id);
    if (decision !== null && event.process !== null && !found.has(event.process))
      found.set(event.process, decision);
  }
  return found;
}

function decisionBy({ effects }: TraceEvent<TwoPhase>, id: TransactionId): Decision | null {
  for (const effect of effects) {
    if (effect.kind === 'reply' && effect.result.transaction === id) return effect.result.outcome;
    if (effect.kind !== 'durable') continue;
    for (const record of effect.records) {
      const isDecision = record.kind === 'COMMIT' || record.kind === 'ABORT';
      if (isDecision && record.transaction === id)
        return record.kind === 'COMMIT' ? 'committed' : 'aborted';
    }
  }
  return null;
}

/** The event of its decision; null: it never decides. */
export function decidedAt({ events }: Run, who: ProcessId, id: TransactionId): number | null {
  const found = events.find((event) => event.process === who && decisionBy(event, id) !== null);
  return found?.index ?? null;
}

/** `split`: some commit and some abort; `open`: somebody who has promised never hears. */
export type Fate = Decision | 'split' | 'open';

export function fateOf(run: Run, id: TransactionId): Fate {
  const outcomes = new Set(decisionsIn(run, id).values());
  if (outcomes.size > 1) return 'split';
  if (inDoubt(run.end, id).length > 0) return 'open';
  const [outcome] = outcomes;
  return outcome ?? 'open';
}

/** Who has promised and was not told, and is there to say so. */
export function inDoubt(state: State, id: TransactionId): readonly ProcessId[] {
  return state.processes
    .filter(({ state: memory }) => branchOf(memory, id)?.phase === 'prepared')
    .map((process) => process.id);
}

export function branchOf(
  memory: TwoPhase['state'] | null | undefined,
  id: TransactionId,
): ParticipantState['branches'][number] | undefined {
  if (memory?.role !== 'participant') return undefined;
  return memory.branches.find((branch) => branch.transaction === id);
}

/** Which transactions hold the lock on `key`. */
export function holdersOf(
  state: State | null,
  who: ProcessId,
  key: string,
): readonly TransactionId[] {
  const memory = state === null ? null : findProcess(state, who)?.state;
  if (memory?.role !== 'participant') return [];
  return memory.locks[key]?.holders.map((holder) => holder.transaction) ?? [];
}

/** All that a process has to go by: its memory and its log; after a crash only the log. */
function knowledge(state: State, who: ProcessId): string {
  const process = findProcess(state, who);
  return canonical([process?.state ?? null, process === undefined ? [] : items(process.log)]);
}

/** Can it be, for all that they know now, that they live in the other run? */
export function couldBe({ now }: Facts, who: readonly ProcessId[], other: Run): boolean {
  return who.every((one) => {
    const known = knowledge(now, one);
    return other.events.some((event) => {
      const there = event.process === one ? other.after(event.name) : null;
      return there !== null && knowledge(there, one) === known;
    });
  });
}

/** Messages sent after the question, in order. */
export function sentLater({ now, run }: Facts): readonly Sent[] {
  return sentFrom(run, now.next);
}

export function sentFrom({ events }: Run, index: number): readonly Sent[] {
  return events
    .slice(index)
    .flatMap(({ effects }) => effects.filter((effect): effect is Sent => effect.kind === 'send'));
}

/** What `from` says first to `to`, of the kinds that matter. */
export function firstSaid(
  sent: readonly Sent[],
  from: ProcessId,
  to: ProcessId,
  kinds: readonly Message['kind'][],
): Message | null {
  const found = sent.find(
    (one) => one.from === from && one.to === to && kinds.includes(one.message.kind),
  );
  return found?.message ?? null;
}

export function indexOf({ events }: Run, name: string): number {
  return events.find((event) => event.name === name)?.index ?? Number.POSITIVE_INFINITY;
}
