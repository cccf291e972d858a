import type { Picture, StripCell } from '../../scene/presentation.ts';
import { phaseStrip, type Phase } from '../model-parts.ts';
import { countOf, poolIn } from './measures.ts';
import type { Routing } from './types.ts';

const PHASES: readonly Phase[] = [
  ['well', 'all served', 'served'],
  ['upgrade', 'routers offline', 'offline'],
  ['after', 'all back, few served', 'all back'],
  ['again', 'all served again', 'again'],
];

/** Four phases: all is well; routers are offline; they are back and the outage stays; all is well again. */
export function strip(picture: Picture<Routing>): readonly StripCell[] {
  return phaseStrip(PHASES, phaseOf(picture), 2);
}

function phaseOf(picture: Picture<Routing>): number {
  const pool = poolIn(picture);
  if (countOf(pool, 'away') > 0) return 1;
  if (pool === null || pool.troubleSince !== null) return 2;
  return pool.recoveredAt === null && pool.onlineAt === null ? 0 : 3;
}

/** As `OutageFace` wants it: the part of the story at which the model stands. */
export function momentOf(picture: Picture<Routing>): string | null {
  const pool = poolIn(picture);
  if (pool === null) return null;
  if (pool.added > 0) return pool.troubleSince === null ? 'over' : 'more';
  if (pool.fellAll) return 'all';
  if (countOf(pool, 'refusing') > 0) return 'first';
  return countOf(pool, 'away') > 0 ? 'upgrade' : null;
}
