import type { Configuration, ProtocolTypes } from '../../engine/configuration.ts';
import type { Machine } from '../../engine/machine.ts';
import { crashesWithin } from '../between-effects.ts';
import type { Bounds } from './bounds.ts';
import { actionOf, carryOut, processOf, timeOf, type Move } from './move.ts';
import type { Story } from './story.ts';
import { mayCrash } from './used.ts';

/**
 * The moves, and each of them cut short by a crash of its process: after every effect that outlives a crash and leaves
 * something else out. A crash after all of them, or before any, is a move by itself.
 */
export function withCuts<P extends ProtocolTypes>(
  moves: readonly Move<P>[],
  machine: Machine<P>,
  story: Story,
  bounds: Bounds,
  configuration: Configuration<P>,
): readonly Move<P>[] {
  const whole: Move<P>[] = [];
  const cut: Move<P>[] = [];
  for (const move of moves) {
    if (!mayBeCut(move, story, bounds, configuration)) {
      whole.push(move);
      continue;
    }
    const result = carryOut(machine, configuration, move);
    whole.push({ ...move, result });
    const action = actionOf(move);
    const time = timeOf(configuration, move);
    const used = { ...move.used, crashes: move.used.crashes + 1 };
    for (const cutAfter of crashesWithin(machine, configuration, action, time, result.event))
      cut.push({ ...move, used, cutAfter });
  }
  // Of two runs with as many choices the search keeps the first: rather one without such a crash.
  return cut.length === 0 ? whole : [...whole, ...cut];
}

function mayBeCut<P extends ProtocolTypes>(
  move: Move<P>,
  story: Story,
  bounds: Bounds,
  { processes }: Configuration<P>,
): boolean {
  if (move.kind === 'fault' && move.fault.kind === 'crash') return false;
  const id = processOf(move);
  const process = processes.find((one) => one.id === id);
  return process !== undefined && mayCrash(process, story, bounds, move.used);
}
