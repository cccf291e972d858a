import { byCodeUnit } from '../../base/canonical.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import { NEXT_TICK, TWO_CHECKS } from './options.ts';
import type { Member, PrimaryBackupOptions, View, ViewServerState } from './types.ts';
import { isMember } from './views.ts';

/** Who follows whom: V4 (when) and V5 (who) of the view service, with R4. A function of what the view server knows. */

/** After so many checks without a ping a server counts as dead. */
export function mostMissed({ detector, deadPings }: PrimaryBackupOptions): number {
  return detector === TWO_CHECKS ? 1 : deadPings;
}

interface Knowledge {
  readonly options: PrimaryBackupOptions;
  readonly rule: (id: string) => boolean;
}

/** Dead, or back without its state: no longer fit for the part it has in the view. */
export function isGone(known: Knowledge, state: ViewServerState, id: ProcessId): boolean {
  const watched = state.watched.find((one) => one.id === id);
  if (watched === undefined) return false;
  return watched.dead || (watched.restarted && known.rule('PB-V3'));
}

/** Alive and without a part in the view, in order of names. */
function idle({ watched, view }: ViewServerState): readonly Member[] {
  return watched
    .filter((one) => !one.dead && !isMember(view, one.id))
    .map(({ id, life }) => ({ id, life }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** The view that ought to follow, whether or not the ack rule lets it; null: nothing has to change, or nobody may. */
export function nextView(known: Knowledge, state: ViewServerState, isTick: boolean): View | null {
  const { primary, backup, num } = state.view;
  const [first, second] = idle(state);
  const next = (who: Member, other: Member | undefined): View => ({
    num: num + 1,
    primary: who,
    backup: other ?? null,
  });
  if (primary === null) return first === undefined ? null : next(first, undefined);
  const backupGone = backup !== null && isGone(known, state, backup.id);
  if (isGone(known, state, primary.id)) {
    if (backup !== null && !backupGone) return next(backup, first);
    return first !== undefined && !known.rule('PB-R4') ? next(first, second) : null;
  }
  if (backupGone) return next(primary, first);
  const mayJoin = isTick || known.options.joins !== NEXT_TICK;
  return backup === null && first !== undefined && mayJoin ? next(primary, first) : null;
}
