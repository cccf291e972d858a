import { boundsOf, type Bounds } from '../../src/checker/explore/bounds.ts';
import { foundRun, type FoundRun } from '../../src/checker/explore/counterexample.ts';
import type { Move } from '../../src/checker/explore/move.ts';
import { protocolSystem } from '../../src/checker/explore/protocol-system.ts';
import { rootOf } from '../../src/checker/explore/root.ts';
import { createMachine } from '../../src/engine/machine.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import { specOf } from './searches.ts';

/**
 * Some path of a search, as a run: at each state the next number says which of its moves is taken. Moves with a fault come
 * first, since there are few of them.
 */
export function somePath(
  entry: ProtocolEntry,
  id: string,
  wanted: Partial<Bounds>,
  numbers: readonly number[],
): { readonly run: FoundRun; readonly choices: readonly Move[] } {
  const { scenario, spec } = specOf(entry.protocol.id, id, { off: [] });
  const machine = createMachine(entry.protocol, spec);
  const root = rootOf(machine, spec);
  const system = protocolSystem(machine, root, {
    ...boundsOf(entry.protocol, scenario),
    ...wanted,
  });
  const choices: Move[] = [];
  let [state] = system.initial;
  for (const number of numbers) {
    if (state === undefined) break;
    const moves = system.enabled(state).toSorted((a, b) => rank(a) - rank(b));
    const move = moves[number % moves.length];
    if (move === undefined) break;
    choices.push(move);
    state = system.step(state, move);
  }
  // What a crash cut short is nothing without the crash.
  if (state !== undefined && state.cut !== null) choices.push(state.cut);
  const run = foundRun(machine, spec, root, system.movesAlong(choices), () => false);
  return { run, choices };
}

function rank(move: Move): number {
  if (move.cutAfter !== undefined) return 0;
  return move.kind === 'fault' ? 1 : 2;
}
