import type { ProcessSpec } from '../../engine/protocol.ts';
import type { Places } from '../../scene/presentation.ts';

type Spot = readonly [x: number, y: number];

/** Clients at the left, the view server above, servers in an arc at the right, where each sees every other. */
const WIDE_CLIENTS: Readonly<Record<number, readonly Spot[]>> = {
  1: [[0, 0.6]],
  2: [
    [0, 0.4],
    [0, 0.9],
  ],
  3: [
    [0, 0.3],
    [0, 0.6],
    [0, 0.9],
  ],
};

const WIDE_SERVERS: Readonly<Record<number, readonly Spot[]>> = {
  2: [
    [1, 0],
    [1, 1],
  ],
  3: [
    [0.75, 0],
    [1, 0.5],
    [0.75, 1],
  ],
  4: [
    [0.68, 0],
    [0.86, 0.3],
    [0.86, 0.7],
    [0.68, 1],
  ],
  5: [
    [0.74, 0],
    [1, 0.3],
    [1, 0.7],
    [0.86, 1],
    [0.56, 1],
  ],
};

/** Clients above, the view server at the right, servers below. */
const TALL_CLIENTS: Readonly<Record<number, readonly Spot[]>> = {
  1: [[0, 0]],
  2: [
    [0, 0],
    [0.5, 0],
  ],
  3: [
    [0, 0],
    [0.5, 0],
    [0, 0.33],
  ],
};

const TALL_SERVERS: Readonly<Record<number, readonly Spot[]>> = {
  2: [
    [0, 0.85],
    [1, 0.85],
  ],
  3: [
    [0, 0.66],
    [0.5, 1],
    [1, 0.66],
  ],
  4: [
    [0.5, 0.45],
    [1, 0.55],
    [0.5, 0.9],
    [0, 0.9],
  ],
  5: [
    [0, 0.6],
    [0.5, 0.45],
    [1, 0.6],
    [0.5, 1],
    [0, 1],
  ],
};

export function places(processes: readonly ProcessSpec[]): Places {
  const ids = (role: string): readonly string[] =>
    processes.filter((one) => one.role === role).map((one) => one.id);
  const wide: Record<string, Spot> = {};
  const tall: Record<string, Spot> = {};
  const clients = ids('client');
  clients.forEach((id, at) => {
    wide[id] = WIDE_CLIENTS[clients.length]?.[at] ?? [0, 1];
    tall[id] = TALL_CLIENTS[clients.length]?.[at] ?? [0, 0];
  });
  for (const id of ids('view server')) {
    wide[id] = [0.32, 0];
    tall[id] = [1, 0.3];
  }
  const servers = ids('server');
  servers.forEach((id, at) => {
    wide[id] = WIDE_SERVERS[servers.length]?.[at] ?? [1, 1];
    tall[id] = TALL_SERVERS[servers.length]?.[at] ?? [0, 1];
  });
  return { wide, tall };
}
