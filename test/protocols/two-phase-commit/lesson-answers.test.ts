import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import type { RunSpec } from '../../../src/engine/spec.ts';
import { EMPTY } from '../../../src/protocols/two-phase-commit/question-parts.ts';
import { lesson } from '../../../src/protocols/two-phase-commit/lesson.ts';
import type { TaughtEntry } from '../../../src/protocols/lessons.ts';
import { answerIn, specOf } from '../../support/asking.ts';
import { after, atTime, runOf } from '../../support/runs.ts';
import { ENTRY, logOf, violated } from '../../support/two-phase.ts';

const { questions } = lesson;

const DEAD_AFTER_ITS_YES = [
  after('disk P1 PREPARED T1#1', { kind: 'crash', process: 'P1' }),
  atTime(400, { kind: 'restart', process: 'P1' }),
];

/** The same question in a run in which something is different. */
const CHANGED: readonly (readonly [
  question: string,
  scenario: string,
  changes: Partial<RunSpec>,
  was: string,
  becomes: string,
])[] = [
  ['commit-point', 'everyone-says-yes', { off: ['2PC-R3'] }, 'record', 'votes'],
  [
    'silence-is-not-yes',
    'participant-dies-before-prepared',
    { interventions: DEAD_AFTER_ITS_YES },
    'aborted',
    'committed',
  ],
  ['locks-come-back', 'participant-dies-after-prepared', { off: ['2PC-R9'] }, 'T1', 'nobody'],
  [
    'first-thing-after-restart',
    'participant-dies-after-prepared',
    { off: ['2PC-R2'] },
    'INQUIRE',
    'roll back',
  ],
  ['half-heard', 'commit-to-p2-lost', { off: ['2PC-R4'] }, 'committed', 'split'],
  ['when-the-lock-is-free', 'waiting-behind-the-undecided', { off: ['2PC-R5'] }, 'heard', 'now'],
  [
    'no-record-answer',
    'coordinator-returns-with-no-record',
    {
      interventions: [
        after('disk TC COMMIT T1#1', { kind: 'crash', process: 'TC', afterEffects: 2 }),
        atTime(900, { kind: 'restart', process: 'TC' }),
      ],
    },
    'ABORT',
    'COMMIT',
  ],
  [
    'committed-and-nobody-knows',
    'coordinator-dies-after-commit-record',
    { interventions: EMPTY.interventions },
    'committed',
    'aborted',
  ],
  [
    'a-lost-disk',
    'coordinator-disk-lost',
    { interventions: EMPTY.interventions },
    'REFUSE',
    'ABORT',
  ],
  [
    'what-it-knows-of-its-yes',
    'yes-before-the-log',
    { off: [], interventions: DEAD_AFTER_ITS_YES },
    'none',
    'prepared',
  ],
  [
    'yes-before-the-log-ends',
    'yes-before-the-log',
    { off: [], interventions: DEAD_AFTER_ITS_YES },
    'differ',
    'both',
  ],
  ['told-without-a-record', 'told-before-it-was-logged', { off: ['2PC-R4'] }, 'ABORT', 'nothing'],
  ['tired-of-waiting-ends', 'tired-of-waiting', { off: [] }, 'differ', 'both'],
  ['what-t2-reads', 'locks-let-go-at-the-vote', { off: [] }, '90', '100'],
  ['atomic-is-not-isolated', 'locks-let-go-at-the-vote', { off: [] }, 'dirty', 'fine'],
  [
    'what-the-acknowledgement-does',
    'acknowledged-before-it-was-safe',
    { off: [] },
    'forget',
    'again',
  ],
  ['asked-too-late', 'forgotten-too-soon', { off: [] }, 'ABORT', 'COMMIT'],
  ['forgotten-too-soon-ends', 'forgotten-too-soon', { off: [] }, 'differ', 'both'],
  ['a-late-prepare', 'an-answer-without-a-record', { off: [] }, 'YES', 'NO'],
  ['a-key-without-a-lock', 'restarted-without-its-locks', { off: [] }, 'gets', 'waits'],
];

describe('With the rule in force', () => {
  const ends = questions.filter(({ id }) => id.endsWith('-ends'));

  it.each(ends)(
    '$id: the world of an answer ends as the answer says',
    ({ id, scenarios, options }) => {
      const spec = specOf(ENTRY, scenarios[0] ?? '');
      const { worlds } = answerIn(ENTRY, spec, id);
      const kept = ensure(worlds[0], 'world').spec;
      const run = runOf(ENTRY, kept);
      const committed = ['P1', 'P2'].filter((server) =>
        logOf(run, server).some(({ kind }) => kind === 'COMMIT'),
      );
      const shown = options.find(({ world }) => world === 'kept')?.id;
      expect([id, committed.length]).toEqual([id, shown === 'both' ? 2 : 0]);
      expect(violated(run)).toEqual([]);
    },
  );
});

describe('Answers come from the protocol, not from the author', () => {
  it.each(CHANGED)('%s in %s with %j', (question, scenario, changes, was, becomes) => {
    expect(answerIn(ENTRY, specOf(ENTRY, scenario), question).right).toEqual([was]);
    expect(answerIn(ENTRY, specOf(ENTRY, scenario, changes), question).right).toEqual([becomes]);
  });

  it('what P1 may do follows from the worlds that P1 cannot tell from this one', () => {
    const question = ensure(
      questions.find(({ id }) => id === 'what-may-p1-do'),
      'question of the first screen',
    );
    const rightIn = (worlds: typeof question.worlds) => {
      const other = { ...lesson, questions: [{ ...question, worlds }] };
      const entry = { ...ENTRY, lesson: other } as unknown as TaughtEntry;
      return answerIn(entry, specOf(entry, 'coordinator-dies-before-deciding'), question.id).right;
    };
    const [logged, empty] = question.worlds;
    if (logged === undefined || empty === undefined) throw new Error('two worlds');
    expect(rightIn([logged, empty])).toEqual(['wait']);
    // Were both of them empty, nobody could ever have committed; were both logged, nobody aborts.
    expect(rightIn([{ ...empty, id: 'logged' }, empty])).toEqual(['abort']);
    expect(rightIn([logged, { ...logged, id: 'empty' }])).toEqual(['commit']);
    // P1 itself refused: a world that P1 can tell from this one is no reason to wait.
    const seen = {
      ...logged,
      from: 'start P1',
      interventions: [
        after('start P1', { kind: 'perturb', process: 'P1', perturbation: 'vote-no' } as const),
      ],
    };
    expect(rightIn([{ ...seen, id: 'logged' }, empty])).toEqual(['abort']);
  });
});
