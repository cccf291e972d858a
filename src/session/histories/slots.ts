import type { Operation } from '../../worker/history-wire.ts';

/** Where points can be put with the keyboard: between any two instants as many places as there are operations. */
export function slotsOf(ops: readonly Operation[]): readonly number[] {
  const instants = [
    ...new Set(ops.flatMap(({ call, ret }) => (ret === null ? [call] : [call, ret]))),
  ];
  const inOrder = instants.toSorted((a, b) => a - b);
  const last = inOrder.at(-1);
  if (last === undefined) return [];
  const many = ops.length + 1;
  return [...inOrder, last + 1].flatMap((at, i, all) => {
    const next = all[i + 1];
    if (next === undefined) return [];
    return [at, ...ops.map((_, part) => at + ((next - at) * (part + 1)) / many)];
  });
}

/** The next slot for an operation in that direction, inside of its interval; from nowhere: its first. Null: there is none. */
export function nextSlot(
  { call, ret }: Operation,
  slots: readonly number[],
  from: number | null,
  direction: 1 | -1,
): number | null {
  const inside = slots.filter((slot) => slot >= call && slot <= (ret ?? Infinity));
  if (from === null) return inside[Math.min(1, inside.length - 1)] ?? null;
  const ahead =
    direction > 0 ? inside.find((slot) => slot > from) : inside.findLast((slot) => slot < from);
  return ahead ?? null;
}

/** The instant nearest to `time` at which the operation may take effect. */
export function clamped({ call, ret }: Operation, time: number): number {
  return Math.min(Math.max(time, call), ret ?? Math.max(time, call));
}
