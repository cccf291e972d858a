import type { Question, World } from '../../scene/lesson.ts';
import { couldBe, decidedAt, decisionsIn, inDoubt, sentFrom, sentLater } from './lesson-facts.ts';
import { choice, click, fate } from './question-parts.ts';
import { after, crash } from './scenario-parts.ts';
import type { TwoPhase } from './types.ts';

/** A NO, a vote that comes too late, a COMMIT or an answer that gets lost. */

const SILENT: readonly World[] = [
  {
    id: 'dead',
    label: 'P2 had crashed',
    from: 'start P2',
    interventions: [after('start P2', crash('P2'))],
  },
  {
    id: 'lost',
    label: 'The PREPARE to P2 had been lost',
    from: 'start P2',
    interventions: [
      after('deliver C1>TC TXN T1#1', { kind: 'drop', envelope: 'TC>P2 PREPARE T1#1' }),
    ],
  },
];

export const VOTE_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'no-needs-nobody',
    in: 'one-says-no',
    at: 'disk P1 PREPARED T1#1',
    prompt: 'P2 is going to vote NO. When may it drop its part of T1?',
    options: [
      ['now', 'At once, without asking'],
      ['told', 'When TC has told it ABORT'],
      ['peer', 'When P1 agrees'],
    ],
    answer: ({ run }) => {
      const end = decidedAt(run, 'P2', 'T1') ?? run.events.length;
      const heard = (start: string) =>
        run.events.slice(0, end).some(({ name }) => name.startsWith(start));
      if (heard('deliver TC>P2 ABORT T1')) return ['told'];
      return [heard('deliver P1>P2 ') ? 'peer' : 'now'];
    },
    why: 'Who has not voted YES has promised nothing. With its NO the outcome is settled for everybody.',
  }),
  choice({
    id: 'no-majority',
    in: 'one-says-no',
    at: 'disk P2 ABORT T1#1',
    prompt: 'P1 has said YES, P2 says NO. Who commits T1 in the end?',
    options: [
      ['nobody', 'Nobody'],
      ['P1', 'P1 alone: it said YES'],
      ['all', 'All: the majority wins'],
    ],
    answer: ({ run }) => {
      const all = [...decisionsIn(run, 'T1')].filter(([, it]) => it === 'committed');
      const servers = all.filter(([who]) => who.startsWith('P')).map(([who]) => who);
      return [servers.length === 0 ? 'nobody' : servers.length === 1 ? 'P1' : 'all'];
    },
    why: 'Each server does a part that no other can do. Without P2’s part there is no transfer, whatever others think.',
  }),
  click({
    id: 'who-is-in-doubt',
    in: 'one-says-no',
    at: 'deliver P2>TC NO T1#1',
    prompt: 'Click the node that has promised and does not know the outcome.',
    nodes: ['P1', 'P2', 'TC'],
    answer: ({ now }) => inDoubt(now, 'T1'),
    why: 'P1 said YES and heard nothing since. P2 decided with its NO, and TC with the votes.',
  }),
  choice({
    id: 'silence',
    in: 'slow-participant',
    at: 'fire TC votes T1#1',
    prompt: 'TC has heard nothing from P2. What does TC know about P2?',
    options: [
      ['dead', 'It has crashed', 'dead'],
      ['slow', 'It is slow'],
      ['lost', 'The PREPARE to it was lost', 'lost'],
      ['cannot', 'Nothing: all three look alike'],
    ],
    worlds: SILENT,
    answer: (facts) => {
      const alike = SILENT.filter(({ id }) => couldBe(facts, ['TC'], facts.world(id)));
      return alike.length > 0 ? ['cannot'] : ['slow'];
    },
    why: 'A timeout says that nothing came, and never why. TC knows just as much in the other two worlds.',
  }),
  choice({
    id: 'a-yes-too-late',
    in: 'slow-participant',
    at: 'disk TC ABORT T1#1',
    prompt: 'P2 will wake up and vote YES after all. What does TC answer?',
    options: [
      ['COMMIT', 'COMMIT: now all have said YES'],
      ['ABORT', 'ABORT: that is decided'],
      ['PREPARE', 'PREPARE: the vote begins anew'],
    ],
    answer: ({ run }) => {
      const late = run.events.find(({ name }) => name.startsWith('deliver P2>TC YES T1'));
      if (late === undefined) return [];
      const [said] = sentFrom(run, late.index).filter(
        ({ from, to }) => from === 'TC' && to === 'P2',
      );
      return said === undefined ? [] : [said.message.kind];
    },
    why: 'A decision on disk is final. Whoever votes or asks later gets that decision.',
  }),
  choice({
    id: 'the-client-hears-nothing',
    in: 'client-hears-nothing',
    at: 'fault drop TC>C1 RESULT T1#1#1',
    prompt: 'C1 never gets its answer. What becomes of the transfer?',
    options: [
      ['committed', 'It is done all the same'],
      ['aborted', 'It is undone'],
      ['open', 'It waits until C1 knows'],
    ],
    answer: ({ run }) => fate(run),
    why: 'The record on TC’s disk decides, and the client is only told. No answer does not mean no.',
  }),
  choice({
    id: 'what-the-client-sends',
    in: 'client-hears-nothing',
    at: 'disk TC END T1#1',
    prompt: 'C1 has waited long enough. What does it send to TC?',
    options: [
      ['TXN', 'The transfer once more'],
      ['OUTCOME?', 'The question what became of T1'],
      ['nothing', 'Nothing: no answer means no'],
    ],
    answer: (facts) => [
      sentLater(facts).find(({ from }) => from === 'C1')?.message.kind ?? 'nothing',
    ],
    why: 'Asking changes nothing and may be repeated. The transfer, sent again as a new one, would move the money twice.',
  }),
];
