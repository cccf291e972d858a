import type { ProcessSpec } from '../../engine/protocol.ts';
import type { Places } from '../../scene/presentation.ts';

type Spot = readonly [x: number, y: number];

/** Participants at the right, in one column as long as they fit, else in two that do not hide each other. */
const WIDE: Readonly<Record<number, readonly Spot[]>> = {
  1: [[1, 0.5]],
  2: column(1, 2),
  3: column(1, 3),
  4: zigzag(4),
  5: zigzag(5),
  6: zigzag(6),
};

/** Participants below, in rows of three at most. */
const TALL: Readonly<Record<number, readonly Spot[]>> = {
  1: row(1, 0.9),
  2: row(2, 0.9),
  3: row(3, 0.9),
  4: [...row(2, 0.68), ...row(2, 1)],
  5: [...row(3, 0.68), ...row(2, 1)],
  6: [...row(3, 0.68), ...row(3, 1)],
};

export function places(processes: readonly ProcessSpec[]): Places {
  const ids = (role: string): readonly string[] =>
    processes.filter((one) => one.role === role).map((one) => one.id);
  const clients = ids('client');
  const participants = ids('participant');
  const wide: Record<string, Spot> = {};
  const tall: Record<string, Spot> = {};
  clients.forEach((id, at) => {
    wide[id] = column(0, clients.length)[at] ?? [0, 0.5];
    tall[id] = row(clients.length, 0)[at] ?? [0.5, 0];
  });
  for (const id of ids('coordinator')) {
    wide[id] = [participants.length > 3 ? 0.34 : 0.44, 0.5];
    tall[id] = [0.5, participants.length > 3 ? 0.32 : 0.42];
  }
  participants.forEach((id, at) => {
    wide[id] = WIDE[participants.length]?.[at] ?? [1, at / participants.length];
    tall[id] = TALL[participants.length]?.[at] ?? [at / participants.length, 1];
  });
  return { wide, tall };
}

function column(x: number, count: number): readonly Spot[] {
  return Array.from({ length: count }, (_, at) => [x, spread(at, count)] as const);
}

function row(count: number, y: number): readonly Spot[] {
  return Array.from({ length: count }, (_, at) => [spread(at, count), y] as const);
}

function spread(at: number, count: number): number {
  return count === 1 ? 0.5 : at / (count - 1);
}

/** Every other one stands in the left of two columns, and none at the height of the coordinator there. */
function zigzag(count: number): readonly Spot[] {
  return Array.from(
    { length: count },
    (_, at) => [at % 2 === 0 ? 0.7 : 1, spread(at, count)] as const,
  );
}
