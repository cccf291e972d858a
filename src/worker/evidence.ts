import { ensure } from '../base/assert.ts';
import { byCodeUnit } from '../base/canonical.ts';
import type { EventIndex, VirtualTime } from '../engine/configuration.ts';
import { interventionEvents } from '../engine/intervention-events.ts';
import type { Run } from '../engine/run.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { Course, World } from '../scene/lesson.ts';

/** How far a run is followed for a question: what does not settle until then is looked at as far as it goes. */
export interface Reach {
  readonly timeMs: VirtualTime;
  readonly events: number;
}

/** Goes on with the run by at most `budget` events of work; gives back what is left, nothing while more is to do. */
export function follow(run: Run, reach: Reach, budget: number): number {
  let left = budget;
  while (left > 0 && !isFollowed(run, reach)) {
    run.advance(run.count + 1, 1);
    left--;
  }
  return left;
}

export function isFollowed(run: Run, reach: Reach): boolean {
  if (run.end !== null || run.count >= reach.events) return true;
  return run.count > 0 && timeAt(run, run.count - 1) > reach.timeMs;
}

/** The run as far as `reach` goes, however far it was simulated for other reasons. */
export function courseOf(run: Run, reach: Reach): Course {
  const within = Math.min(run.count, reach.events);
  let count = within;
  while (count > 0 && timeAt(run, count - 1) > reach.timeMs) count--;
  const isWhole = run.end !== null && count === run.count;
  const events = run.events.slice(0, count);
  return {
    events,
    end: count === 0 ? run.machine.initial : run.configurationAt(count - 1),
    outcome: isWhole ? (run.end?.outcome ?? null) : null,
    after(name) {
      const found = events.find((event) => event.name === name);
      return found === undefined ? null : run.configurationAt(found.index);
    },
  };
}

function timeAt(run: Run, index: EventIndex): VirtualTime {
  return ensure(run.events[index], `event ${index} of ${run.count}`).time;
}

/** Where in the run the event of that name is, as far as the run is known; null: nowhere. */
function indexOf(run: Run, name: string): EventIndex | null {
  if (run.count === 0) return null;
  return run.events.find((event) => event.name === name)?.index ?? null;
}

/**
 * The spec of another world: what was done to the run up to the event where they part, then the world's own. Null
 * where that event is not in the past of the question.
 */
export function worldSpec(
  world: World,
  spec: RunSpec,
  run: Run,
  question: EventIndex,
): RunSpec | null {
  const from = world.from === undefined ? question : indexOf(run, world.from);
  if (from === null || from > question) return null;
  const became = interventionEvents(spec.interventions, run.events);
  const kept = spec.interventions.filter((_, at) => (became[at] ?? Number.MAX_VALUE) <= from);
  const off = [...new Set([...spec.off, ...(world.off ?? [])])]
    .filter((rule) => world.on?.includes(rule) !== true)
    .sort(byCodeUnit);
  return {
    ...spec,
    off,
    options: { ...spec.options, ...world.options },
    interventions: [...kept, ...world.interventions],
  };
}
