import type { Question, World } from '../../scene/lesson.ts';
import { digestsAt, firstToWrite, held, heldByAll, toldBy } from './lesson-facts.ts';
import { choice, click, kept } from './question-parts.ts';
import type { StateMachine } from './types.ts';

/** The same beginning and the same order: what they are good for, and what is not asked for. */

const DIRECT: World = {
  id: 'direct',
  label: 'Clients turn to the replicas themselves',
  off: ['RSM-ORDER'],
  interventions: [],
};
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
  ...BEGINNING,
  ...ORDER,
  ...SANDBOX,
];
