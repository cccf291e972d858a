import { boundsOf, goalsOf, searchedFrom } from '../checker/explore/index.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { exploreJob } from './explore-job.ts';
import { scenarioOf, type SearchJob } from './search-job.ts';
import { shrinkJob } from './shrink-job.ts';
import { sweepJob } from './sweep-job.ts';
import type { SearchReply, SearchRequest, SearchTask } from './search-wire.ts';

/** One search as a worker serves it: pure but for the task that it was given, and the clock that it was given. */
export interface SearchHost {
  /** Answers at once what can be answered at once. Never throws. */
  handle(request: SearchRequest): readonly SearchReply[];
  /** One slice of what is left to do; null when there is nothing. Never throws. */
  work(): readonly SearchReply[] | null;
}

function jobFor(
  task: Exclude<SearchTask, { kind: 'about' }>,
  entry: ProtocolEntry,
  now: () => number,
): SearchJob {
  if (task.kind === 'explore') return exploreJob(task, entry, now);
  return task.kind === 'shrink' ? shrinkJob(task, entry) : sweepJob(task, entry);
}

/** Often enough to be followed, seldom enough to cost nothing. */
const TELL_EVERY_MS = 200;

/** In: where protocols are found, and a clock in ms. */
export function createSearchHost(
  find: (protocol: string) => ProtocolEntry | undefined,
  now: () => number,
): SearchHost {
  let job: SearchJob | null = null;
  let isWorking = false;
  let told = Number.NEGATIVE_INFINITY;

  function begin(task: SearchTask): readonly SearchReply[] {
    job = null;
    isWorking = false;
    const entry = find(task.spec.protocol);
    if (entry === undefined) throw new Error(`There is no protocol "${task.spec.protocol}"`);
    if (task.kind === 'about') {
      const { protocol } = entry;
      const scenario = scenarioOf(entry, task.spec);
      // As they are searched: a scenario may have fewer servers then.
      const { options } = searchedFrom(protocol, scenario, task.spec, null).spec;
      const goals = goalsOf(protocol, { ...scenario, options });
      return [{ kind: 'about', goals, bounds: boundsOf(protocol, { ...scenario, options }) }];
    }
    job = jobFor(task, entry, now);
    isWorking = true;
    return [];
  }

  function rest(): readonly SearchReply[] {
    isWorking = false;
    if (job === null) return [];
    return [{ kind: 'rest', told: job.told(), finished: job.isFinished() }];
  }

  function respond(request: SearchRequest): readonly SearchReply[] {
    if (request.kind === 'begin') return begin(request.task);
    if (request.kind === 'stop') return rest();
    if (job === null) return [];
    job.more(request.room);
    isWorking = true;
    return [];
  }

  function guarded<T extends readonly SearchReply[] | null>(
    act: () => T,
  ): T | readonly SearchReply[] {
    try {
      return act();
    } catch (error) {
      job = null;
      isWorking = false;
      const text = error instanceof Error ? error.message : String(error);
      const message = /[.!?]$/.test(text) ? text : `${text}.`;
      return [{ kind: 'failed', message }];
    }
  }

  return {
    handle: (request) => guarded(() => respond(request)),
    work: () =>
      guarded((): readonly SearchReply[] | null => {
        if (job === null || !isWorking) return null;
        if (job.work()) return rest();
        if (now() - told < TELL_EVERY_MS) return [];
        told = now();
        return [{ kind: 'progress', told: job.told() }];
      }),
  };
}
