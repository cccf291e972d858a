import { createSweep } from '../checker/sweep/index.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { scenarioOf, type SearchJob } from './search-job.ts';
import type { SearchTask } from './search-wire.ts';

type SweepTask = Extract<SearchTask, { kind: 'sweep' }>;

/** A cell takes as long as the run. */
const SLICE = 2;

/** Crashes a process at every instant of a run. */
export function sweepJob({ spec, process }: SweepTask, entry: ProtocolEntry): SearchJob {
  const sweep = createSweep(entry.protocol, { spec, scenario: scenarioOf(entry, spec), process });
  let from = 0;
  return {
    work() {
      sweep.advance(SLICE);
      return sweep.done;
    },
    more: () => undefined,
    told() {
      const fresh = sweep.cells.slice(from);
      const { total, goesOnAfter } = sweep;
      const told = { task: 'sweep', process, total, goesOnAfter, from, cells: fresh } as const;
      from += fresh.length;
      return told;
    },
    isFinished: () => sweep.done,
  };
}
