import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import type { TwoPhase } from './types.ts';

/** Who did what, and so what. */
export function headline(
  event: TraceEvent<TwoPhase>,
  _before: Picture<TwoPhase>,
  _after: Picture<TwoPhase>,
): string {
  return `${event.name} happens.`;
}
