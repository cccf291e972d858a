import type { BoundName, Explored, Shrunk, Swept } from '../../worker/search-wire.ts';
import { canonical } from '../../base/canonical.ts';
import type { Rule } from '../../engine/protocol.ts';
import type { RunSpec } from '../../engine/spec.ts';
import { findsOf, newestSought, soughtBy } from './finds.ts';
import type { Job, SearchState } from './job.ts';

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

const OWN_OPTIONS =
  ' The options of this run were searched: those that keep a search small would have changed what happened before.';

/** How far it has come, in numbers. */
export function countsOf({ told }: Job): string {
  if (told === null) return '';
  if (told.task === 'shrink') return `${count(told.tried, 'run')} played`;
  if (told.task === 'sweep') {
    const { cells, total } = told;
    return cells.length === total ? '' : `${cells.length} of ${count(total, 'crash', 'es')}`;
  }
  const { distinct, depth, statesPerSecond } = told;
  const choices = count(Math.max(depth - 1, 0), 'choice');
  return `${grouped(distinct)} states, up to ${choices} deep, ${grouped(statesPerSecond)} a second`;
}

/** What a search has come to, in one or two sentences; while it is at work, what it is after. */
export function conclusionOf(job: Job): string {
  const { state, told, problem } = job;
  if (state === 'failed') return problem ?? 'The search failed.';
  if (state === 'working') return `${aim(job)}.`;
  if (state === 'stopping') return 'Stopping.';
  if (state === 'lost')
    return 'It did not hear that it was to stop, and was ended: what it had seen is not kept.';
  if (told === null) return 'Stopped before anything was seen.';
  if (told.task === 'shrink') return shrunk(told, job);
  if (told.task === 'sweep') return swept(told);
  return `${explored(told, job)}${told.ownOptions ? OWN_OPTIONS : ''}`;
}

function aim({ task }: Job): string {
  if (task.kind === 'shrink') return 'Leaving out what the violation does not need';
  if (task.kind === 'sweep') return `Crashing ${task.process} at every event`;
  if (task.kind === 'explore' && task.goal !== null) return 'Looking for the shortest such run';
  return 'Looking for the shortest run that violates a rule';
}

function explored(told: Explored, job: Job): string {
  if (told.status === 'found') return foundIt(job);
  const none = noneOf(job);
  const states = `${grouped(told.distinct)} states`;
  switch (told.status) {
    case 'complete': {
      // What lies behind a violation is never looked at.
      const but =
        told.found.length > 0 && !isForGoal(job) ? ' but for what follows a violation' : '';
      return `${none}: ${states}, complete within these bounds${but}, not a proof beyond them.`;
    }
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

function isForGoal({ task }: Job): boolean {
  return task.kind === 'explore' && task.goal !== null;
}

function foundIt(job: Job): string {
  const newest = newestSought(job);
  if (newest === null) return `${noneOf(job)}.`;
  const { ids, titles, message, steps } = newest;
  const rules = titles.map((title, at) => `${title} (${ids[at] ?? ''})`).join('; ');
  const what = isForGoal(job) ? '' : `Violated: ${rules}. `;
  // What lies behind a violation is never looked at.
  const isFirst = findsOf(job)[0]?.ids[0] === ids[0];
  const others = isFirst ? 'no run' : 'no run that breaks nothing else before';
  const most = `${others} within these bounds takes fewer choices`;
  return `${what}${message} It takes ${count(steps, 'step')}; ${most}.`;
}

/** That what it was asked for was not met; what it met before, or beside, is told by its buttons. */
function noneOf(job: Job): string {
  const finds = findsOf(job);
  if (isForGoal(job)) return finds.length > 0 ? 'No other such run' : 'No such run';
  const sought = soughtBy(job);
  if (sought !== null) return `${sought} is not violated`;
  return finds.length > 0 ? 'No other rule is violated' : 'No rule is violated';
}

function shrunk({ rule, before, left, tried }: Shrunk, { state, task }: Job): string {
  if (state === 'stopped') {
    const kept = left === null ? '' : `: ${left} of ${before} are left`;
    return `Stopped after ${count(tried, 'run')}${kept}.`;
  }
  if (left === null) {
    const at = task.kind === 'shrink' ? task.at : null;
    const until = at === null ? 'in the time that its scenario lasts' : `as far as event ${at}`;
    return `That ${rule} is violated was not seen again ${until}, so nothing was left out.`;
  }
  if (before === 0) return `Nothing was done in this run that could be left out.`;
  if (left === 0) {
    const all = before === 1 ? 'its one intervention' : `any of its ${before} interventions`;
    return `${rule} is violated without ${all} too.`;
  }
  const needed = left === 1 ? 'it' : 'any one of them';
  if (left < before)
    return `${count(before, 'intervention')} became ${left}: without ${needed} ${rule} holds.`;
  const own = left === 1 ? 'its one intervention' : `any one of its ${left} interventions`;
  return `Nothing can be left out: without ${own} ${rule} holds.`;
}

function swept({ process, total, cells, goesOnAfter }: Swept): string {
  const further =
    goesOnAfter === null
      ? ''
      : ` The run goes on after event ${goesOnAfter}; what comes then was not looked at.`;
  if (total === 0) {
    return goesOnAfter === null
      ? `${process} is never up in this run, so it cannot crash.`
      : `${process} is not up by then, so it cannot crash.${further}`;
  }
  if (cells.length < total) return `Stopped: ${cells.length} of ${total} instants are known.`;
  return `${count(total, 'world')}: in each ${process} crashes at another instant, and stays down.${further}`;
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

/** `all rules on`; `Only a backup accepts (PB-R2) off`. */
export function rulesText(off: readonly string[], rules: readonly Rule[]): string {
  if (off.length === 0) return 'all rules on';
  const names = off.map((id) => `${rules.find((rule) => rule.id === id)?.title ?? id} (${id})`);
  return `${names.join(' and ')} off`;
}

/** That a search is not of the run on the stage, or not within the bounds that are set; null: it is. */
export function otherwise(
  { task, told }: Job,
  { off, options }: Pick<RunSpec, 'off' | 'options'>,
  chosen: SearchState['chosen'],
  rules: readonly Rule[],
): string | null {
  const { spec } = task;
  if (canonical(spec.off) !== canonical(off))
    return `This is about the run with ${rulesText(spec.off, rules)}.`;
  // What is found is played with the options that were searched.
  const searched = told === null || told.task === 'sweep' ? [] : told.found.map((it) => it.spec);
  if (![spec, ...searched].some((it) => canonical(it.options) === canonical(options)))
    return 'This is about the run with other options than it has now.';
  if (task.kind === 'explore' && canonical(task.bounds) !== canonical(chosen))
    return 'This was searched within other bounds than are set now.';
  return null;
}
