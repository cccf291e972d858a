import type { Context } from '../../engine/protocol.ts';
import type { Script } from '../../engine/script.ts';
import type { PrimaryBackup, ServerState } from './types.ts';
import { isPrimary, VIEW_0 } from './views.ts';

export type Writing = Script<PrimaryBackup, ServerState>;
export type ServerContext = Context<PrimaryBackup>;

/** Memory only: so it is after every start. */
export const EMPTY: ServerState = {
  role: 'server',
  view: VIEW_0,
  acked: 0,
  initialised: false,
  data: {},
  answers: {},
  order: 0,
  pending: [],
  copied: false,
};

/** May it do what a primary does? A1: only with the state that belongs to its view. */
export function mayAct({ self, rule }: ServerContext, { view, initialised }: ServerState): boolean {
  return isPrimary(view, self) && (initialised || !rule('PB-A1'));
}

/** A2: the primary acknowledges a view once its backup has the state; all others at once. */
export function acknowledged(context: ServerContext, state: ServerState): number {
  const { view, acked, copied } = state;
  if (!isPrimary(view, context.self)) return view.num;
  return mayAct(context, state) && (view.backup === null || copied) ? view.num : acked;
}

/** Does the primary wait for its backup? Then it asks again, for ever: only the view server can remove a backup. */
export function waitsForBackup(context: ServerContext, state: ServerState): boolean {
  const { view, copied, pending } = state;
  if (view.backup === null || !mayAct(context, state)) return false;
  return !copied || pending.some((one) => !one.accepted);
}

/** How long copying the state takes beyond the way itself. */
export function transferMs({ options }: ServerContext, { data, answers }: ServerState): number {
  return options.copyMs * Math.max(1, Object.keys(data).length + Object.keys(answers).length);
}
