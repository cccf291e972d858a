import type { Intervention } from '../../engine/spec.ts';
import type { Question, World } from '../../scene/lesson.ts';
import { choiceOf } from '../draft-question.ts';
import { askedPercentAt, calmAfter, loadAt, loadAtEnd, tickAt } from './lesson-facts.ts';
import { OPERATOR } from './operator.ts';
import { at } from './scenarios.ts';
import type { Herd } from './types.ts';

const choice = choiceOf<Herd>;

/** With a trigger, and its end, at the same instants. */
const TRIGGERED = [
  'as-it-was',
  'the-fix-alone',
  'an-error-is-no-verdict',
  'sixty-percent',
  'thirty-percent',
  'no-more-deleting',
  'one-fetch-a-key',
  'twice-the-database',
  'three-databases',
  'fewer-users',
  'a-long-queue',
];

const [BAD, FIXED, THEN, LAST] = [1, 2, 3, 4].map((n) => `fault perturb ${OPERATOR}#${n}`) as [
  string,
  string,
  string,
  string,
];

function after(event: string, perturbation: string): Intervention {
  const action = { kind: 'perturb', process: OPERATOR, perturbation } as const;
  return { at: { after: event, timeMs: 0 }, action };
}

const OFF: World = {
  id: 'off',
  label: 'The site is turned off instead',
  interventions: [after(THEN, 'traffic-0')],
};
const BLIP: World = {
  id: 'blip',
  label: 'A bad value for one second',
  interventions: [after(tickAt(10), 'push-bad'), at(11, 'push-good')],
};
const QUIET: World = {
  id: 'quiet',
  label: 'The same with 350 requests a second',
  options: { requestsPerS: 350 },
  interventions: [after(tickAt(15), 'push-bad'), at(55, 'push-good')],
};

/** Is that load none, what the database can answer, or more? The capacity is 100 a second. */
function level(load: number | null): string {
  if (load === null || load === 0) return 'none';
  return load <= 150 ? 'capacity' : 'over';
}

function howSoon(seconds: number | null): string {
  if (seconds === null) return 'never';
  return seconds <= 5 ? 'at-once' : 'soon';
}

export const QUESTIONS: readonly Question<Herd>[] = [
  choice({
    id: 'after-the-fix',
    in: TRIGGERED,
    at: FIXED,
    prompt: 'The value is fixed now: what will the database load be twenty seconds later?',
    options: [
      ['none', 'Nothing: the cause is gone'],
      ['over', 'Far above what it can answer'],
      ['capacity', 'Just what it can answer'],
    ],
    answer: ({ run }) => [level(loadAt(run, 80))],
    why: 'What counts is whether failing queries bring more queries than answers take away. Where they do, the loop needs no trigger.',
  }),
  choice({
    id: 'how-many-ask',
    in: TRIGGERED,
    at: BAD,
    prompt:
      'The database holds an invalid value. How many requests will ask the database for a better one?',
    options: [
      ['few', 'One for each key'],
      ['some', 'As many as it can answer'],
      ['all', 'Every single one'],
    ],
    answer: ({ run }) => {
      const percent = askedPercentAt(run, 30);
      return [percent > 90 ? 'all' : percent > 20 ? 'some' : 'few'];
    },
    why: 'All clients run one program and see one value. None of them can repair it, and each of them tries.',
  }),
  choice({
    id: 'users-come-back',
    in: 'as-it-was',
    at: LAST,
    prompt: 'Users come back, all of them within a minute. Will the overload come back with them?',
    options: [
      ['none', 'No'],
      ['over', 'Yes, with the last of them'],
      ['first', 'Yes, with the first of them'],
    ],
    answer: ({ run }) => {
      if (level(loadAtEnd(run)) !== 'none') return ['over'];
      return [level(loadAt(run, 130)) === 'none' ? 'none' : 'first'];
    },
    why: 'The first few users fill the cache while the database is at rest. The rest of them are served from it.',
  }),
  choice({
    id: 'fewer-users-in',
    in: ['sixty-percent', 'thirty-percent'],
    at: THEN,
    prompt: 'Only some of the users are let in from now on. When does the overload end?',
    options: [
      ['never', 'Not by itself'],
      ['at-once', 'Within five seconds', 'off'],
      ['soon', 'Within half a minute'],
    ],
    worlds: [OFF],
    answer: ({ run }) => [howSoon(calmAfter(run, THEN))],
    why: 'There is a tipping point, near four times the capacity. Above it fewer users only mean a smaller overload.',
  }),
  choice({
    id: 'all-at-once',
    in: 'thirty-percent',
    at: LAST,
    prompt: 'Every key is cached, and all users are let in at the same instant. What now?',
    options: [
      ['over', 'The overload returns'],
      ['none', 'Nothing: the cache serves them'],
    ],
    answer: ({ run }) => [level(loadAtEnd(run))],
    why: 'Load alone does no harm here. It takes a trigger that makes the cache useless for a moment.',
  }),
  choice({
    id: 'another-program',
    in: ['no-more-deleting', 'one-fetch-a-key'],
    at: THEN,
    prompt: 'A new program is rolled out under full load. When does the overload end?',
    options: [
      ['never', 'Not while all users are let in'],
      ['soon', 'Within half a minute'],
      ['at-once', 'Within five seconds', 'off'],
    ],
    worlds: [OFF],
    answer: ({ run }) => [howSoon(calmAfter(run, THEN))],
    why: 'Each of the two cuts the loop: an error brings no new query, or no key has more than one. Then twenty answers are enough.',
  }),
  choice({
    id: 'a-larger-database',
    in: ['twice-the-database', 'three-databases'],
    at: THEN,
    prompt: 'The database can answer more queries from now on. What becomes of the overload?',
    options: [
      ['same', 'It stays as it is'],
      ['less', 'It settles at a lower load'],
      ['none', 'It ends'],
    ],
    answer: ({ run }) => {
      const load = loadAtEnd(run);
      if (load === 0) return ['none'];
      return [load < 0.9 * (loadAt(run, 90) ?? 0) ? 'less' : 'same'];
    },
    why: 'The tipping point lies near four times the capacity. A thousand requests a second are above it at twice, below it at three times the size.',
  }),
  choice({
    id: 'one-second-is-enough',
    in: 'sandbox',
    at: tickAt(10),
    prompt: 'Suppose the value were bad for one second. What would the load be a minute later?',
    options: [
      ['none', 'Nothing'],
      ['capacity', 'What the database can answer'],
      ['over', 'Far above that', 'blip'],
    ],
    worlds: [BLIP],
    answer: ({ world }) => [level(loadAt(world('blip'), 70))],
    why: 'The system stood where a push of any length tips it. How long the trigger lasts does not matter.',
  }),
  choice({
    id: 'a-quiet-site',
    in: 'sandbox',
    at: tickAt(15),
    prompt:
      'Suppose 350 requests a second, and a bad value for forty seconds. And a minute after that?',
    options: [
      ['none', 'No load on the database', 'quiet'],
      ['capacity', 'What the database can answer'],
      ['over', 'Far above that'],
    ],
    worlds: [QUIET],
    answer: ({ world }) => [level(loadAt(world('quiet'), 115))],
    why: 'Below the tipping point there is only one place to rest. The same flaw is there, and cannot keep itself alive.',
  }),
];
