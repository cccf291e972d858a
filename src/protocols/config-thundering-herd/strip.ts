import type { Picture, StripCell } from '../../scene/presentation.ts';
import { phaseStrip, type Phase } from '../model-parts.ts';
import { databaseIn, isSelfFed, webIn } from './measures.ts';
import type { Herd, HerdOptions } from './types.ts';

const PHASES: readonly Phase[] = [
  ['cached', 'everything cached', 'cached'],
  ['bad', 'the value is bad', 'bad value'],
  ['after', 'repaired, not recovered', 'repaired'],
  ['calm', 'calm again', 'calm'],
];

/** Four phases: all is cached; the value is bad; it is good again and the load stays; calm again. */
export function strip(picture: Picture<Herd>): readonly StripCell[] {
  return phaseStrip(PHASES, phaseOf(picture), webIn(picture) === null ? null : 2);
}

function phaseOf(picture: Picture<Herd>): number {
  const web = webIn(picture);
  if (databaseIn(picture)?.value === 'bad') return 1;
  if (web === null || web.troubleSince !== null) return 2;
  return web.recoveredAt === null ? 0 : 3;
}

/** As `OutageFace` wants it: where the system stands, and which part of the story that is. */
export function momentOf(picture: Picture<Herd>, options: HerdOptions): string | null {
  const web = webIn(picture);
  if (web === null || web.badAt === null) return null;
  if (databaseIn(picture)?.value === 'bad') return web.troubleSince === null ? 'change' : 'flood';
  if (web.wasOff) return web.traffic.to === 0 ? 'off' : 'back';
  return isSelfFed(picture, options) ? 'loop' : null;
}
