import type { ProcessSpec } from '../../engine/protocol.ts';
import type { Places, Spot } from '../../scene/presentation.ts';

/** More participants than this stand in a row below the coordinator, where no link passes behind a node. */
const MOST_IN_COLUMN = 3;
/** Clients around a coordinator that stands above its participants. */
const AROUND: readonly Spot[] = [
  [0, 0],
  [0, 0.435],
  [1, 0.435],
];

export function places(processes: readonly ProcessSpec[]): Places {
  const ids = (role: string): readonly string[] =>
    processes.filter((one) => one.role === role).map((one) => one.id);
  const clients = ids('client');
  const participants = ids('participant');
  const many = participants.length > MOST_IN_COLUMN;
  const wide: Record<string, Spot> = {};
  const tall: Record<string, Spot> = {};
  clients.forEach((id, at) => {
    wide[id] = many ? (AROUND[at] ?? [1, 0]) : [0, spread(at, clients.length)];
    tall[id] = [spread(at, clients.length), 0];
  });
  for (const id of ids('coordinator')) {
    wide[id] = many ? [0.5, 0, 'corner'] : [0.44, 0.5];
    tall[id] = many ? [0.5, 0.26, 'corner'] : [0.5, 0.46, 'right'];
  }
  participants.forEach((id, at) => {
    const count = participants.length;
    wide[id] = many ? [spread(at, count), 1, 'below'] : [1, spread(at, count), 'right'];
    tall[id] = many ? pairs(at, count) : [spread(at, count), 1, 'below'];
  });
  return { wide, tall };
}

function spread(at: number, count: number): number {
  return count === 1 ? 0.5 : at / (count - 1);
}

/** In rows of two, at the two sides: the links run down between them. */
function pairs(at: number, count: number): Spot {
  const rows = Math.ceil(count / 2);
  return [at % 2, 0.46 + 0.54 * spread(Math.floor(at / 2), rows), 'below'];
}
