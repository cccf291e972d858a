import type { Picture, StripCell } from '../../scene/presentation.ts';
import { countOf, poolIn } from './measures.ts';
import type { Routing } from './types.ts';

/** Four phases: all is well; routers are offline; they are back and the outage stays; all is well again. */
export function strip(picture: Picture<Routing>): readonly StripCell[] {
  const now = phaseOf(picture);
  const cells = [
    ['well', 'all served', 'served'],
    ['upgrade', 'routers offline', 'offline'],
    ['after', 'all back, few served', 'all back'],
    ['again', 'all served again', 'again'],
  ] as const;
  return cells.map(([id, label, short], at) => ({
    id,
    label,
    short,
    state: at < now ? 'past' : at > now ? 'ahead' : at === 2 ? 'open' : 'now',
  }));
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
