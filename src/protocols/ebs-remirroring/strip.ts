import type { Picture, StripCell } from '../../scene/presentation.ts';
import { phaseStrip } from '../model-parts.ts';
import { clusterIn } from './facts.ts';
import { countStuck } from './nodes.ts';
import type { Ebs } from './types.ts';

const CELLS = [
  ['calm', 'All are mirrored', 'calm'],
  ['cut', 'Nodes are cut off', 'cut off'],
  ['storm', 'Volumes look for mirrors', 'searching'],
  ['well', 'Well again', 'well'],
] as const;

/** Where the day stands. */
export function stormStrip(picture: Picture<Ebs>): readonly StripCell[] {
  return phaseStrip(CELLS, phaseOf(picture));
}

function phaseOf(picture: Picture<Ebs>): number {
  const state = clusterIn(picture);
  if (state === null || state.shifts === 0) return 0;
  if (state.cut.length > 0) return 1;
  return countStuck(state) > 0 ? 2 : 3;
}
