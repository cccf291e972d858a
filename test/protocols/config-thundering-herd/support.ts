import type { Configuration } from '../../../src/engine/configuration.ts';
import type { Options } from '../../../src/engine/options.ts';
import type { Intervention } from '../../../src/engine/spec.ts';
import { configThunderingHerd } from '../../../src/protocols/config-thundering-herd/index.ts';
import {
  perSecond,
  servedPercent,
  webIn,
} from '../../../src/protocols/config-thundering-herd/measures.ts';
import { at } from '../../../src/protocols/config-thundering-herd/scenarios.ts';
import type { Herd } from '../../../src/protocols/config-thundering-herd/types.ts';
import { courseOf, courseOfScenario, mean, type Course } from '../../support/courses.ts';

export const ENTRY = configThunderingHerd;

const TRIGGER: readonly Intervention[] = [at(20, 'push-bad'), at(60, 'push-good')];

const known = new Map<string, Course<Herd>>();

/** A run is played once, however many tests look at it. */
function once(key: string, make: () => Course<Herd>): Course<Herd> {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** The trigger as it was, with errors that delete, and other options. */
export function triggered(seed: number, options: Options = {}): Course<Herd> {
  const setup = { off: ['HERD-KEEP'], interventions: TRIGGER, seed, options };
  return once(JSON.stringify([seed, options]), () => courseOf(ENTRY, setup));
}

export function play(id: string, seed: number): Course<Herd> {
  return once(`${id} ${seed}`, () => courseOfScenario(ENTRY, id, { seed }));
}

function between(run: Course<Herd>, from: number, to: number): readonly Configuration<Herd>[] {
  return run.slice(from, to + 1);
}

/** Queries a second over those seconds of a run. */
export function load(run: Course<Herd>, from: number, to: number): number {
  return mean(between(run, from, to).map((one) => perSecond(webIn(one), 'queries')));
}

export function errors(run: Course<Herd>, from: number, to: number): number {
  return mean(between(run, from, to).map((one) => perSecond(webIn(one), 'errors')));
}

export function served(run: Course<Herd>, from: number, to: number): number {
  return mean(between(run, from, to).map((one) => servedPercent(webIn(one))));
}

/** Seconds until no query is sent any more, counted from `from`; infinite: there are some to the end. */
export function calmAfter(run: Course<Herd>, from: number): number {
  const noisy = run.findLastIndex((one) => perSecond(webIn(one), 'queries') > 0);
  return noisy === run.length - 1 ? Number.POSITIVE_INFINITY : Math.max(0, noisy + 1 - from);
}

/** Both roots of d² - λd + λC = 0; null below λ = 4C, where there are none. */
export function meanField(requests: number, capacity: number): readonly [number, number] | null {
  const under = requests * requests - 4 * requests * capacity;
  if (under < 0) return null;
  const root = Math.sqrt(under);
  return [(requests - root) / 2, (requests + root) / 2];
}
