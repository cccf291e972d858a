import type { ProcessSpec } from '../../engine/protocol.ts';
import type { Places } from '../../scene/presentation.ts';

type Spot = readonly [x: number, y: number];

/** Clients at the left, the view server above, servers at the right where each sees every other. */
const WIDE_CLIENTS: Readonly<Record<number, readonly Spot[]>> = {
  1: [[0, 0.7]],
  2: [
    [0, 0.5],
    [0, 1],
  ],
  3: [
    [0, 0.2],
    [0, 0.6],
    [0, 1],
  ],
};

const TALL_CLIENTS: Readonly<Record<number, readonly Spot[]>> = {
  1: [[0, 0]],
  2: [
    [0, 0],
    [1, 0],
  ],
  3: [
    [0, 0],
    [0.5, 0],
    [1, 0],
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
    [0, 0.66],
    [1, 0.66],
    [0, 1],
    [1, 1],
  ],
  5: [
    [0, 0.62],
    [0.5, 0.7],
    [1, 0.62],
    [0, 1],
    [1, 1],
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
    wide[id] = [0.4, 0];
    tall[id] = [0.5, 0.32];
  }
  const servers = ids('server');
  servers.forEach((id, at) => {
    wide[id] = [servers.length === 2 || at % 2 === 0 ? 1 : 0.7, at / (servers.length - 1)];
    tall[id] = TALL_SERVERS[servers.length]?.[at] ?? [0, 1];
  });
  return { wide, tall };
}
