import { goalsOf, searchedFrom, searchRuns } from '../checker/explore/index.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { scenarioOf, titleOf, type SearchJob } from './search-job.ts';
import type { Explored, FoundBranch, SearchTask } from './search-wire.ts';

type ExploreTask = Extract<SearchTask, { kind: 'explore' }>;

/** States of a slice: so long, and no longer, a request has to wait. */
const SLICE = 200;

/** A search of all runs within bounds; `now` in ms, for states a second. */
export function exploreJob(task: ExploreTask, entry: ProtocolEntry, now: () => number): SearchJob {
  const { from, goal, rule, bounds, room } = task;
  const scenario = scenarioOf(entry, task.spec);
  const { spec, ownOptions } = searchedFrom(entry.protocol, scenario, task.spec, from);
  // Goals are of the processes that there are, not of those that the scenario began with.
  const asked = { ...scenario, options: spec.options };
  const goals = goalsOf(entry.protocol, asked);
  if (goal !== null && goals.every(({ id }) => id !== goal))
    throw new Error('The goal is about a node that is not there with the options of the search');
  const search = searchRuns(entry.protocol, {
    spec,
    scenario: asked,
    bounds,
    limits: room,
    ...(from === null ? {} : { from }),
    ...(goal === null ? {} : { goal }),
  });
  if (room.maxDepth !== undefined) search.extend({ maxDepth: room.maxDepth });
  let worked = 0;
  let found: readonly FoundBranch[] = [];

  function branches(): readonly FoundBranch[] {
    return search.findings().map(({ id, message, run }) => ({
      id,
      title: goals.find((it) => it.id === id)?.title ?? titleOf(entry, id),
      message,
      spec: run.spec,
      from: run.from,
      to: run.to,
      steps: run.steps.length,
    }));
  }

  return {
    work() {
      const begun = now();
      const { status } = search.advance(SLICE);
      worked += now() - begun;
      if (status !== 'found') return status !== 'running';
      found = branches();
      // What else is violated on the way is kept, and not what was asked for.
      const isIt = rule === null || found.some(({ id }) => id === rule);
      if (!isIt) search.extend({});
      return isIt;
    },
    more: (limits) => search.extend(limits),
    told: (): Explored => {
      const { status, distinct, depth, waiting, bytes } = search.progress;
      const statesPerSecond = Math.round((distinct / Math.max(worked, 1)) * 1000);
      return {
        task: 'explore',
        status,
        distinct,
        depth,
        waiting,
        bytes,
        statesPerSecond,
        bounds: search.bounds,
        ownOptions,
        found,
      };
    },
    // A goal is told once: there is no other like it.
    isFinished: () => {
      const { status } = search.progress;
      return status === 'complete' || (status === 'found' && goal !== null);
    },
  };
}
