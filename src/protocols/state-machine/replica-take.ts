import type { Context } from '../../engine/protocol.ts';
import type { Script } from '../../engine/script.ts';
import { afterEntry, isDeadly, stopped } from './replica-log.ts';
import { SEQUENCER } from './sequencer.ts';
import type { Numbered, ReplicaState, StateMachine } from './types.ts';

/** How a replica takes entries: in turn, or as they come; onto its disk first, and then into its state. */

export type Writing = Script<StateMachine, ReplicaState>;
export type ReplicaContext = Context<StateMachine>;

export function take(
  context: ReplicaContext,
  script: Writing,
  entries: readonly Numbered[],
  again: boolean,
): void {
  for (const next of entries) {
    if (context.rule('RSM-GAP')) takeInTurn(context, script, next, again);
    else takeAsItComes(context, script, next, again);
    if (script.now.halted !== null) return;
  }
}

export function takeAsItComes(
  context: ReplicaContext,
  script: Writing,
  next: Numbered,
  again: boolean,
): void {
  if (isKnown(script.now, next)) answerAgain(script, next, again);
  else carryOutNext(context, script, next);
}

function isKnown({ applied }: ReplicaState, { entry }: Numbered): boolean {
  return applied.some((one) => one.entry.id === entry.id);
}

/** GAP: an entry waits for those before it, and the first that is missing is asked for. */
function takeInTurn(
  context: ReplicaContext,
  script: Writing,
  next: Numbered,
  again: boolean,
): void {
  const turn = script.now.applied.length + 1;
  if (next.number < turn) return answerAgain(script, next, again);
  if (next.number > turn) {
    const { early } = script.now;
    if (!early.some(({ number }) => number === next.number))
      script.become({ ...script.now, early: [...early, next] });
    script.note('RSM-GAP', 'gap');
    return fetch(script, turn);
  }
  carryOutNext(context, script, next);
  takeNextEarly(context, script);
}

function takeNextEarly(context: ReplicaContext, script: Writing): void {
  if (script.now.halted !== null) return;
  const { early, applied } = script.now;
  const later = early.filter(({ number }) => number > applied.length);
  if (later.length < early.length) script.become({ ...script.now, early: later });
  const next = later.find(({ number }) => number === applied.length + 1);
  if (next === undefined) return;
  carryOutNext(context, script, next);
  takeNextEarly(context, script);
}

/** LOG: it is on disk before it is carried out; a deadly one is found there at every restart. */
function carryOutNext(context: ReplicaContext, script: Writing, one: Numbered): void {
  const { skipped, applied } = script.now;
  const next = { ...one, skip: one.skip || skipped.includes(one.number) };
  script.force({ kind: 'ENTRY', ...next });
  if (isDeadly(next)) {
    script.become(stopped(context, [...applied, next].map(plain), 1, skipped));
    return crashed(context, script);
  }
  script.become(afterEntry(context, script.now, next));
  script.note('RSM-DET', 'applied');
  answer(script, next, false);
}

function plain({ number, entry, skip }: Numbered): Numbered {
  return { number, entry, skip };
}

function answerAgain(script: Writing, next: Numbered, again: boolean): void {
  script.note('RSM-ONCE');
  if (again) answer(script, next, true);
}

export function answer(script: Writing, { entry }: Numbered, background: boolean): void {
  const at = script.now.applied.findIndex((one) => one.entry.id === entry.id);
  const result = script.now.applied[at]?.result;
  if (result === undefined) return;
  const message = { kind: 'ANSWER', request: entry.id, result, position: at + 1 } as const;
  script.send(entry.client, message, { background });
}

export function fetch(script: Writing, from: number, background = false): void {
  if (script.now.asked === from) return;
  script.become({ ...script.now, asked: from });
  script.send(SEQUENCER, { kind: 'FETCH', from }, { background });
}

export function crashed({ options }: ReplicaContext, script: Writing): void {
  script.note('RSM-BUG', 'crashed');
  const { halted } = script.now;
  if (halted !== null && halted.times <= options.revivals)
    script.setTimer('revive', '', options.reviveMs);
}
