import type { ProcessSpec } from '../../engine/protocol.ts';
import type { Places, Spot } from '../../scene/presentation.ts';

/** More replicas than this stand in a row below, where no link passes behind a node. */
const MOST_IN_COLUMN = 3;

/**
 * Clients at the left and low, so that their way to every replica passes below the sequencer; not in one line, so that what crosses on the way does not cross halfway, where stills show it.
 */
const WIDE_CLIENTS: Readonly<Record<number, readonly Spot[]>> = {
  1: [[0, 0.75]],
  2: [
    [0, 0.55],
    [0.16, 1],
  ],
  3: [
    [0, 0.36],
    [0.16, 0.68],
    [0, 1],
  ],
};

/** Clients around a sequencer that stands above a row of replicas. */
const AROUND: readonly Spot[] = [
  [0.2, 0],
  [0, 0.435],
  [1, 0.435],
];

const TALL_CLIENTS: readonly Spot[] = [
  [0, 0],
  [0.5, 0],
  [0, 0.3],
];

const TALL_REPLICAS: Readonly<Record<number, readonly Spot[]>> = {
  2: [
    [0, 0.9],
    [1, 0.9],
  ],
  3: [
    [0, 0.68],
    [0.5, 1],
    [1, 0.68],
  ],
  4: [
    [0.5, 0.48],
    [1, 0.6],
    [0.5, 0.95],
    [0, 0.8],
  ],
  5: [
    [0, 0.62],
    [0.5, 0.46],
    [1, 0.62],
    [0.5, 1],
    [0, 1],
  ],
};

export function places(processes: readonly ProcessSpec[]): Places {
  const ids = (role: string): readonly string[] =>
    processes.filter((one) => one.role === role).map((one) => one.id);
  const clients = ids('client');
  const replicas = ids('replica');
  const many = replicas.length > MOST_IN_COLUMN;
  const wide: Record<string, Spot> = {};
  const tall: Record<string, Spot> = {};
  clients.forEach((id, at) => {
    wide[id] = (many ? AROUND[at] : WIDE_CLIENTS[clients.length]?.[at]) ?? [0, 1];
    tall[id] = TALL_CLIENTS[at] ?? [0, 0];
  });
  for (const id of ids('sequencer')) {
    wide[id] = many ? [0.5, 0, 'corner'] : [0.5, 0, 'right'];
    tall[id] = [1, 0.2, 'below'];
  }
  replicas.forEach((id, at) => {
    const count = replicas.length;
    wide[id] = many ? [at / (count - 1), 1, 'below'] : [1, at / (count - 1), 'right'];
    tall[id] = TALL_REPLICAS[count]?.[at] ?? [0, 1];
  });
  return { wide, tall };
}
