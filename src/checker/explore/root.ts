import type { TraceEvent } from '../../engine/action.ts';
import type { Configuration, EventIndex, ProtocolTypes } from '../../engine/configuration.ts';
import type { Machine } from '../../engine/machine.ts';
import { faultAction, simulate } from '../../engine/simulate.ts';
import type { Intervention, RunSpec } from '../../engine/spec.ts';

/** Where a search begins: a configuration of a run, with the clock held. */
export interface Root<P extends ProtocolTypes> {
  readonly configuration: Configuration<P>;
  /** The run up to there, and what of its story was already done. */
  readonly events: readonly TraceEvent<P>[];
  readonly interventions: readonly Intervention[];
  /** What is still to be done by hand. */
  readonly rest: readonly Intervention[];
}

const MOST_EVENTS = 5000;

/**
 * In: the run, and after which of its events the search begins. Absent: right before the first operation, or the
 * first thing that somebody does by hand; until then everything goes by the clock.
 */
export function rootOf<P extends ProtocolTypes>(
  machine: Machine<P>,
  spec: RunSpec,
  after?: EventIndex,
): Root<P> {
  const { interventions } = spec;
  const source = simulate(machine, {
    interventions,
    byTime: new Set(),
    horizonMs: Number.MAX_SAFE_INTEGER,
  });
  let configuration = machine.initial;
  let applied = 0;
  const events: TraceEvent<P>[] = [];
  while (events.length < MOST_EVENTS) {
    if (after !== undefined && events.length > after) break;
    const next = source.next();
    if (next.done === true) break;
    const isStory = next.value.applied > applied || next.value.event.action.kind === 'invoke';
    if (after === undefined && isStory) break;
    ({ configuration, applied } = next.value);
    events.push(next.value.event);
  }
  const started = after === undefined ? allStarted(machine, configuration, events) : configuration;
  return held(machine, started, events, interventions, applied);
}

/** A story may begin while processes still start; the search begins when all have. */
function allStarted<P extends ProtocolTypes>(
  machine: Machine<P>,
  from: Configuration<P>,
  events: TraceEvent<P>[],
): Configuration<P> {
  let configuration = from;
  for (;;) {
    const { next } = machine.survey(configuration);
    if (next?.action.kind !== 'start') return configuration;
    const { action, name, due } = next;
    const result = machine.step(configuration, action, {
      name,
      time: Math.max(configuration.time, due),
    });
    ({ configuration } = result);
    events.push(result.event);
  }
}

/** Stops the clock, so that nothing happens but what is picked. */
function held<P extends ProtocolTypes>(
  machine: Machine<P>,
  before: Configuration<P>,
  events: readonly TraceEvent<P>[],
  interventions: readonly Intervention[],
  applied: number,
): Root<P> {
  const done = interventions.slice(0, applied);
  const rest = interventions.slice(applied);
  if (before.held) return { configuration: before, events, interventions: done, rest };
  const hold = { kind: 'holdClock' } as const;
  const { configuration, event } = machine.step(before, faultAction<P>(hold), {
    time: before.time,
  });
  const at = { after: events.at(-1)?.name ?? null, timeMs: before.time };
  return {
    configuration,
    events: [...events, event],
    interventions: [...done, { at, action: hold }],
    rest,
  };
}
