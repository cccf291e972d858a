import { canonical } from '../../base/canonical.ts';
import type { FoundBranch } from '../../worker/search-wire.ts';
import type { Job } from './job.ts';

/** A run that was found, with everything that comes about at its end. */
export interface Find extends Omit<FoundBranch, 'id' | 'title'> {
  /** The rules that are violated, or the goal. */
  readonly ids: readonly string[];
  /** What they say, in the same order. */
  readonly titles: readonly string[];
}

/** Everything that a search has found so far, each run once, in the order in which it was found. */
export function findsOf({ told }: Job): readonly Find[] {
  return told === null || told.task === 'sweep' ? [] : oneEach(told.found);
}

/** One state may break several rules, and each is told with the same run. */
function oneEach(found: readonly FoundBranch[]): readonly Find[] {
  const runs = found.map(({ spec }) => canonical(spec));
  return found.flatMap(({ id: _id, title: _title, ...branch }, at): readonly Find[] => {
    if (runs.indexOf(runs[at] ?? '') < at) return [];
    const same = found.filter((_, other) => runs[other] === runs[at]);
    const message = [...new Set(same.map((one) => one.message))].join(' ');
    const [ids, titles] = [same.map(({ id }) => id), same.map(({ title }) => title)];
    return [{ ...branch, message, ids, titles }];
  });
}

/** The one rule or goal that a search is after and has not met before it last went on; null: whichever comes first. */
export function soughtBy({ task, told, known }: Job): string | null {
  if (task.kind !== 'explore' || told?.task !== 'explore') return null;
  const sought = task.rule ?? task.goal;
  return told.found.slice(0, known).some(({ id }) => id === sought) ? null : sought;
}

/** What it was asked for, if that was found since it last went on. What else it met on the way is not that. */
export function newestSought(job: Job): Find | null {
  const { told, known } = job;
  if (told === null || told.task === 'sweep') return null;
  const sought = soughtBy(job);
  const fresh = told.found.slice(known);
  const newest = sought === null ? fresh.at(-1) : fresh.find(({ id }) => id === sought);
  if (newest === undefined) return null;
  return findsOf(job).find(({ ids }) => ids.includes(newest.id)) ?? null;
}

/** On its button, and among the branches. */
export function nameOf({ titles: [first = '', ...others], steps }: Find): string {
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `${first}${more}: found in ${steps} step${steps === 1 ? '' : 's'}`;
}
