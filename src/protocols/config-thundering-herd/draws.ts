import type { Context } from '../../engine/protocol.ts';
import type { Herd } from './types.ts';

/** One look-up gives so many draws: `below` to this power is far less than 2 to the 32, so that none is favoured by much. */
const AT_ONCE = 3;

/**
 * In: a name that is used once, how many draws, and below what (at most 400). Out: whole numbers from 0 to `below` - 1,
 * all equally likely to within two in a hundred.
 */
export function drawMany(
  context: Context<Herd>,
  name: string,
  howMany: number,
  below: number,
): readonly number[] {
  const draws: number[] = [];
  const all = below ** AT_ONCE;
  for (let at = 0; at < howMany; at += AT_ONCE) {
    let left = context.draw(`${name} ${context.incarnation} ${at}`, all);
    for (let n = at; n < Math.min(at + AT_ONCE, howMany); n++) {
      draws.push(left % below);
      left = Math.floor(left / below);
    }
  }
  return draws;
}
