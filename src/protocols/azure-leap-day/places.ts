import type { ProcessSpec } from '../../engine/protocol.ts';
import type { Places, Spot } from '../../scene/presentation.ts';
import { CONTROLLER } from './cluster.ts';

/** Two that talk to each other: side by side where there is room, one above the other where not. */
export function places(processes: readonly ProcessSpec[]): Places {
  const all = (first: Spot, second: Spot): Record<string, Spot> =>
    Object.fromEntries(processes.map(({ id }) => [id, id === CONTROLLER ? first : second]));
  return { wide: all([0, 0.5], [1, 0.5]), tall: all([0.5, 0], [0.5, 1]) };
}
