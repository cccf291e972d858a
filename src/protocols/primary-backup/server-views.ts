import { abandon, finishAll, forwardAll, sendSnapshot } from './server-primary.ts';
import { mayAct, type ServerContext, type Writing } from './server-state.ts';
import type { MessageOf, ServerState, View } from './types.ts';
import { isBackup, isForAnotherLife, isPrimary } from './views.ts';

/** The view server answers a ping. */
export function onTold(
  context: ServerContext,
  script: Writing,
  { view, acknowledged, toLife }: MessageOf<'VIEW' | 'PONG'>,
): void {
  if (isForAnotherLife(context, toLife)) return script.note('PB-INC');
  script.note(view.num < script.now.view.num ? 'PB-A5' : 'PB-V2');
  learnView(context, script, view, acknowledged);
}

/** A5: never back to an earlier view. A new view begins with nothing accepted and nothing copied. */
export function learnView(
  context: ServerContext,
  script: Writing,
  view: View,
  isAcknowledged: boolean,
): void {
  const was = script.now;
  if (view.num <= was.view.num) return;
  const isFirst = isFreshStart(context, view, isAcknowledged);
  const initialised = startsWithState(context, was, view, isFirst);
  if (was.initialised && (!initialised || !context.rule('PB-A1V'))) script.note('PB-A1V');
  script.become({ ...was, view, initialised, order: 0, copied: false });
  if (isPrimary(view, context.self))
    return lead(context, script, isPrimary(was.view, context.self));
  if (isPrimary(was.view, context.self)) script.note('PB-R3', 'old primary learns');
  abandon(script, 'deposed');
}

/** A1: the first primary of all begins with nothing, and nothing is the state. Once acknowledged, that is over. */
function isFreshStart(
  { self, incarnation, rule }: ServerContext,
  { num, primary }: View,
  isAcknowledged: boolean,
): boolean {
  const isMine = primary?.id === self && (primary.life === incarnation || !rule('PB-INC'));
  return num === 1 && isMine && !isAcknowledged;
}

/** A1: the state counts for the view it was complete in, and goes on only from a view to the next. */
function startsWithState(
  { self, rule }: ServerContext,
  was: ServerState,
  view: View,
  isFirst: boolean,
): boolean {
  if (isFirst) return true;
  if (!rule('PB-A1V') && was.initialised) return true;
  if (isBackup(view, self)) return !rule('PB-R5');
  return isPrimary(view, self) && was.initialised && was.view.num === view.num - 1;
}

/** A primary begins its view: alone, or with a copy of the state for its backup. */
function lead(context: ServerContext, script: Writing, wasPrimary: boolean): void {
  if (!wasPrimary) script.note('PB-R4', 'switch-over');
  if (!script.now.initialised) script.note('PB-A1');
  if (!mayAct(context, script.now)) return abandon(script, 'no state');
  const { view, pending } = script.now;
  if (view.backup === null) return finishAll(context, script);
  const renumbered = pending.map((one, at) => ({ ...one, order: at + 1, accepted: false }));
  const copied = !context.rule('PB-R5');
  script.become({ ...script.now, copied, pending: renumbered, order: pending.length });
  if (!copied) sendSnapshot(context, script, false);
  if (copied || !context.rule('PB-R5A')) forwardAll(context, script, false);
}
