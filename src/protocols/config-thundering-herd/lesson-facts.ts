import type { Course } from '../../scene/lesson.ts';
import { perSecond, webIn } from './measures.ts';
import { TICKS_PER_S } from './options.ts';
import type { Herd } from './types.ts';

/** What can be read off a run: the questions of the lesson are answered from this and from nothing else. */

export type Run = Course<Herd>;

/** The name of the tick at the end of a second. */
export function tickAt(second: number): string {
  return `fire WEB tick#${second * TICKS_PER_S}`;
}

/** Queries in the second before that one; null: the run does not last so long. */
export function loadAt(run: Run, second: number): number | null {
  const there = run.after(tickAt(second));
  return there === null ? null : perSecond(webIn(there), 'queries');
}

export function loadAtEnd({ end }: Run): number {
  return perSecond(webIn(end), 'queries');
}

/** The share of requests that asked the database, in hundredths. */
export function askedPercentAt(run: Run, second: number): number {
  const there = run.after(tickAt(second));
  const web = there === null ? null : webIn(there);
  return (100 * perSecond(web, 'queries')) / Math.max(1, perSecond(web, 'requests'));
}

/** Seconds from an event to the next time that all was calm; null: it never was. */
export function calmAfter({ events }: Run, name: string): number | null {
  const from = events.find((event) => event.name === name);
  if (from === undefined) return null;
  const calm = events.find(
    ({ index, effects }) =>
      index > from.index &&
      effects.some((effect) => effect.kind === 'note' && effect.beat === 'calm again'),
  );
  return calm === undefined ? null : (calm.time - from.time) / 1000;
}
