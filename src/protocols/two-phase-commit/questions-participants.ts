import type { Question, World } from '../../scene/lesson.ts';
import { decidedAt, holdersOf, indexOf } from './lesson-facts.ts';
import { choice, fate, mayDo, reply } from './question-parts.ts';
import { after, atTime, crash, restart, voteNo } from './scenario-parts.ts';
import type { TwoPhase } from './types.ts';

/** Participants that crash, and what their logs are worth. */

const P1_BACK = 'fault restart P1#1';

/** P1’s vote did leave before it died, and nothing that is left at P1 says so; the other refuses. */
const OTHER_REFUSED: World = {
  id: 'refused',
  label: 'P2 votes NO',
  from: 'start P2',
  interventions: [
    after('start P2', voteNo('P2')),
    after('disk P1 PREPARED T1#1', crash('P1')),
    atTime(900, restart('P1')),
  ],
};
const VOTE_SENT: World = {
  id: 'sent',
  label: 'P1’s YES had left before it died',
  from: 'deliver TC>P1 PREPARE T1#1',
  interventions: [after('disk P1 PREPARED T1#1', crash('P1')), atTime(900, restart('P1'))],
};
const PREPARED_WORLDS = [OTHER_REFUSED, VOTE_SENT];

export const PARTICIPANT_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'silence-is-not-yes',
    in: 'participant-dies-before-prepared',
    at: 'fault crash P1#1',
    prompt: 'P1 died while PREPARED was on its way to the disk. What becomes of T1?',
    options: [
      ['committed', 'COMMIT: P1 did not refuse'],
      ['aborted', 'ABORT: there is no YES from P1'],
      ['open', 'It stays open: P1 might have voted'],
    ],
    answer: ({ run }) => fate(run),
    why: 'COMMIT takes a YES from everybody. What never reached the disk was never promised.',
  }),
  choice({
    id: 'asked-again-with-an-empty-log',
    in: 'participant-dies-before-prepared',
    at: P1_BACK,
    prompt: 'P1 is back with nothing of T1 in its log. It is asked again. How does it vote?',
    options: [
      ['YES', 'YES: it can still do its part'],
      ['NO', 'NO: it has no record of T1'],
      ['nothing', 'Not at all'],
    ],
    answer: (facts) => reply(facts, 'P1', 'TC', ['YES', 'NO']),
    why: 'Something may have been lost with its memory. NO is always safe for one who has promised nothing.',
  }),
  choice({
    id: 'the-log-is-the-promise',
    in: 'participant-dies-after-prepared',
    at: 'fault crash P1#1',
    prompt: 'P1 died with PREPARED on its disk, its YES not sent. What may it do once back?',
    options: [
      ['commit', 'Commit: it is prepared', 'refused'],
      ['abort', 'Abort: its YES never left', 'sent'],
      ['wait', 'Ask, and do as it is told'],
    ],
    worlds: PREPARED_WORLDS,
    answer: (facts) => mayDo(facts, ['P1'], PREPARED_WORLDS),
    why: 'All that P1 finds is PREPARED, and with it alone P1 cannot know whether its YES left. Its log makes the promise.',
  }),
  choice({
    id: 'locks-come-back',
    in: 'participant-dies-after-prepared',
    at: 'deliver TC>P2 PREPARE T1#1',
    prompt: 'P1’s memory is gone, its locks with it. Who holds the lock on A once P1 is back?',
    options: [
      ['T1', 'T1, again'],
      ['nobody', 'Nobody: locks do not survive'],
      ['T2', 'Whoever comes first'],
    ],
    answer: ({ run }) => [holdersOf(run.after(P1_BACK), 'P1', 'A')[0] ?? 'nobody'],
    why: 'PREPARED names the locks, so that P1 can take them again before it lets anybody in.',
  }),
  choice({
    id: 'first-thing-after-restart',
    in: 'participant-dies-after-prepared',
    at: 'deliver P2>TC YES T1#1',
    prompt: 'P1 restarts and finds PREPARED, but no decision. What does it do first?',
    options: [
      ['roll back', 'Roll T1 back'],
      ['INQUIRE', 'Ask TC what became of T1'],
      ['YES', 'Vote YES once more'],
    ],
    answer: ({ run }) => {
      const effects = run.events
        .slice(indexOf(run, P1_BACK))
        .flatMap((event) => (event.process === 'P1' ? event.effects : []));
      for (const effect of effects) {
        if (effect.kind === 'send') return [effect.message.kind];
        if (effect.kind === 'forceStart' && effect.record.kind === 'ABORT') return ['roll back'];
      }
      return [];
    },
    why: 'No COMMIT in its log does not mean ABORT: others may have committed. Prepared it was, prepared it is.',
  }),
  choice({
    id: 'dead-after-the-vote',
    in: 'participant-dies-after-its-vote',
    at: 'fault crash P1#1',
    prompt: 'P1 has voted YES and died. What becomes of T1 while it is down?',
    options: [
      ['committed', 'It commits; P1 hears of it later'],
      ['aborted', 'It aborts: P1 is dead'],
      ['wait', 'Nothing: all wait for P1'],
    ],
    answer: ({ run }) => {
      const decided = decidedAt(run, 'TC', 'T1') ?? Number.POSITIVE_INFINITY;
      return decided < indexOf(run, P1_BACK) ? fate(run) : ['wait'];
    },
    why: 'Its YES is under way and counts, and its log will remember. Only a YES that is missing stops the others.',
  }),
  choice({
    id: 'what-waits-for-the-dead',
    in: 'participant-dies-after-its-vote',
    at: 'disk TC COMMIT T1#1',
    prompt: 'T1 is committed and P1 is down. What has to wait until P1 is back?',
    options: [
      ['P2', 'P2 carrying T1 out'],
      ['client', 'The answer to C1'],
      ['END', 'TC forgetting T1'],
    ],
    answer: ({ run }) => {
      const back = indexOf(run, P1_BACK);
      const isLate = (index: number | null) => index === null || index > back;
      const end = run.events.find(({ effects }) =>
        effects.some((effect) => effect.kind === 'append' && effect.record.kind === 'END'),
      );
      return [
        ...(isLate(decidedAt(run, 'P2', 'T1')) ? ['P2'] : []),
        ...(isLate(decidedAt(run, 'C1', 'T1')) ? ['client'] : []),
        ...(isLate(end?.index ?? null) ? ['END'] : []),
      ];
    },
    why: 'TC has to remember T1 until everybody has acknowledged it. Nobody else needs P1 for anything.',
  }),
];
