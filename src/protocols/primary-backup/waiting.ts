import type { Configuration, ProcessId } from '../../engine/configuration.ts';
import type { PropertyContext, Waiting } from '../../engine/protocol.ts';
import { isGone, nextView } from './next-view.ts';
import { mayAct, waitsForBackup, type ServerContext } from './server-state.ts';
import type { ClientState, PrimaryBackup, ServerState, ViewServerState } from './types.ts';
import { isPrimary, VIEW_SERVER } from './views.ts';

type Known = PropertyContext<PrimaryBackup>;

/** Who cannot go on: clients without an answer, a primary without its backup, a view server without a successor. */
export function waitingFor(
  configuration: Configuration<PrimaryBackup>,
  context: Known,
): readonly Waiting[] {
  return configuration.processes.flatMap(({ id, state, incarnation }): readonly Waiting[] => {
    switch (state?.role) {
      case 'client':
        return clientWaits(id, state);
      case 'view server':
        return viewServerWaits(id, context, state);
      case 'server':
        return serverWaits({ ...context, self: id, incarnation, draw: () => 0 }, state);
      case undefined:
        return [];
    }
  });
}

function clientWaits(process: ProcessId, { outstanding, view }: ClientState): readonly Waiting[] {
  if (outstanding === null) return [];
  const primary = view?.primary?.id;
  return [
    {
      process,
      subject: outstanding.request.id,
      waitsFor: primary === undefined ? [VIEW_SERVER] : [primary],
      rule: 'PB-A3',
    },
  ];
}

/** V6: it may not leave a view that its primary has not acknowledged. V7: nobody in the view is left to lead. */
function viewServerWaits(
  process: ProcessId,
  context: Known,
  state: ViewServerState,
): readonly Waiting[] {
  const { view, acknowledged } = state;
  const { primary, backup, num } = view;
  const subject = `view ${num}`;
  if (primary === null) return [];
  const waitsFor = [primary.id];
  const isPrimaryGone = isGone(context, state, primary.id);
  const wantsOn = isPrimaryGone || nextView(context, state, true) !== null;
  if (wantsOn && !acknowledged && context.rule('PB-V6'))
    return [{ process, subject, waitsFor, rule: 'PB-V6' }];
  if (!isPrimaryGone || nextView(context, state, true) !== null) return [];
  const all = backup === null ? waitsFor : [...waitsFor, backup.id];
  return [{ process, subject, waitsFor: all, rule: 'PB-V7' }];
}

function serverWaits(context: ServerContext, state: ServerState): readonly Waiting[] {
  const { view, copied, pending } = state;
  const { self: process } = context;
  if (!isPrimary(view, process)) return [];
  if (!mayAct(context, state))
    return [{ process, subject: `view ${view.num}`, waitsFor: [VIEW_SERVER], rule: 'PB-A1' }];
  if (view.backup === null || !waitsForBackup(context, state)) return [];
  const waitsFor = [view.backup.id];
  if (!copied) return [{ process, subject: `view ${view.num}`, waitsFor, rule: 'PB-A2' }];
  return pending
    .filter((one) => !one.accepted)
    .map(({ request }) => ({ process, subject: request.id, waitsFor, rule: 'PB-R1' }));
}
