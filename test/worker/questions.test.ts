import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { RunSpec } from '../../src/engine/spec.ts';
import type { TaughtEntry } from '../../src/protocols/lessons.ts';
import type { Evidence, Lesson, Question } from '../../src/scene/lesson.ts';
import { createEngineHost } from '../../src/worker/engine-host.ts';
import { startRun } from '../../src/worker/run-job.ts';
import { answerIn, conversation } from '../support/asking.ts';
import { PLAIN, TOY } from '../support/toy-entry.ts';

const AT = 'deliver C>S ASK C.1#1';
const CRASH: RunSpec = {
  ...PLAIN,
  interventions: [
    { at: { after: 'start S', timeMs: 0 }, action: { kind: 'stall', process: 'S2' } },
    { at: { after: AT, timeMs: 150 }, action: { kind: 'crash', process: 'S' } },
    { at: { after: null, timeMs: 900 }, action: { kind: 'restart', process: 'S' } },
  ],
};

const question: Question = {
  id: 'how-many',
  scenarios: ['plain'],
  at: AT,
  prompt: 'How many events are there?',
  kind: 'choice',
  options: [
    { id: 'more', text: 'More than in the other world', world: 'dead' },
    { id: 'fewer', text: 'Not more' },
  ],
  worlds: [
    {
      id: 'dead',
      label: 'S dies for good',
      interventions: [{ at: { after: AT, timeMs: 0 }, action: { kind: 'crash', process: 'S' } }],
    },
    {
      id: 'early',
      label: 'S dies earlier, and a rule is off',
      from: 'invoke C 1',
      off: ['TOY-1'],
      options: { operations: 2 },
      interventions: [
        { at: { after: 'invoke C 1', timeMs: 0 }, action: { kind: 'crash', process: 'S' } },
      ],
    },
  ],
  answer: ({ run, world }) => [run.events.length > world('dead').events.length ? 'more' : 'fewer'],
  why: 'Who is dead does nothing.',
};

function teaching(...questions: readonly Question[]): TaughtEntry {
  const lesson: Lesson = {
    questions,
    callouts: [
      { id: 'never', text: 'Never.', holds: () => false },
      { id: 'ask', text: 'Somebody asks.', holds: ({ action }) => action.kind === 'invoke' },
      { id: 'later', text: 'Too late.', holds: () => true },
    ],
    pseudocode: {},
  };
  return { ...TOY, lesson };
}

const ENTRY = teaching(question);

/** What the question is given to go by. */
function evidenceFor(spec: RunSpec): Evidence {
  let found: Evidence | null = null;
  const curious = teaching({
    ...question,
    answer(evidence) {
      found = evidence;
      return ['more'];
    },
  });
  answerIn(curious, spec, question.id);
  return ensure<Evidence | null>(found, 'evidence') as Evidence;
}

function wholeRun(spec: RunSpec) {
  const run = startRun(spec, ENTRY);
  run.advance(Number.POSITIVE_INFINITY);
  return run;
}

describe('Questions: the answer', () => {
  it('is the same on every call, in slices of any length, and whatever was simulated before', () => {
    const first = answerIn(ENTRY, CRASH, question.id);
    expect(first.right).toEqual(['more']);
    for (const budget of [1, 7, 400]) {
      expect(answerIn(ENTRY, CRASH, question.id, budget)).toEqual(first);
    }
    const host = createEngineHost([ENTRY]);
    const load = { kind: 'load', run: 1, spec: CRASH, ahead: 1000 } as const;
    const ask = { kind: 'ask', run: 1, question: question.id } as const;
    host.handle(load);
    while (host.work() !== null);
    for (let again = 0; again < 2; again++) {
      host.handle(ask);
      expect(host.work()).toEqual([first]);
      expect(host.work()).toBeNull();
    }
  });

  it('goes by the state after the event, and by the run to its end', () => {
    const { now, run } = evidenceFor(CRASH);
    const whole = wholeRun(CRASH);
    const index = whole.events.findIndex(({ name }) => name === AT);
    expect(now).toEqual(whole.configurationAt(index));
    expect(run.events).toEqual(whole.events);
    expect(run.end).toEqual(whole.configurationAt(whole.count - 1));
    expect(run.outcome).toBe(whole.end?.outcome);
    expect(run.after('start S')).toEqual(whole.configurationAt(1));
    expect(run.after('no such event')).toBeNull();
  });

  it('the worlds that can be opened are those that it goes by, and share the past of the run', () => {
    const evidence = evidenceFor(CRASH);
    const whole = wholeRun(CRASH);
    for (const { id, spec } of answerIn(ENTRY, CRASH, question.id).worlds) {
      const opened = wholeRun(spec);
      const course = evidence.world(id);
      expect(opened.events).toEqual(course.events);
      expect(course.end).toEqual(opened.configurationAt(opened.count - 1));
      const from = question.worlds.find((world) => world.id === id)?.from ?? AT;
      const shared = whole.events.findIndex(({ name }) => name === from);
      const names = (run: typeof whole) => run.events.slice(0, shared + 1).map(({ name }) => name);
      expect(names(opened)).toEqual(names(whole));
    }
    const [dead, early] = answerIn(ENTRY, CRASH, question.id).worlds;
    expect(dead?.spec.interventions.map(({ action }) => action.kind)).toEqual(['stall', 'crash']);
    expect(early?.spec).toMatchObject({ off: ['TOY-1'], options: { operations: 2 } });
  });

  it('is never none of the options, or all of them, or something else', () => {
    for (const right of [[], ['more', 'fewer'], ['neither']]) {
      const entry = teaching({ ...question, answer: () => right });
      const replies = conversation(entry, PLAIN, [{ kind: 'ask', run: 1, question: question.id }]);
      expect(replies).toContainEqual(expect.objectContaining({ kind: 'unasked' }));
    }
  });
});

describe('Questions: where there is no answer', () => {
  it.each([
    ['nothing-like-it', 'There is no such question.', question],
    [
      'how-many',
      'What it asks about does not happen here.',
      { ...question, at: 'deliver nothing' },
    ],
    [
      'how-many',
      'The world "S dies for good" has no place in this run.',
      {
        ...question,
        worlds: [{ ...ensure(question.worlds[0], 'world'), from: 'deliver S>C OK C.3#1' }],
      },
    ],
  ])('%s: %s', (id, message, asked) => {
    const replies = conversation(teaching(asked), PLAIN, [{ kind: 'ask', run: 1, question: id }]);
    expect(replies).toContainEqual({ kind: 'unasked', run: 1, question: id, message });
  });

  it('says so when the work is stopped', () => {
    const host = createEngineHost([ENTRY]);
    host.handle({ kind: 'load', run: 1, spec: CRASH, ahead: 0 });
    host.handle({ kind: 'ask', run: 1, question: question.id });
    host.handle({ kind: 'pose', run: 1, index: 3 });
    host.work(1);
    const kinds = host.handle({ kind: 'cancel', run: 1 }).map(({ kind }) => kind);
    expect(kinds).toEqual(['unasked', 'posed', 'paused']);
    expect(host.work()).toBeNull();
  });
});

describe('Questions and remarks on the timeline', () => {
  const summaries = (spec: RunSpec) => {
    const replies = conversation(ENTRY, spec, [{ kind: 'extend', run: 1, until: 100 }]);
    return replies.flatMap((reply) => (reply.kind === 'events' ? reply.events : []));
  };

  it('a question stands at its event, in runs of its scenario', () => {
    const asking = summaries(PLAIN).filter(({ asks }) => asks.length > 0);
    expect(asking.map(({ name, asks }) => [name, asks.map(({ id }) => id)])).toEqual([
      [AT, ['how-many']],
    ]);
    expect(summaries({ ...PLAIN, scenario: 'many' }).flatMap(({ asks }) => asks)).toEqual([]);
  });

  it('of the remarks that hold the first is told', () => {
    for (const { kind, callout } of summaries(PLAIN)) {
      const text = kind === 'invoke' ? 'Somebody asks.' : 'Too late.';
      expect(callout?.text).toBe(text);
    }
  });
});
