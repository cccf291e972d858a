import type { EventIndex } from '../engine/configuration.ts';
import type { InterventionAction } from '../engine/spec.ts';
import { findProtocol } from '../protocols/registry.ts';
import type { FaultSlot } from '../scene/presentation.ts';
import type { EventSummary, Snapshot } from '../worker/wire.ts';

/** An instant of a run at which a slot's fault can be made. */
export interface SlotMoment {
  readonly index: EventIndex;
  readonly action: InterventionAction;
}

export interface SlotMoments {
  readonly slot: FaultSlot;
  readonly moments: readonly SlotMoment[];
}

/** The classic faults of a protocol, with every instant of the run that they fit. */
export function slotMoments(
  protocol: string,
  processes: Snapshot['picture']['processes'],
  events: readonly EventSummary[],
): readonly SlotMoments[] {
  const slots = findProtocol(protocol)?.presentation.slots?.(processes) ?? [];
  return slots.map((slot) => ({
    slot,
    moments: events.flatMap((event) => {
      const action = slot.find(event);
      return action === null ? [] : [{ index: event.index, action }];
    }),
  }));
}

/** The next from the cursor on, else the last before it; null: there is none. */
export function nearestMoment({ moments }: SlotMoments, cursor: EventIndex): SlotMoment | null {
  return moments.find(({ index }) => index >= cursor) ?? moments.at(-1) ?? null;
}
