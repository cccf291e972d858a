import type { Question, World } from '../../scene/lesson.ts';
import { decidedAt, decisionsIn, fateOf, sentLater } from './lesson-facts.ts';
import { choice, click, LAST_VOTE } from './question-parts.ts';
import { after, atTime, crash, restart } from './scenario-parts.ts';
import type { TwoPhase } from './types.ts';

/** Everyone says yes: when is it committed, and what is the rest for? */

const diesAfter = (id: string, label: string, event: string, afterEffects?: number): World => ({
  id,
  label,
  interventions: [after(event, crash('TC', afterEffects)), atTime(900, restart('TC'))],
});

const COMMIT_POINTS: readonly World[] = [
  diesAfter('votes', 'TC dies now and comes back', LAST_VOTE),
  diesAfter('record', 'TC dies with COMMIT on its disk', 'disk TC COMMIT T1#1', 2),
  diesAfter('heard', 'TC dies when all have heard COMMIT', 'deliver TC>P1 COMMIT T1#1'),
  diesAfter('acked', 'TC dies when all have acknowledged', 'deliver P1>TC ACK T1#1'),
];

export const COMMIT_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'forced-writes',
    in: 'everyone-says-yes',
    at: 'deliver C1>TC TXN T1#1',
    prompt: 'How often will somebody have to wait for a disk until T1 is done everywhere?',
    options: [
      ['1', 'Once: one record decides'],
      ['3', 'Three times: each node once'],
      ['5', 'Five times: twice a server, once TC'],
    ],
    answer: ({ run }) => {
      const forced = run.events.flatMap(({ effects }) =>
        effects.filter((effect) => effect.kind === 'forceStart'),
      );
      return [String(forced.length)];
    },
    why: 'Each server forces PREPARED and COMMIT, TC forces its decision: 2n + 1 writes for n servers.',
  }),
  choice({
    id: 'commit-point',
    in: ['everyone-says-yes', 'sandbox'],
    at: LAST_VOTE,
    prompt: 'All votes are in, all are YES. From when on is T1 committed, whoever dies?',
    options: [
      ['votes', 'From now on', 'votes'],
      ['record', 'When COMMIT is on TC’s disk', 'record'],
      ['heard', 'When all servers have heard it', 'heard'],
      ['acked', 'When all have acknowledged', 'acked'],
    ],
    worlds: COMMIT_POINTS,
    answer: ({ world }) => {
      const first = COMMIT_POINTS.find(({ id }) => fateOf(world(id), 'T1') === 'committed');
      return first === undefined ? [] : [first.id];
    },
    why: 'TC dying one instant before that record means ABORT, one instant after it COMMIT. Hearing of it only spreads the news.',
  }),
  choice({
    id: 'same-instant',
    in: 'everyone-says-yes',
    at: 'disk TC COMMIT T1#1',
    prompt: 'TC tells P1 and P2 at the same time. Who carries T1 out first?',
    options: [
      ['both', 'Both at the same instant'],
      ['P1', 'P1'],
      ['P2', 'P2'],
    ],
    answer: ({ run }) => {
      const time = (who: string) => run.events[decidedAt(run, who, 'T1') ?? -1]?.time ?? 0;
      const ahead = time('P1') - time('P2');
      return [ahead === 0 ? 'both' : ahead < 0 ? 'P1' : 'P2'];
    },
    why: 'Messages and disks take their own time. All servers decide alike, never all at once.',
  }),
  click({
    id: 'first-to-apply',
    in: 'sandbox',
    at: 'disk TC COMMIT T1#1',
    prompt: 'COMMIT is on TC’s disk. Click the server that carries T1 out first.',
    nodes: ['P1', 'P2', 'P3'],
    answer: ({ run }) => {
      const servers = [...decisionsIn(run, 'T1').keys()].filter((who) => who.startsWith('P'));
      return servers.slice(0, 1);
    },
    why: 'All are told at once, and each hears it when its own message arrives.',
  }),
  choice({
    id: 'lost-acknowledgement',
    in: 'everyone-says-yes',
    at: 'disk P1 COMMIT T1#1',
    prompt: 'Suppose P1’s acknowledgement gets lost. What happens to T1?',
    options: [
      ['again', 'It stays; TC tells P1 once more', 'lost'],
      ['undone', 'P1 has to undo it', 'lost'],
      ['open', 'It stays open for ever', 'lost'],
    ],
    worlds: [
      {
        id: 'lost',
        label: 'P1’s acknowledgement is lost',
        interventions: [after('disk P1 COMMIT T1#1', { kind: 'drop', envelope: 'P1>TC ACK T1#1' })],
      },
    ],
    answer: (facts) => {
      const lost = facts.world('lost');
      const end = fateOf(lost, 'T1');
      if (end !== 'committed') return [end === 'open' ? 'open' : 'undone'];
      const { now } = facts;
      const isTold = sentLater({ ...facts, now, run: lost }).some(
        ({ to, message }) => to === 'P1' && message.kind === 'COMMIT',
      );
      return isTold ? ['again'] : [];
    },
    why: 'Acknowledgements only tell TC when it may forget. A lost one is made up for by asking again.',
  }),
];
