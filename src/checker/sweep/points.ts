import { findProcess, type EventIndex, type ProcessId } from '../../engine/configuration.ts';
import { interventionEvents } from '../../engine/intervention-events.ts';
import type { Run } from '../../engine/run.ts';
import type { Intervention, RunSpec } from '../../engine/spec.ts';
import { walkAlong } from '../../engine/walk.ts';
import { crashesWithin } from '../between-effects.ts';
import { withoutThose } from '../shrink/without.ts';

/** An instant at which a process may crash. */
export interface CrashPoint {
  readonly event: EventIndex;
  /** Of the event. */
  readonly name: string;
  /** After how many effects of it; null: after all. */
  readonly afterEffects: number | null;
  /** The run with the crash, and everything else as it was, but that the process is not restarted later. */
  readonly spec: RunSpec;
}

/**
 * In: a run that was simulated. Out: after each of its events the process may crash that is up then, and where the
 * event is its own, also between those effects that outlive a crash.
 */
export function crashPoints(run: Run, spec: RunSpec, process: ProcessId): readonly CrashPoint[] {
  const happened = interventionEvents(spec.interventions, run.events);
  const points: CrashPoint[] = [];
  const walk = walkAlong(run);
  while (walk.at < run.count) {
    const { event, before, after } = walk.next();
    if (findProcess(after, process)?.status !== 'up') continue;
    const { index, name, time, action } = event;
    const isOwn = event.process === process;
    const cuts = isOwn ? crashesWithin(run.machine, before, action, time, event) : [];
    for (const afterEffects of [...cuts, null]) {
      const fault = { kind: 'crash', process } as const;
      const crash: Intervention = {
        at: { after: name, timeMs: time },
        action: afterEffects === null ? fault : { ...fault, afterEffects },
      };
      const position = countUpTo(happened, index);
      const rest = withoutRestarts(run, spec, process, position);
      const interventions = rest.interventions.toSpliced(position, 0, crash);
      points.push({ event: index, name, afterEffects, spec: { ...spec, interventions } });
    }
  }
  return points;
}

/** How many interventions come before the one that follows this event. */
function countUpTo(happened: readonly (EventIndex | null)[], index: EventIndex): number {
  return happened.findLastIndex((event) => event !== null && event <= index) + 1;
}

/** The run without restarts of the process from this position on; the last goes first, so that the others keep their places. */
function withoutRestarts(run: Run, spec: RunSpec, process: ProcessId, from: number): RunSpec {
  let rest = spec;
  for (let at = spec.interventions.length - 1; at >= from; at--) {
    const action = spec.interventions[at]?.action;
    if (action?.kind === 'restart' && action.process === process)
      rest = withoutThose(run, rest, at, at + 1);
  }
  return rest;
}
