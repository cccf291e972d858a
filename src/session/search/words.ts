import type { BoundName, Explored, Shrunk, Swept } from '../../worker/search-wire.ts';
import type { Job } from './job.ts';

/** What each bound says, and of what it counts. */
export const BOUND_WORDS: Readonly<
  Record<BoundName, { readonly title: string; readonly note: string }>
> = {
  crashes: { title: 'Crashes', note: 'of nodes that are no clients; each may restart' },
  losses: { title: 'Messages lost', note: 'one that is late for ever is seen without' },
  duplicates: { title: 'Messages delivered twice', note: 'by the network' },
  cuts: { title: 'Links cut', note: 'each may heal; what crosses one meanwhile is lost' },
  stalls: { title: 'Stalls', note: 'of nodes that are no clients; each may go on' },
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

/** How far it has come, in numbers. */
export function countsOf({ told }: Job): string {
  if (told === null) return '';
  if (told.task === 'shrink') return `${count(told.tried, 'run')} played`;
  if (told.task === 'sweep') {
    const { cells, total } = told;
    return cells.length === total ? '' : `${cells.length} of ${count(total, 'crash', 'es')}`;
  }
  const { distinct, depth, statesPerSecond } = told;
  return `${grouped(distinct)} states, ${depth} deep, ${grouped(statesPerSecond)} a second`;
}

/** What a search has come to, in one or two sentences; while it is at work, what it is after. */
export function conclusionOf(job: Job): string {
  const { state, told, problem } = job;
  if (state === 'failed') return problem ?? 'The search failed.';
  if (state === 'working') return `${aim(job)}.`;
  if (state === 'stopping') return 'Stopping.';
  if (told === null) return 'Stopped before anything was seen.';
  if (told.task === 'shrink') return shrunk(told, state === 'stopped');
  return told.task === 'sweep' ? swept(told) : explored(told, job);
}

function aim({ task }: Job): string {
  if (task.kind === 'shrink') return 'Leaving out what the violation does not need';
  if (task.kind === 'sweep') return `Crashing ${task.process} at every event`;
  if (task.kind === 'explore' && task.goal !== null) return 'Looking for the shortest such run';
  return 'Looking for the shortest run that violates a rule';
}

function explored(told: Explored, { task }: Job): string {
  const newest = told.found.at(-1);
  const isGoal = task.kind === 'explore' && task.goal !== null;
  const none = isGoal ? 'No such run' : 'No rule is violated';
  const states = `${grouped(told.distinct)} states`;
  switch (told.status) {
    case 'found':
      return newest === undefined
        ? `${none}.`
        : `${isGoal ? '' : `${newest.id} is violated: `}${newest.message} It takes ${count(newest.steps, 'step')}; no run within these bounds takes fewer choices.`;
    case 'complete':
      return `${none}: ${states}, complete within these bounds, not a proof beyond them.`;
    case 'depth':
      return `${none} in ${states}, as far down as was asked. There is more below.`;
    case 'states':
      return `${none} so far: stopped at the limit of ${states}. What was seen is kept; it is not all. A search from a later event sees more of what follows it.`;
    case 'memory':
      return `${none} so far: stopped at the limit of memory, ${megabytes(told)}, with ${states}. What was seen is kept; it is not all.`;
    case 'running':
      return `${none} so far: stopped after ${states}. What was seen is kept; it is not all.`;
  }
}

function shrunk({ rule, found, before, left, tried }: Shrunk, isStopped: boolean): string {
  if (isStopped) return `Stopped after ${count(tried, 'run')}: ${left} of ${before} are left.`;
  if (found.length === 0) {
    return `Nothing can be left out: without any one of ${before === 1 ? 'it' : `its ${before} interventions`} ${rule} holds.`;
  }
  return `${count(before, 'intervention')} became ${left}: without any one of them ${rule} holds.`;
}

function swept({ process, total, cells }: Swept): string {
  if (total === 0) return `${process} is never up in this run, so it cannot crash.`;
  const isAll = cells.length === total;
  return isAll
    ? `${count(total, 'world')}: in each ${process} crashes at another instant, and stays down.`
    : `Stopped: ${cells.length} of ${total} instants are known.`;
}

function megabytes({ bytes }: Explored): string {
  return `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
}

/** `1 step`, `14 steps`. */
function count(n: number, thing: string, plural = 's'): string {
  return `${grouped(n)} ${thing}${n === 1 ? '' : plural}`;
}

/** `12,345`: the same on every machine. */
function grouped(n: number): string {
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
