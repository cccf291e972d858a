import type { Intervention } from '../../../src/engine/spec.ts';
import { routerOverload } from '../../../src/protocols/router-overload/index.ts';
import { countOf, poolIn } from '../../../src/protocols/router-overload/measures.ts';
import { at } from '../../../src/protocols/router-overload/scenarios.ts';
import type { Routing } from '../../../src/protocols/router-overload/types.ts';
import type { RunSetup } from '../../support/runs.ts';
import { courseOf, courseOfScenario, type Course } from '../../support/courses.ts';

export const ENTRY = routerOverload;

export const TRIGGER: readonly Intervention[] = [at(60, 'offline-2'), at(360, 'online')];

/** The trigger as it was, with routers that refuse, and whatever else. */
export function triggered(setup: RunSetup = {}): Course<Routing> {
  return courseOf(ENTRY, { off: ['ROUTER-SLOWER'], interventions: TRIGGER, ...setup });
}

export function play(id: string, seed: number): Course<Routing> {
  return courseOfScenario(ENTRY, id, { seed });
}

/** Hundredths of the requests of those seconds that were answered in time. */
export function goodput(run: Course<Routing>, from: number, to: number): number {
  const [first, last] = [run[from], run[Math.min(to, run.length - 1)]];
  const one = first === undefined ? null : poolIn(first)?.total;
  const other = last === undefined ? null : poolIn(last)?.total;
  if (!one || !other) throw new Error(`no seconds ${from} to ${to}`);
  return (100 * (other.served - one.served)) / (other.offered - one.offered);
}

export function accepting(run: Course<Routing>, second: number): number {
  const there = run[second];
  return there === undefined ? NaN : countOf(poolIn(there), 'on');
}
