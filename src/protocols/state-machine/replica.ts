import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { afterEntry, isDeadly, logOf, newborn, reread, stopped } from './replica-log.ts';
import { SEQUENCER } from './sequencer.ts';
import type { Message, MessageOf, Numbered, ReplicaState, StateMachine } from './types.ts';

type Writing = Script<StateMachine, ReplicaState>;
type ReplicaContext = Context<StateMachine>;

/** A replica reads its log and does what it says; two that have read equally far are equal. */
export const replica: RoleHandlers<StateMachine> = {
  initialState: newborn,
  onStart(context) {
    const script: Writing = new Script(newborn(context));
    script.note('RSM-INIT');
    return script.step();
  },
  onRecover(context, records) {
    const { log, skipped } = logOf(records);
    const script: Writing = new Script(reread(context, log, skipped, 0));
    script.note('RSM-LOG', 'reread');
    if (script.now.halted !== null) crashed(context, script);
    else catchUp(context, script);
    return script.step();
  },
  onMessage(context, state: ReplicaState, { message }) {
    const script: Writing = new Script(state);
    receive(context, script, message);
    return script.step();
  },
  onTimer(context, state: ReplicaState) {
    const script: Writing = new Script(state);
    if (state.halted !== null) startAgain(context, script);
    return script.step();
  },
};

function receive(context: ReplicaContext, script: Writing, message: Message): void {
  if (message.kind === 'SKIP') return onSkip(context, script, message.number);
  if (message.kind === 'TIP') return onTip(context, script, message);
  // Nobody reads what arrives while the program is down.
  if (script.now.halted !== null) return;
  switch (message.kind) {
    case 'REQUEST':
      return onRequest(context, script, message);
    case 'ENTRY': {
      const { kind: _kind, again, ...next } = message;
      return take(context, script, [next], again);
    }
    case 'ENTRIES':
      if (message.entries.some(({ number }) => number > script.now.applied.length))
        script.note('RSM-GAP', 'fetched');
      return take(context, script, message.entries, false);
    case 'FETCH':
    case 'ANSWER':
  }
}

/** Nobody orders: what comes first, comes first. */
function onRequest(
  context: ReplicaContext,
  script: Writing,
  { entry, again }: MessageOf<'REQUEST'>,
): void {
  const number = script.now.applied.length + 1;
  takeAsItComes(context, script, { number, entry, skip: false }, again);
}

function take(
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

function takeAsItComes(
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

function answer(script: Writing, { entry }: Numbered, background: boolean): void {
  const at = script.now.applied.findIndex((one) => one.entry.id === entry.id);
  const result = script.now.applied[at]?.result;
  if (result === undefined) return;
  const message = { kind: 'ANSWER', request: entry.id, result, position: at + 1 } as const;
  script.send(entry.client, message, { background });
}

function fetch(script: Writing, from: number, background = false): void {
  if (script.now.asked === from) return;
  script.become({ ...script.now, asked: from });
  script.send(SEQUENCER, { kind: 'FETCH', from }, { background });
}

/** What was missed while it was down, if anything was. */
function catchUp(context: ReplicaContext, script: Writing): void {
  if (!context.rule('RSM-GAP') || !context.rule('RSM-ORDER')) return;
  script.note('RSM-GAP');
  script.become({ ...script.now, asked: 0 });
  fetch(script, script.now.applied.length + 1);
}

function onTip(context: ReplicaContext, script: Writing, tip: MessageOf<'TIP'>): void {
  for (const number of tip.skipped) onSkip(context, script, number);
  if (!context.rule('RSM-GAP') || script.now.halted !== null) return;
  const turn = script.now.applied.length + 1;
  if (tip.length < turn) return;
  script.note('RSM-GAP', 'gap');
  // What it has asked for may be on its way. If it is not here by the next time, it asks again.
  if (script.now.asked === turn) script.become({ ...script.now, asked: 0 });
  else fetch(script, turn, true);
}

/** SKIP: a program that is down over this very entry can be started again. */
function onSkip(context: ReplicaContext, script: Writing, number: number): void {
  if (script.now.skipped.includes(number)) return;
  const { halted, skipped } = script.now;
  script.note('RSM-SKIP');
  script.force({ kind: 'SKIP', number });
  script.become({ ...script.now, skipped: [...skipped, number] });
  if (halted === null) return;
  script.cancelTimer('revive', '');
  startAgain(context, script);
}

function crashed({ options }: ReplicaContext, script: Writing): void {
  script.note('RSM-BUG', 'crashed');
  const { halted } = script.now;
  if (halted !== null && halted.times <= options.revivals)
    script.setTimer('revive', '', options.reviveMs);
}

/** A new start of the same program with the same log. */
function startAgain(context: ReplicaContext, script: Writing): void {
  const { halted, skipped } = script.now;
  if (halted === null) return;
  const { log, position, times } = halted;
  const isSkipped = skipped.includes(log[position - 1]?.number ?? 0);
  script.become(reread(context, log, skipped, isSkipped ? 0 : times));
  if (script.now.halted !== null) return crashed(context, script);
  for (const { entry } of log.slice(position - 1)) {
    const at = script.now.applied.findIndex((one) => one.entry.id === entry.id);
    const done = script.now.applied[at];
    if (done !== undefined) answer(script, done, false);
  }
  catchUp(context, script);
}
