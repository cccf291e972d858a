import type { Question, World } from '../../scene/lesson.ts';
import {
  digestsAt,
  firstToWrite,
  held,
  heldByAll,
  indexOf,
  toldAt,
  toldBy,
} from './lesson-facts.ts';
import { choice, click, instead, kept } from './question-parts.ts';
import { after, crash } from './scenario-parts.ts';
import type { StateMachine } from './types.ts';

/** The same beginning and the same order: what they are good for, and what is not asked for. */

const DIRECT: World = {
  id: 'direct',
  label: 'Clients turn to the replicas themselves',
  off: ['RSM-ORDER'],
  interventions: [],
};
const R3_DIES = instead('dead', 'R3 crashes at this instant', after('invoke C1 r2', crash('R3')));

const HEALTHY: readonly Question<StateMachine>[] = [
  choice({
    id: 'three-speeds',
    in: 'same-log-same-state',
    at: 'disk SQ ENTRY C1.r1#1',
    prompt:
      'Entry 1 reaches three replicas at three instants. How many different digests at position 1?',
    options: [
      ['3', 'Three, one for each'],
      ['1', 'One'],
      ['2', 'Two: a fast one and a slow one'],
    ],
    answer: ({ run }) => [digestsAt(run.end, 1)],
    why: 'When it is carried out does not count, only after what. All have carried out nothing before it.',
  }),
  choice({
    id: 'answers-to-wait-for',
    in: 'same-log-same-state',
    at: 'invoke C1 r1',
    prompt: 'All three replicas will answer C1. After how many answers does it go on?',
    options: [
      ['3', 'After all three'],
      ['2', 'After two, a majority'],
      ['1', 'After one'],
    ],
    answer: ({ run }) => {
      const end = toldAt(run, 'C1.r1')?.index ?? -1;
      const heard = run.events.filter(
        ({ name, index }) => index <= end && /^deliver R\d>C1 ANSWER C1\.r1#/.test(name),
      );
      return [String(heard.length)];
    },
    why: 'The log has decided already, so that all say the same. Replicas may crash, but they do not lie.',
  }),
  choice({
    id: 'behind-or-different',
    in: 'a-slow-replica',
    at: 'fault stall R3#1',
    prompt: 'R3 stands still while the others go on. Will digests at one position ever differ?',
    options: [
      ['yes', 'Yes: R3 has old data'],
      ['no', 'No: it is behind, not different'],
      ['then', 'Only while it stands still'],
    ],
    answer: ({ run }) => {
      const back = run.after('fault resume R3#1');
      if (run.end.ghost.parting !== null) return ['yes'];
      return [back !== null && back.ghost.parting !== null ? 'then' : 'no'];
    },
    why: 'R3 is where the others were before. When it goes on it comes to each of their states, one after the other.',
  }),
  choice({
    id: 'served-meanwhile',
    in: 'a-slow-replica',
    at: 'invoke C1 r2',
    prompt: 'R3 stands still. When is C1 answered?',
    options: [
      ['late', 'When R3 goes on', 'dead'],
      ['soon', 'As soon as ever', 'dead'],
      ['never', 'Never', 'dead'],
    ],
    worlds: [R3_DIES],
    answer: ({ run }) => {
      const answered = toldAt(run, 'C1.r2')?.index;
      if (answered === undefined) return ['never'];
      return [answered < indexOf(run, 'fault resume R3#1') ? 'soon' : 'late'];
    },
    why: 'C1 goes by the first answer and cannot see that a copy is behind. One copy is what it looks like from outside.',
  }),
];

const BEGINNING: readonly Question<StateMachine>[] = [
  choice({
    id: 'equal-after-a-write',
    in: 'another-beginning',
    at: 'disk SQ ENTRY C1.r1#1',
    prompt: 'R3 began with cash = 10. All carry out x = 1. How many different digests then?',
    options: [
      ['1', 'One: they did the same', 'kept'],
      ['2', 'Two: R3 is still different'],
      ['3', 'Three'],
    ],
    worlds: [kept('RSM-INIT')],
    answer: ({ run }) => [digestsAt(run.end, 1)],
    why: 'A log says what is done, not what was there before. The difference stays until somebody overwrites it by chance.',
  }),
  choice({
    id: 'fifty-more',
    in: 'another-beginning',
    at: 'invoke C1 r2',
    prompt: 'The others have no cash. All add 50. What does R3 have then?',
    options: [
      ['60', '60'],
      ['50', '50'],
      ['10', '10: it refuses'],
    ],
    answer: ({ run }) => [held(run.end, 'R3', 'cash')],
    why: 'R3 does what the log says, on top of what it has. What a client reads now depends on who answers first.',
  }),
];

const ORDER: readonly Question<StateMachine>[] = [
  choice({
    id: 'what-is-x',
    in: 'two-writes-cross',
    at: 'invoke C2 r1',
    prompt: 'x = 1 and x = 2 are on the way to every replica. What will x be?',
    options: [
      ['1', '1 everywhere'],
      ['2', '2 everywhere', 'kept'],
      ['apart', 'Not the same everywhere'],
    ],
    worlds: [kept('RSM-ORDER')],
    answer: ({ run }) => [heldByAll(run.end, 'x')],
    why: 'Each replica has both writes, and keeps the one that came last. Which came last is not the same everywhere.',
  }),
  click({
    id: 'who-is-different-first',
    in: 'two-writes-cross',
    at: 'deliver C2>R3 REQUEST C2.r1#1',
    prompt: 'Click the replica that will be the first to differ from another at the same position.',
    nodes: ['R1', 'R2', 'R3'],
    answer: ({ run }) => [run.end.ghost.parting?.other.replica ?? ''],
    why: 'R3 is first at position 1, alone, with x = 2. Whoever comes second with x = 1 is different.',
  }),
  choice({
    id: 'equal-with-both',
    in: 'two-writes-cross',
    at: 'disk R2 ENTRY C1.r1#1',
    prompt: 'When each has carried out both writes: how many different digests at position 2?',
    options: [
      ['1', 'One: the same two writes'],
      ['2', 'Two'],
      ['3', 'Three'],
    ],
    answer: ({ run }) => [digestsAt(run.end, 2)],
    why: 'The same set of requests is not enough. x = 1 after x = 2 is not x = 2 after x = 1.',
  }),
  click({
    id: 'where-order-is-made',
    in: 'two-writes-in-order',
    at: 'invoke C2 r1',
    prompt: 'Both writes race. Click the node where it is decided which one comes first.',
    nodes: ['C1', 'SQ', 'R1', 'R3'],
    answer: ({ run }) => [firstToWrite(run)],
    why: 'The race ends at SQ, which gives one of them number 1. On the way to the replicas nothing can change that.',
  }),
  choice({
    id: 'what-is-x-in-order',
    in: 'two-writes-in-order',
    at: 'disk SQ ENTRY C1.r1#1',
    prompt: 'x = 1 is entry 1; x = 2 waits at SQ. What will x be?',
    options: [
      ['1', '1 everywhere'],
      ['apart', 'Not the same everywhere', 'direct'],
      ['2', '2 everywhere'],
    ],
    worlds: [DIRECT],
    answer: ({ run }) => [heldByAll(run.end, 'x')],
    why: 'Entry 2 comes after entry 1 at every replica, however long either of them is on its way.',
  }),
];

const SANDBOX: readonly Question<StateMachine>[] = [
  click({
    id: 'whose-answer',
    in: 'sandbox',
    at: 'disk SQ ENTRY C1.1#1',
    prompt: 'Entry 1 is on its way. Click the replica whose answer C1 will go by.',
    nodes: ['R1', 'R2', 'R3'],
    answer: ({ run }) => [toldBy(run, 'C1.1')],
    why: 'Whichever is first: network and disks decide that. It does not matter, since all say the same.',
  }),
  choice({
    id: 'if-nobody-ordered',
    in: 'sandbox',
    at: 'invoke C2 1',
    prompt: 'Had both clients turned to the replicas themselves: would digests have parted?',
    options: [
      ['yes', 'Yes', 'direct'],
      ['no', 'No: all get all requests', 'direct'],
    ],
    worlds: [DIRECT],
    answer: ({ world }) => [world('direct').end.ghost.parting === null ? 'no' : 'yes'],
    why: 'With two clients it takes one pair of requests that cross. That comes sooner than one would think.',
  }),
];

export const CONDITION_QUESTIONS: readonly Question<StateMachine>[] = [
  ...HEALTHY,
  ...BEGINNING,
  ...ORDER,
  ...SANDBOX,
];
