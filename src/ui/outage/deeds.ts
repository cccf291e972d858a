import type { Control } from '../../scene/outage.ts';
import type { EventSummary } from '../../worker/wire.ts';

/** A remedy that somebody tried, and when. */
export interface Deed {
  readonly time: number;
  readonly label: string;
}

/** The trigger and its end have a lane of their own. */
export function isDone({ deed }: EventSummary, controls: readonly Control[]): boolean {
  return controls.some((it) => it.kind === 'remedy' && it.perturbation === deed);
}

/** In the order in which they were done. */
export function deedsIn(
  events: readonly EventSummary[],
  controls: readonly Control[],
): readonly Deed[] {
  return events.flatMap((event) => {
    const control = controls.find((it) => it.perturbation === event.deed);
    return control?.kind === 'remedy' ? [{ time: event.time, label: control.label }] : [];
  });
}
