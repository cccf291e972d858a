/** Between which neighbouring lanes a wall stands: above the lane of this position. */
export function wallGutters(ids: readonly string[], cuts: readonly string[]): readonly number[] {
  const pairs = cuts
    .map((cut) => cut.split('>').map((id) => ids.indexOf(id)))
    .map(([a = -1, b = -1]) => [Math.min(a, b), Math.max(a, b)] as const)
    .filter(([low]) => low >= 0);
  const isCut = (low: number, high: number) => pairs.some(([a, b]) => a === low && b === high);
  const gutters = new Set<number>();
  for (let at = 1; at < ids.length; at += 1) if (isCut(at - 1, at)) gutters.add(at);
  // Lanes further apart, with others between them: beside the lower one, if no wall stands there yet.
  for (const [low, high] of pairs) {
    const between = Array.from({ length: high - low }, (_, step) => low + 1 + step);
    if (!between.some((at) => gutters.has(at))) gutters.add(high);
  }
  return [...gutters].toSorted((a, b) => a - b);
}

/** How far a message comes that a wall stops, as a share of its way between two lanes. */
export function wallShare(
  ids: readonly string[],
  cuts: readonly string[],
  from: string,
  to: string,
): number {
  const start = ids.indexOf(from);
  const goal = ids.indexOf(to);
  const shares = wallGutters(ids, cuts)
    .map((gutter) => (gutter - start - 0.5) / (goal - start))
    .filter((share) => share > 0 && share < 1);
  return shares.length === 0 ? 0.5 : Math.min(...shares);
}

/** Who is cut off from whom, in a few words. */
export function wallName(cuts: readonly string[]): string {
  const pairs = cuts.map((cut) => cut.split('>'));
  const ids = [...new Set(pairs.flat())];
  const all = ids.filter((id) => pairs.every((pair) => pair.includes(id)));
  const [first = [], ...others] = pairs;
  const isOneWay = pairs.every(([from, to]) => !cuts.includes(`${to}>${from}`));
  if (pairs.length === 1 || (pairs.length === 2 && all.length === 2)) {
    return isOneWay ? `${first[0]} to ${first[1]} cut` : `${first[0]}, ${first[1]} parted`;
  }
  if (all.length === 1 && others.length > 0) return `${all[0]} cut off`;
  return 'no traffic';
}
