import { createShrink } from '../checker/shrink/index.ts';
import { interventionEvents } from '../engine/intervention-events.ts';
import { createMachine } from '../engine/machine.ts';
import { createRun } from '../engine/run.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { scenarioOf, titleOf, type SearchJob } from './search-job.ts';
import type { FoundBranch, SearchTask } from './search-wire.ts';

type ShrinkTask = Extract<SearchTask, { kind: 'shrink' }>;

/** A run is played in a few milliseconds. */
const SLICE = 4;

/** Takes out of a run what its violation does not need. */
export function shrinkJob({ spec, rule, at: seenAt }: ShrinkTask, entry: ProtocolEntry): SearchJob {
  const scenario = scenarioOf(entry, spec);
  const shrink = createShrink(entry.protocol, {
    spec,
    scenario,
    rule,
    ...(seenAt === null ? {} : { at: seenAt }),
  });
  const before = spec.interventions.length;
  let found: readonly FoundBranch[] = [];

  function branch(shorter: RunSpec, at: number): FoundBranch {
    const machine = createMachine(entry.protocol, shorter);
    const { interventions } = shorter;
    const run = createRun(machine, { interventions, horizonMs: Number.MAX_SAFE_INTEGER });
    run.advance(at + 1);
    const happened = interventionEvents(interventions, run.events).filter((it) => it !== null);
    const from = Math.max(Math.min(at, ...happened) - 1, 0);
    const verdict = run.verdictsAt(at).find((one) => one.rule === rule);
    const message = verdict?.message ?? '';
    const title = titleOf(entry, rule);
    return { id: rule, title, message, spec: shorter, from, to: at, steps: at - from };
  }

  return {
    work() {
      shrink.advance(SLICE);
      const { best } = shrink;
      if (shrink.done && best !== null && best.spec.interventions.length < before)
        found = [branch(best.spec, best.at)];
      return shrink.done;
    },
    more: () => undefined,
    told: () => ({
      task: 'shrink',
      rule,
      tried: shrink.tried,
      before,
      left: shrink.best?.spec.interventions.length ?? null,
      found,
    }),
    isFinished: () => shrink.done,
  };
}
