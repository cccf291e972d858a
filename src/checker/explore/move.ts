import type { Action, EnabledAction, Fault } from '../../engine/action.ts';
import type { Configuration, ProtocolTypes } from '../../engine/configuration.ts';
import type { Machine, StepResult } from '../../engine/machine.ts';
import { faultAction } from '../../engine/simulate.ts';
import type { Used } from './used.ts';

/** One step of a search: what is done, and what has been used up after it. */
export type Move<P extends ProtocolTypes = ProtocolTypes> = (
  | { readonly kind: 'take'; readonly enabled: EnabledAction<P> }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'invoke'; readonly action: Extract<Action<P>, { kind: 'invoke' }> }
) & {
  readonly used: Used;
  /** Its process crashes after so many effects of it: see `crashAfter`. Absent: after none. */
  readonly cutAfter?: number;
  /** What comes of it, where that is known already. */
  readonly result?: StepResult<P>;
};

/** Does what the move says, as the engine will when it replays the run. */
export function carryOut<P extends ProtocolTypes>(
  machine: Machine<P>,
  configuration: Configuration<P>,
  move: Move<P>,
): StepResult<P> {
  if (move.result !== undefined) return move.result;
  const at = { time: timeOf(configuration, move), cutAfter: move.cutAfter ?? null };
  const action = actionOf(move);
  return move.kind === 'take'
    ? machine.step(configuration, action, { ...at, name: move.enabled.name })
    : machine.step(configuration, action, at);
}

/** Nothing happens before it is due, and what somebody does happens at once. */
export function timeOf<P extends ProtocolTypes>({ time }: Configuration<P>, move: Move<P>): number {
  return move.kind === 'take' ? Math.max(time, move.enabled.due) : time;
}

export function actionOf<P extends ProtocolTypes>(move: Move<P>): Action<P> {
  if (move.kind === 'take') return move.enabled.action;
  return move.kind === 'invoke' ? move.action : faultAction<P>(move.fault);
}

/** The crash that cut the move short, and comes right after it; null: it was not cut. */
export function crashAfter<P extends ProtocolTypes>(move: Move<P>, used: Used): Move<P> | null {
  const { cutAfter: afterEffects } = move;
  const process = processOf(move);
  if (afterEffects === undefined || process === null) return null;
  return { kind: 'fault', fault: { kind: 'crash', process, afterEffects }, used };
}

/** Whose handler runs; null: nobody's. */
export function processOf<P extends ProtocolTypes>(move: Move<P>): string | null {
  if (move.kind === 'take') return move.enabled.process;
  if (move.kind === 'invoke') return move.action.process;
  return 'process' in move.fault ? move.fault.process : null;
}
