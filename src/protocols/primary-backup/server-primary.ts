import { transferMs, mayAct, type ServerContext, type Writing } from './server-state.ts';
import { executeOnce, recall } from './store.ts';
import type { MessageOf, Pending, Rejection, Request, Result } from './types.ts';
import { isForAnotherLife, isPrimary } from './views.ts';

/** What a server does as a primary: it orders requests, has its backup accept them, executes and answers them. */

export function onRequest(
  context: ServerContext,
  script: Writing,
  { request, again }: MessageOf<'REQUEST'>,
): void {
  const { view, answers, pending } = script.now;
  if (!isPrimary(view, context.self)) {
    script.note('PB-R3');
    if (context.rule('PB-R3')) return reject(script, request, 'not primary', again);
    return answerNow(context, script, request, again);
  }
  if (!script.now.initialised) {
    script.note('PB-A1');
    if (!mayAct(context, script.now)) return reject(script, request, 'no state', again);
  }
  if (context.rule('PB-A4')) {
    const known = recall(answers, request);
    if (known !== 'new') script.note('PB-A4');
    if (known === 'old') return;
    if (known !== 'new') return reply(script, request, known, again);
    if (pending.some((one) => isSame(one.request, request))) return script.note('PB-A4');
  }
  if (request.work.kind === 'get' && !context.rule('PB-R1G')) {
    script.note('PB-R1G');
    return answerNow(context, script, request, again);
  }
  if (view.backup === null) return answerNow(context, script, request, again);
  take(context, script, request, again);
}

/** Executes it, and answers. */
function answerNow(
  context: ServerContext,
  script: Writing,
  request: Request,
  again: boolean,
): void {
  const { result, ...store } = executeOnce(script.now, request, context.rule('PB-A4'));
  script.become({ ...script.now, ...store });
  reply(script, request, result, again);
}

/** R1: the backup has to accept it first. */
function take(context: ServerContext, script: Writing, request: Request, again: boolean): void {
  const order = script.now.order + 1;
  const isEager = !context.rule('PB-R1');
  const one: Pending = { request, order, accepted: false, executed: isEager };
  script.note('PB-R1');
  if (!script.now.copied) script.note('PB-R5A');
  script.become({ ...script.now, order, pending: [...script.now.pending, one] });
  if (isEager) answerNow(context, script, request, again);
  if (script.now.copied || !context.rule('PB-R5A')) forward(context, script, one, false);
}

function forward(
  context: ServerContext,
  script: Writing,
  { order, request }: Pending,
  again: boolean,
): void {
  const { view } = script.now;
  if (view.backup === null) return;
  const between = { view: view.num, life: context.incarnation, toLife: view.backup.life };
  const message = { kind: 'FORWARD', ...between, order, request, again } as const;
  script.send(view.backup.id, message, { background: again });
}

export function onAccept(
  context: ServerContext,
  script: Writing,
  { view, toLife, order, request }: MessageOf<'ACCEPT'>,
): void {
  if (isForAnotherLife(context, toLife)) return script.note('PB-INC');
  if (view !== script.now.view.num || !isPrimary(script.now.view, context.self)) return;
  const inOrder = context.rule('PB-A6');
  if (!script.now.pending.some((one) => one.order === order && one.request.id === request)) return;
  script.note('PB-R1');
  // In order without gaps: who has accepted this one has accepted all before it.
  const isCovered = (one: Pending): boolean => (inOrder ? one.order <= order : one.order === order);
  const marked = script.now.pending.map((one) =>
    isCovered(one) ? { ...one, accepted: true } : one,
  );
  script.become({ ...script.now, pending: marked.filter((one) => !isCovered(one)) });
  for (const one of marked.filter(isCovered)) finish(context, script, one);
}

/** It is executed here too, in the same order, and the client hears of it. */
function finish(context: ServerContext, script: Writing, { request, executed }: Pending): void {
  if (!executed) answerNow(context, script, request, false);
}

export function onRefuse(
  context: ServerContext,
  script: Writing,
  { view, toLife, why }: MessageOf<'REFUSE'>,
): void {
  if (isForAnotherLife(context, toLife)) return script.note('PB-INC');
  if (view !== script.now.view.num || why === 'not ready') return script.note('PB-R1');
  script.note('PB-R2', 'refused');
  abandon(script, 'deposed');
}

/** The view is over for its primary: no request of it can be accepted any more, so the clients must ask elsewhere. */
export function abandon(script: Writing, why: Rejection): void {
  const { pending } = script.now;
  script.become({ ...script.now, pending: [] });
  for (const one of pending) if (!one.executed) reject(script, one.request, why, false);
}

/** R5: the whole state at one instant, the table of answers included. */
export function sendSnapshot(context: ServerContext, script: Writing, again: boolean): void {
  const { view, data, answers } = script.now;
  if (view.backup === null) return;
  script.note('PB-R5');
  script.send(
    view.backup.id,
    {
      kind: 'SNAPSHOT',
      view: view.num,
      life: context.incarnation,
      toLife: view.backup.life,
      whole: view,
      order: 0,
      data,
      answers,
    },
    { background: again, transferMs: transferMs(context, script.now) },
  );
}

export function onCopied(
  context: ServerContext,
  script: Writing,
  { view, toLife }: MessageOf<'COPIED'>,
): void {
  if (isForAnotherLife(context, toLife)) return script.note('PB-INC');
  if (view !== script.now.view.num || script.now.copied) return;
  script.note('PB-A2', 'copied');
  script.become({ ...script.now, copied: true });
  if (context.rule('PB-R5A')) forwardAll(context, script, false);
}

export function forwardAll(context: ServerContext, script: Writing, again: boolean): void {
  for (const one of script.now.pending) {
    if (!one.accepted) forward(context, script, one, again);
  }
}

/** What has waited for a backup, when there is none any more. */
export function finishAll(context: ServerContext, script: Writing): void {
  const { pending } = script.now;
  script.become({ ...script.now, pending: [] });
  for (const one of pending) finish(context, script, one);
}

/** Nothing was heard: the snapshot, or what the backup has not accepted, goes out again. */
export function sendAgain(context: ServerContext, script: Writing): void {
  script.note('PB-R1');
  if (!script.now.copied) sendSnapshot(context, script, true);
  if (script.now.copied || !context.rule('PB-R5A')) forwardAll(context, script, true);
}

function reply(script: Writing, request: Request, result: Result, again: boolean): void {
  const { num } = script.now.view;
  const message = { kind: 'REPLY', request: request.id, result, view: num } as const;
  script.send(request.client, message, { background: again });
}

function reject(script: Writing, request: Request, why: Rejection, again: boolean): void {
  const message = { kind: 'REJECT', request: request.id, why } as const;
  script.send(request.client, message, { background: again });
}

function isSame(one: Request, other: Request): boolean {
  return one.client === other.client && one.life === other.life && one.number === other.number;
}
