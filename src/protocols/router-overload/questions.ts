import type { Intervention } from '../../engine/spec.ts';
import type { Course, Question, World } from '../../scene/lesson.ts';
import { choiceOf } from '../draft-question.ts';
import { countOf, goodputPercent, poolIn } from './measures.ts';
import { OPERATOR } from './operator.ts';
import { at } from './scenarios.ts';
import type { Routing } from './types.ts';

const choice = choiceOf<Routing>;
type Run = Course<Routing>;

/** With a trigger, and its end, at the same instants. */
const TRIGGERED = [
  'as-it-was',
  'the-upgrade-is-over',
  'slower-not-refusing',
  'only-one-away',
  'a-little-less-load',
  'five-more',
  'ten-more',
  'sixty-percent',
  'twenty-percent',
  'slower-from-now-on',
  'back-together',
];

const [AWAY, BACK, THEN] = [1, 2, 3].map((n) => `fault perturb ${OPERATOR}#${n}`) as [
  string,
  string,
  string,
];

/** The name of the event that ends a second of the run: the routers have worked it. */
function endOf(second: number): string {
  return `deliver LB>RT LOAD t${second}#1`;
}

function poolAt(run: Run, second: number) {
  const there = run.after(endOf(second));
  return there === null ? null : poolIn(there);
}

/** All, some or hardly any of the requests? */
function share(run: Run, second: number): string {
  const percent = goodputPercent(poolAt(run, second));
  return percent >= 90 ? 'all' : percent >= 20 ? 'half' : 'none';
}

function after(event: string, perturbation: string): Intervention {
  const action = { kind: 'perturb', process: OPERATOR, perturbation } as const;
  return { at: { after: event, timeMs: 0 }, action };
}

const TWENTY: World = {
  id: 'twenty',
  label: 'Twenty routers are added as well',
  interventions: [after(THEN, 'add-20')],
};
const BLIP: World = {
  id: 'blip',
  label: 'Two routers are away for ten seconds',
  interventions: [after(endOf(20), 'offline-2'), at(31, 'online')],
};
const SLOWER: World = {
  id: 'slower',
  label: 'The same, where routers get slower',
  on: ['ROUTER-SLOWER'],
  interventions: [after(endOf(30), 'offline-2')],
};

export const QUESTIONS: readonly Question<Routing>[] = [
  choice({
    id: 'who-is-left',
    in: TRIGGERED,
    at: AWAY,
    prompt:
      'Routers are taken offline. How many of the others accept traffic fifteen seconds later?',
    options: [
      ['none', 'None'],
      ['some', 'About half of them'],
      ['all', 'All of them'],
    ],
    answer: ({ run }) => {
      const pool = poolAt(run, 76);
      const others = (pool?.routers.length ?? 0) - countOf(pool, 'away');
      const on = countOf(pool, 'on');
      return [on === 0 ? 'none' : on === others ? 'all' : 'some'];
    },
    why: 'The weakest goes first, and its load goes to the others. From then on each has more than the one before.',
  }),
  choice({
    id: 'after-the-upgrade',
    in: TRIGGERED,
    at: BACK,
    prompt:
      'The upgrade is over, and no router is offline now. How many requests are served a minute later?',
    options: [
      ['all', 'All of them, or nearly'],
      ['none', 'Hardly any'],
      ['half', 'About half of them'],
    ],
    answer: ({ run }) => [share(run, 420)],
    why: 'Where routers refuse, they return one by one, and one by one get what twenty could carry. What counts is how many are there at a time.',
  }),
  choice({
    id: 'more-routers',
    in: ['as-it-was', 'five-more', 'ten-more'],
    at: THEN,
    prompt:
      'More routers are brought online, all at once. How many requests are served two minutes later?',
    options: [
      ['none', 'Hardly any'],
      ['half', 'More than before, but not all', 'twenty'],
      ['all', 'All of them'],
    ],
    worlds: [TWENTY],
    answer: ({ run }) => [share(run, 720)],
    why: 'Those that come new must carry everything by themselves: the others are not there. That takes nineteen of them, or nearly.',
  }),
  choice({
    id: 'fewer-users-in',
    in: ['sixty-percent', 'twenty-percent'],
    at: THEN,
    prompt:
      'Only some users are let in from now on. How many requests are served two minutes later?',
    options: [
      ['half', 'About half of them'],
      ['none', 'Hardly any', 'twenty'],
      ['all', 'All of them'],
    ],
    worlds: [TWENTY],
    answer: ({ run }) => [share(run, 720)],
    why: 'Two or three routers are there at a time. The load must be so small that they can carry it, or it fells them.',
  }),
  choice({
    id: 'another-program',
    in: ['slower-from-now-on', 'back-together'],
    at: THEN,
    prompt:
      'The routers are given another program, under full load. How many requests are served two minutes later?',
    options: [
      ['all', 'All of them'],
      ['half', 'About half of them', 'twenty'],
      ['none', 'Hardly any'],
    ],
    worlds: [TWENTY],
    answer: ({ run }) => [share(run, 720)],
    why: 'Whoever returns must not be driven out before the next one comes. Either it stays under overload, or they come all at once.',
  }),
  choice({
    id: 'ten-seconds-are-enough',
    in: 'sandbox',
    at: endOf(20),
    prompt:
      'Suppose two routers were away for ten seconds. How many requests would be served five minutes later?',
    options: [
      ['all', 'All of them'],
      ['half', 'About half of them'],
      ['none', 'Hardly any', 'blip'],
    ],
    worlds: [BLIP],
    answer: ({ world }) => [share(world('blip'), 330)],
    why: 'Ten seconds are enough to fell all of them. After that it does not matter how long the trigger lasted.',
  }),
  choice({
    id: 'if-they-got-slower',
    in: 'sandbox',
    at: endOf(30),
    prompt:
      'Suppose two were away and routers got slower instead of refusing. How many requests would be served?',
    options: [
      ['half', 'About half of them'],
      ['all', 'All of them, or nearly', 'slower'],
      ['none', 'Hardly any'],
    ],
    worlds: [SLOWER],
    answer: ({ world }) => [share(world('slower'), 90)],
    why: 'Eighteen routers that do what they can do most of what is asked. A refusal takes away what still worked.',
  }),
];
