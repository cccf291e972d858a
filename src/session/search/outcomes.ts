import type { SweptCell } from '../../worker/search-wire.ts';

/** What came of a crash, as it is drawn and said. */
export interface OutcomeFace {
  /** "committed", "violates 2PC-AC1". */
  readonly label: string;
  readonly tone: 'ended' | 'violated' | 'blocked' | 'stuck' | 'horizon';
  /** Tells it from the others of the same sweep. */
  readonly letter: string;
}

/** An outcome, and in how many of the worlds it comes about. */
export interface OutcomeCount extends OutcomeFace {
  readonly count: number;
}

function labelOf({ outcome }: SweptCell): string {
  switch (outcome.kind) {
    case 'violated':
      return `violates ${outcome.rule}`;
    case 'ended':
      return outcome.word;
    case 'stuck':
      return 'stuck, by rule';
    case 'horizon':
      return 'goes on';
    case 'blocked':
      return 'blocked';
  }
}

/** Every outcome among the cells, in the order in which they first come, each with a letter of its own. */
export function outcomesOf(cells: readonly SweptCell[]): readonly OutcomeCount[] {
  const found = new Map<string, OutcomeCount>();
  for (const cell of cells) {
    const label = labelOf(cell);
    const known = found.get(label);
    const tone = cell.outcome.kind;
    const letter = known?.letter ?? letterFor(label, [...found.values()]);
    found.set(label, { label, tone, letter, count: (known?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** The first of its letters that no other has. */
function letterFor(label: string, others: readonly OutcomeFace[]): string {
  const taken = new Set(others.map(({ letter }) => letter));
  const letters = `${label.toUpperCase()}ABCDEFGHIJKLMNOPQRSTUVWXYZ`.match(/[A-Z0-9]/g) ?? [];
  return letters.find((it) => !taken.has(it)) ?? label.slice(0, 1);
}

export function faceOf(cell: SweptCell, outcomes: readonly OutcomeCount[]): OutcomeFace {
  const label = labelOf(cell);
  return (
    outcomes.find((it) => it.label === label) ?? { label, tone: cell.outcome.kind, letter: '' }
  );
}

/** "P1 crashes after event 12", "P1 crashes within event 12, after 1 effect". */
export function crashName(process: string, { event, afterEffects }: SweptCell): string {
  if (afterEffects === null) return `${process} crashes after event ${event}`;
  const effects = `${afterEffects} effect${afterEffects === 1 ? '' : 's'}`;
  return `${process} crashes within event ${event}, after ${effects}`;
}
