import { drawInteger } from '../../src/base/random.ts';
import { walkAlong } from '../../src/engine/walk.ts';
import type { Intervention } from '../../src/engine/spec.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import { randomRun, seeds } from './random-runs.ts';
import { machineOf, runOf, type RunSetup } from './runs.ts';

const LONGEST_HEADLINE = 84;
const MOST_WORDS = 14;

/** What keeps a sentence about an event from being shown. */
export function headlineProblems(text: string): readonly string[] {
  const isLong = text.length > LONGEST_HEADLINE || text.split(/\s+/).length > MOST_WORDS;
  return isLong || /undefined|null|NaN|told to behave/.test(text) ? [text] : [];
}

/** In: a model of many machines. Out: what goes wrong when its controls are used at random; one line each. */
export function problemsUnderCommands(
  entry: ProtocolEntry,
  runs: number,
  setup: RunSetup,
): readonly string[] {
  const controls = entry.presentation.outage?.controls ?? [];
  const lastMs = runOf(entry, setup).events.at(-1)?.time ?? 0;
  return seeds(runs).flatMap((seed) => {
    const draw = (what: string, below: number) => drawInteger(seed, what, '', 0, below - 1);
    const times = Array.from({ length: 8 }, (_, at) => draw(`time ${at}`, lastMs));
    const interventions = times
      .toSorted((a, b) => a - b)
      .flatMap((timeMs, at): readonly Intervention[] => {
        const control = controls[draw(`control ${at}`, controls.length)];
        if (control === undefined) return [];
        const { process, perturbation } = control;
        return [
          { at: { after: null, timeMs }, action: { kind: 'perturb', process, perturbation } },
        ];
      });
    const run = runOf(entry, { ...setup, seed, interventions });
    const problems: string[] = [];
    for (const walk = walkAlong(run); walk.at < run.count;) {
      const { event, before, after } = walk.next();
      problems.push(...headlineProblems(entry.presentation.headline(event, before, after)));
      if (event.outcome.kind === 'threw') problems.push(event.outcome.message);
    }
    const broken = run.verdictsAt(run.count - 1).filter(({ state }) => state === 'violated');
    return [...problems, ...broken.map(({ rule }) => rule)].map((one) => `${seed}: ${one}`);
  });
}

/** The same under faults of the network and of computers: nothing throws, and what is always true stays true. */
export function problemsUnderFaults(
  entry: ProtocolEntry,
  runs: number,
  setup: RunSetup,
): readonly string[] {
  const chaos = { faultsPerMille: 60, events: 250, crashes: () => true };
  return seeds(runs).flatMap((seed) => {
    const { violations } = randomRun(machineOf(entry, { ...setup, seed }), chaos, seed, 300);
    return violations.map((violation) => `${seed}: ${violation}`);
  });
}
