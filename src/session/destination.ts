import type { EventIndex } from '../engine/configuration.ts';
import type { EventSummary } from '../worker/wire.ts';
import { firstIndex } from './step-targets.ts';

/** 'first': when everybody has started; 'last': the end of all that was asked for. */
export type Place = EventIndex | 'first' | 'last';

/** How far a run is known: more is on its way, all is there that was asked for, or there is no more. */
export type Known = 'some' | 'asked' | 'all';

/** Where the cursor goes as soon as that event is known. */
export function createDestination() {
  let wanted: Place | null = null;
  return {
    want(place: Place | null): void {
      wanted = place;
    },
    /** Whoever goes elsewhere is not called to the end any more. */
    forgetEnd(): void {
      if (wanted === 'last') wanted = null;
    },
    /** In: what is known of the run. Out: the event to go to now, or how far the run has to be known; null: neither. */
    reached(
      events: readonly EventSummary[],
      known: Known,
    ): { readonly at: EventIndex } | { readonly until: EventIndex } | null {
      const first = firstIndex(events);
      // Whether the starts are over is known only with the event after them.
      if (wanted === 'first' && (known === 'all' || first + 1 < events.length)) wanted = first;
      if (wanted === 'last' && known !== 'some') wanted = Math.max(events.length - 1, 0);
      if (wanted === null || typeof wanted === 'string' || events.length === 0) return null;
      if (wanted >= events.length && known !== 'all') return { until: wanted };
      const at = Math.min(Math.max(wanted, first), events.length - 1);
      wanted = null;
      return { at };
    },
  };
}
