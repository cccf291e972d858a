import type { Fault } from '../../engine/action.ts';
import type { Configuration, EnvelopeName, ProtocolTypes } from '../../engine/configuration.ts';
import { linksOf } from '../../engine/faults.ts';
import type { Machine } from '../../engine/machine.ts';
import type { Bounds } from './bounds.ts';
import type { Move } from './move.ts';
import { linkAndKind, type Story } from './story.ts';
import { mayCrash, mayStall, type Used } from './used.ts';

/** Adds what may be done to processes and to the network within the bounds. */
export function addFaults<P extends ProtocolTypes>(
  moves: Move<P>[],
  machine: Machine<P>,
  story: Story,
  bounds: Bounds,
  configuration: Configuration<P>,
  used: Used,
): void {
  const add = (fault: Fault, after: Partial<Used>): void => {
    moves.push({ kind: 'fault', fault, used: { ...used, ...after } });
  };
  for (const { id: process, status, client } of configuration.processes) {
    if (mayStall({ id: process, client, status }, story, bounds, used))
      add({ kind: 'stall', process }, { stalls: used.stalls + 1 });
    if (status === 'stalled') add({ kind: 'resume', process }, {});
    const isLater =
      status === 'unstarted' && machine.world.specs.some((spec) => spec.id === process);
    if (status === 'crashed' || isLater) add({ kind: 'restart', process }, {});
    if (status === 'up' && mayCrash({ id: process, client }, story, bounds, used))
      add({ kind: 'crash', process }, { crashes: used.crashes + 1 });
  }
  for (const { name: envelope } of configuration.inFlight) {
    if (used.losses < bounds.losses) add({ kind: 'drop', envelope }, { losses: used.losses + 1 });
    if (used.duplicates < bounds.duplicates && isDoubled(envelope, story))
      add({ kind: 'duplicate', envelope }, { duplicates: used.duplicates + 1 });
  }
  if (bounds.cuts > 0) addCuts(add, story, bounds, configuration, used);
  for (const [at, fault] of story.perturbations.entries()) {
    const bit = 1 << at;
    if ((used.perturbed & bit) === 0) add(fault, { perturbed: used.perturbed | bit });
  }
}

function addCuts(
  add: (fault: Fault, after: Partial<Used>) => void,
  story: Story,
  bounds: Bounds,
  { cuts }: Configuration,
  used: Used,
): void {
  for (const cut of story.cuts) {
    const links = linksOf(cut);
    if (used.cuts < bounds.cuts && links.some((link) => !cuts.includes(link)))
      add(cut, { cuts: used.cuts + 1 });
    if (links.some((link) => cuts.includes(link))) add({ ...cut, kind: 'heal' }, {});
  }
}

function isDoubled(envelope: EnvelopeName, { doubled }: Story): boolean {
  return doubled.size === 0 || doubled.has(linkAndKind(envelope));
}
