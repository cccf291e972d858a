import type { Context } from '../../engine/protocol.ts';
import type { Ebs } from './types.ts';

/** Where so many draws in turn find no room, the first node that has some will do. */
const MOST_DRAWS = 30;

type Here = Pick<Context<Ebs>, 'options' | 'draw'>;

/** Where replicas are at the beginning: two different nodes for each volume, wherever there is room. */
export function layOut({ options, draw }: Here): {
  readonly used: readonly number[];
  readonly primary: readonly number[];
  readonly mirror: readonly number[];
} {
  const used = Array.from({ length: options.nodes }, () => 0);
  const primary: number[] = [];
  const mirror: number[] = [];
  const hasRoom = (node: number, other: number): boolean =>
    node !== other && (used[node] ?? options.slots) < options.slots;
  const pick = (key: string, other: number): number => {
    for (let n = 1; n <= MOST_DRAWS; n++) {
      const node = draw(`${key} #${n}`, options.nodes);
      if (hasRoom(node, other)) return node;
    }
    return used.findIndex((_, node) => hasRoom(node, other));
  };
  for (let volume = 0; volume < options.volumes; volume++) {
    const one = pick(`primary of ${volume}`, -1);
    const two = one < 0 ? -1 : pick(`mirror of ${volume}`, one);
    if (two < 0) break;
    used[one] = (used[one] ?? 0) + 1;
    used[two] = (used[two] ?? 0) + 1;
    primary.push(one);
    mirror.push(two);
  }
  return { used, primary, mirror };
}

/** Which nodes a wrong shift of traffic cuts off: so many of a hundred, drawn anew for each shift. */
export function cutOff({ options, draw }: Here, nodes: number, shift: number): readonly number[] {
  const many = Math.floor((2 * nodes * options.isolatePercent + 100) / 200);
  return Array.from({ length: nodes }, (_, node) => ({
    node,
    rank: draw(`shift ${shift} node ${node}`, 1_000_000),
  }))
    .toSorted((a, b) => a.rank - b.rank || a.node - b.node)
    .slice(0, many)
    .map(({ node }) => node)
    .toSorted((a, b) => a - b);
}
