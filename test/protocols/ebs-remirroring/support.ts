import type { Configuration } from '../../../src/engine/configuration.ts';
import { hangingIn } from '../../../src/protocols/ebs-remirroring/control.ts';
import {
  clusterIn,
  controlIn,
  deadIn,
  stuckIn,
  turnedAwayIn,
} from '../../../src/protocols/ebs-remirroring/facts.ts';
import { ebsRemirroring } from '../../../src/protocols/ebs-remirroring/index.ts';
import { lesson } from '../../../src/protocols/ebs-remirroring/lesson.ts';
import { freeSlots } from '../../../src/protocols/ebs-remirroring/nodes.ts';
import type { ClusterState, Ebs } from '../../../src/protocols/ebs-remirroring/types.ts';
import type { TaughtEntry } from '../../../src/protocols/lessons.ts';
import { ensure } from '../../../src/base/assert.ts';
import { bandsOf, type Band } from '../../support/courses.ts';
import type { RunSetup } from '../../support/runs.ts';

export const ENTRY = { ...ebsRemirroring, lesson } as unknown as TaughtEntry;

function clusterOf(configuration: Configuration): ClusterState {
  return ensure(clusterIn(configuration as unknown as Configuration<Ebs>), 'cluster');
}

const here = (configuration: Configuration): Configuration<Ebs> =>
  configuration as unknown as Configuration<Ebs>;

/** What is measured; `stuck` in per cent of the 530 volumes. */
const MEASURES = {
  stuck: (it: Configuration) => stuckIn(here(it)) / 5.3,
  free: (it: Configuration) => freeSlots(clusterOf(it), { slots: 20 }),
  searches: (it: Configuration) => clusterOf(it).searches,
  dead: (it: Configuration) => deadIn(here(it)),
  hanging: (it: Configuration) => hangingIn(ensure(controlIn(here(it)), 'control plane')),
  turnedAway: (it: Configuration) => turnedAwayIn(here(it)),
};

type Measure = keyof typeof MEASURES;

/** At those seconds, over twenty seeds; for each second one band of each measure, all from the same runs. */
export function bands<M extends Measure>(
  scenario: string,
  measures: readonly M[],
  seconds: readonly number[],
  setup: RunSetup = {},
): Readonly<Record<M, readonly Band[]>> {
  const instants = seconds.map((second) => second * 1000 + 999);
  // Runs are the dear part: what is measured is taken from each at once.
  const columns = measures.map((measure) => MEASURES[measure]);
  const all = bandsOf(ENTRY, scenario, setup, instants, columns);
  return Object.fromEntries(measures.map((measure, at) => [measure, all[at]])) as Record<
    M,
    readonly Band[]
  >;
}
