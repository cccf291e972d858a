import { useMemo } from 'react';
import { Axis, type AxisKind } from '../../scene/axis.ts';
import { isVisible } from '../../session/step-targets.ts';
import type { EventSummary } from '../../worker/wire.ts';

interface Built {
  readonly events: readonly EventSummary[];
  readonly axis: Axis;
  readonly key: string;
}

let latest: Built | null = null;

/** Where the events stand along time; it grows with the run, so that what was worked out once stays. */
export function useAxis(
  events: readonly EventSummary[],
  kind: AxisKind,
  hopMs: number,
  quiet: boolean,
): Axis {
  return useMemo(() => axisOf(events, kind, hopMs, quiet), [events, kind, hopMs, quiet]);
}

function axisOf(
  events: readonly EventSummary[],
  kind: AxisKind,
  hopMs: number,
  quiet: boolean,
): Axis {
  const key = `${kind} ${hopMs} ${String(quiet)}`;
  const last = latest;
  const grows =
    last !== null &&
    last.key === key &&
    last.axis.count <= events.length &&
    last.events[0] === events[0] &&
    last.events[last.axis.count - 1] === events[last.axis.count - 1];
  const axis = grows ? last.axis : new Axis(kind, hopMs);
  for (let at = axis.count; at < events.length; at += 1) {
    const event = events[at]!;
    axis.add({ index: at, time: event.time, quiet: quiet && !isVisible(event) });
  }
  latest = { events, axis, key };
  return axis;
}
