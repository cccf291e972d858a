import { byCodeUnit } from '../../base/canonical.ts';
import { hash32 } from '../../base/hash.ts';
import { drawInteger } from '../../base/random.ts';
import type { OperationId } from '../../engine/configuration.ts';
import type { Context } from '../../engine/protocol.ts';
import type { Data, StateMachine } from './types.ts';

/**
 * What differs from computer to computer: its clock, its dice, the layout of its memory, the pace of its threads. Each
 * is drawn by the name of the process and the life it is in, so that a run is still a function of what it is given.
 */

type Here = Context<StateMachine>;

/** Clocks agree on the second and not on the hundredth: seconds count the entries of the log. */
export function readClock(context: Here, request: OperationId, position: number): string {
  return String(position * 100 + draw(context, `clock ${request}`, 0, 99));
}

export function throwDice(context: Here, request: OperationId): string {
  return String(draw(context, `dice ${request}`, 1, 100));
}

/** The order in which this computer comes across the keys: of a hash map, or of threads that get done. */
export function keysAsTheyCome(context: Here, data: Data, what: string): readonly string[] {
  const seed = draw(context, what, 0, 0x7fff_ffff);
  const placed = Object.keys(data).map((key) => ({ key, place: hash32(key, seed) }));
  return placed
    .toSorted((a, b) => a.place - b.place || byCodeUnit(a.key, b.key))
    .map(({ key }) => key);
}

export function keysInOrder(data: Data): readonly string[] {
  return Object.keys(data).toSorted(byCodeUnit);
}

function draw({ self, incarnation, options }: Here, what: string, min: number, max: number) {
  return drawInteger(options.chance, what, `${self}/${incarnation}`, min, max);
}
