import { createMachine } from '../engine/machine.ts';
import { createRun, type Run } from '../engine/run.ts';
import type { RunSpec } from '../engine/spec.ts';
import { walkAlong, type Transition } from '../engine/walk.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { UsageError } from './streams.ts';

/** More than this does not fit into memory. */
export const EVENTS_MAX = 500_000;

/** A time that no run reaches. */
export const NO_HORIZON = Number.MAX_SAFE_INTEGER;

/** In: a valid run; how long to go on at most, absent: as long as its scenario does. */
export function begin(spec: RunSpec, entry: ProtocolEntry, untilMs?: number): Run {
  const horizonMs = untilMs ?? horizonOf(spec, entry);
  const { interventions } = spec;
  return createRun(createMachine(entry.protocol, spec), { interventions, horizonMs });
}

/** The scenario's; as long again after the last intervention, where somebody acted later than that. */
function horizonOf(spec: RunSpec, { scenarios }: ProtocolEntry): number {
  const own = scenarios.find(({ id }) => id === spec.scenario)?.horizonMs ?? 0;
  const last = Math.max(0, ...spec.interventions.map(({ at }) => at.timeMs));
  return last <= own ? own : last + own;
}

/** Every event of the run, to its end. Errors: `UsageError` where there is no end to it. */
export function* eventsOf(run: Run): Generator<Transition> {
  const walk = walkAlong(run);
  for (;;) {
    while (walk.at < run.count) yield walk.next();
    if (run.end !== null) return;
    if (run.count >= EVENTS_MAX) {
      throw new UsageError(
        `--until-ms: expected a run of at most ${EVENTS_MAX} events, but this one goes on.`,
      );
    }
    run.advance(run.count + 1);
  }
}
