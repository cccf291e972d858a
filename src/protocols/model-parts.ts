import type { StripCell } from '../scene/presentation.ts';

/** What models of many machines have in common: nobody calls them, and nothing is remembered of their history. */
export const NO_CLIENTS = {
  workload: () => null,
  initialGhost: () => ({}),
  observe: <Ghost>(ghost: Ghost): Ghost => ghost,
};

/** A phase of a model's story: its id, and what the strip calls it; the last for a phone, nine characters at most. */
export type Phase = readonly [id: string, label: string, short: string];

/** The strip above a model: phases before `now` are past; in the phase at `open` nobody knows how it will end. */
export function phaseStrip(
  phases: readonly Phase[],
  now: number,
  open: number | null = null,
): readonly StripCell[] {
  return phases.map(([id, label, short], at) => ({
    id,
    label,
    short,
    state: at < now ? 'past' : at > now ? 'ahead' : at === open ? 'open' : 'now',
  }));
}
