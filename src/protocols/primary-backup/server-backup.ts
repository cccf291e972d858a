import type { ProcessId } from '../../engine/configuration.ts';
import type { ServerContext, Writing } from './server-state.ts';
import { learnView } from './server-views.ts';
import { executeOnce } from './store.ts';
import type { MessageOf, ServerState } from './types.ts';
import { isBackup, isForAnotherLife } from './views.ts';

/** What a server does as a backup: it takes over the state, accepts what its primary forwards, and nobody else's. */

export function onForward(
  context: ServerContext,
  script: Writing,
  from: ProcessId,
  message: MessageOf<'FORWARD'>,
): void {
  if (isStale(context, script.now, message)) return script.note('PB-INC');
  script.note('PB-R2');
  if (isMyPrimarys(context, script.now, message)) return inOrder(context, script, from, message);
  if (!context.rule('PB-R2')) return apply(context, script, from, message);
  const { view, order, again, request } = message;
  const why = script.now.view.num > view ? 'later view' : 'not ready';
  const between = { view, life: context.incarnation, toLife: message.life };
  const answer = { kind: 'REFUSE', ...between, order, request: request.id, why } as const;
  script.send(from, answer, { background: again });
}

/** R2: it comes from the primary of the view this server believes in, is its backup, and has the state of. */
function isMyPrimarys(
  { self }: ServerContext,
  { view, initialised }: ServerState,
  message: MessageOf<'FORWARD'>,
): boolean {
  return message.view === view.num && isBackup(view, self) && initialised;
}

/** A6: one order, without gaps; what was applied already is accepted again. */
function inOrder(
  context: ServerContext,
  script: Writing,
  from: ProcessId,
  message: MessageOf<'FORWARD'>,
): void {
  if (!context.rule('PB-A6')) return apply(context, script, from, message);
  const { order } = script.now;
  if (message.order > order + 1) return script.note('PB-A6');
  if (message.order <= order) {
    script.note('PB-A6');
    return accept(context, script, from, message);
  }
  apply(context, script, from, message);
}

function apply(
  context: ServerContext,
  script: Writing,
  from: ProcessId,
  message: MessageOf<'FORWARD'>,
): void {
  const { result: _result, ...store } = executeOnce(
    script.now,
    message.request,
    context.rule('PB-A4'),
  );
  const isThisView = message.view === script.now.view.num;
  const order = isThisView ? Math.max(script.now.order, message.order) : script.now.order;
  script.become({ ...script.now, ...store, order });
  accept(context, script, from, message);
}

function accept(
  { incarnation }: ServerContext,
  script: Writing,
  from: ProcessId,
  { view, life, order, request, again }: MessageOf<'FORWARD'>,
): void {
  const between = { view, life: incarnation, toLife: life };
  const answer = { kind: 'ACCEPT', ...between, order, request: request.id } as const;
  script.send(from, answer, { background: again });
}

/** R5: the state as it was at one instant. A second one of the same view would undo what was applied since. */
export function onSnapshot(
  context: ServerContext,
  script: Writing,
  from: ProcessId,
  message: MessageOf<'SNAPSHOT'>,
): void {
  if (isStale(context, script.now, message)) return script.note('PB-INC');
  learnView(context, script, message.whole, true);
  const { view, initialised, order } = script.now;
  if (view.num !== message.view || !isBackup(view, context.self)) return script.note('PB-A5');
  const between = { view: view.num, life: context.incarnation, toLife: message.life };
  const copied = { kind: 'COPIED', ...between } as const;
  if (initialised) {
    script.note('PB-R5A');
    if (context.rule('PB-R5A')) return script.send(from, copied, { background: true });
  } else script.note('PB-R5', 'copied');
  const { data, answers } = message;
  const most = Math.max(order, message.order);
  script.become({ ...script.now, data, answers, initialised: true, order: most });
  script.send(from, copied, { background: initialised });
}

/** Meant for an earlier life of this server, or sent in an earlier life of its primary. */
function isStale(
  context: ServerContext,
  { view }: ServerState,
  message: MessageOf<'FORWARD' | 'SNAPSHOT'>,
): boolean {
  if (isForAnotherLife(context, message.toLife)) return true;
  const isOfView = message.view === view.num && view.primary !== null;
  return context.rule('PB-INC') && isOfView && message.life < (view.primary?.life ?? 0);
}
