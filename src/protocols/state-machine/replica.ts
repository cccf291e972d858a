import type { RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { logOf, newborn, reread } from './replica-log.ts';
import {
  answer,
  crashed,
  fetch,
  take,
  takeAsItComes,
  type ReplicaContext,
  type Writing,
} from './replica-take.ts';
import type { Message, MessageOf, ReplicaState, StateMachine } from './types.ts';

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
