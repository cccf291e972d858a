import type { BoundName, Explored } from '../../worker/search-wire.ts';
import type { Job } from './job.ts';

/** What each bound says, and of what it counts. */
export const BOUND_WORDS: Readonly<
  Record<BoundName, { readonly title: string; readonly note: string }>
> = {
  crashes: { title: 'Crashes', note: 'of nodes that are no clients; each may restart' },
  losses: { title: 'Messages lost', note: 'one that is late for ever is seen without' },
  duplicates: { title: 'Messages delivered twice', note: 'by the network' },
  operations: { title: 'Operations', note: 'that clients begin' },
  messages: {
    title: 'Messages under way',
    note: 'at one time; what only keeps the protocol alive is not counted',
  },
  timeouts: {
    title: 'Early timeouts',
    note: 'timers that fire before what they wait for has come',
  },
  late: {
    title: 'Late background messages',
    note: 'at one time, such as pings that are overtaken',
  },
  views: { title: 'New views', note: 'what the protocol itself counts under this name' },
  depth: { title: 'Choices', note: 'one after the other, from where the search begins' },
};

/** `12,345`: the same on every machine. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `12,345 states, 14 deep, 9,800 a second`. */
export function countsOf({ distinct, depth, statesPerSecond }: Explored): string {
  return `${grouped(distinct)} states, ${depth} deep, ${grouped(statesPerSecond)} a second`;
}

/** What a search has come to, in one or two sentences; while it is at work, what it is after. */
export function conclusionOf(job: Job): string {
  const { state, told, problem } = job;
  if (state === 'failed') return problem ?? 'The search failed.';
  if (state === 'working') return `Looking for ${aim(job)}.`;
  if (state === 'stopping') return 'Stopping.';
  if (told === null) return 'Stopped before anything was seen.';
  const newest = told.found.at(-1);
  const none = `No ${job.kind === 'violation' ? 'rule is violated' : 'such run'}`;
  if (told.status === 'found' && newest !== undefined) {
    return `${newest.message} It takes ${count(newest.steps, 'step')}; no run within these bounds takes fewer choices.`;
  }
  const states = `${grouped(told.distinct)} states`;
  switch (told.status) {
    case 'complete':
      return `${none}: ${states}, complete within these bounds, not a proof beyond them.`;
    case 'depth':
      return `${none} in ${states}, as far down as was asked. There is more below.`;
    case 'states':
      return `${none} so far: stopped at the limit of ${states}. What was seen is kept; it is not all.`;
    case 'memory':
      return `${none} so far: stopped at the limit of memory, ${megabytes(told)}, with ${states}. What was seen is kept; it is not all.`;
    case 'found':
    case 'running':
      return `${none} so far: stopped after ${states}. What was seen is kept; it is not all.`;
  }
}

function aim({ kind, task }: Job): string {
  if (kind === 'violation') return 'the shortest run that violates a rule';
  return task.kind === 'explore' && task.goal !== null ? 'the shortest such run' : 'a run';
}

function megabytes({ bytes }: Explored): string {
  return `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
}

/** `1 step`, `14 steps`. */
function count(n: number, thing: string): string {
  return `${grouped(n)} ${thing}${n === 1 ? '' : 's'}`;
}
