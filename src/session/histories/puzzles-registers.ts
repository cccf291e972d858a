import { done, puzzle, read, write, type Puzzle } from './puzzle.ts';

const ZERO = ['register', 0] as const;
const CAS = ['cas-register', 0] as const;

/** Reads and writes of one value. */
export const REGISTER_PUZZLES: readonly Puzzle[] = [
  puzzle(
    'old-or-new',
    'A write, and two reads during it',
    ZERO,
    [write('A', [0, 100], 1), read('B', [25, 75], 1), read('C', [30, 60], 0)],
    {
      why: 'While a write runs a read may find it done or not. Two reads that overlap may differ, as long as an order fits both.',
      source: 'MIT 6.824, quiz 2, 2017',
    },
  ),
  puzzle(
    'new-then-old',
    'A write, and two reads one after the other',
    ZERO,
    [write('A', [0, 100], 1), read('B', [10, 30], 1), read('C', [40, 60], 0)],
    {
      why: 'Once anybody has read the new value nobody may read the old one later, even while the write still runs. A regular register allows it, an atomic one does not.',
      source: 'Lamport 1986',
    },
  ),
  puzzle(
    'new-then-old-alone',
    'The same reads, by one client',
    ZERO,
    [write('A', [0, 100], 1), read('B', [10, 30], 1), read('B', [40, 60], 0)],
    {
      why: 'One client sees time go backwards. Not even sequential consistency allows that: it keeps the order of each client.',
      source: 'Folklore',
    },
  ),
  puzzle(
    'stale-read',
    'A write, then a read',
    ZERO,
    [write('A', [0, 10], 1), read('B', [20, 30], 0)],
    {
      why: 'The write was over before the read began, so the read must see it. Sequential consistency looks at no clock and allows it.',
      source: 'Attiya and Welch 1994',
    },
  ),
  puzzle(
    'own-write-lost',
    'Reading what one has written',
    ZERO,
    [write('A', [0, 10], 1), read('A', [20, 30], 0)],
    {
      why: 'Whoever was told that a write is done must find it. Here no consistency that keeps a client’s own order is left.',
      source: 'Terry et al. 1994',
    },
  ),
  puzzle(
    'touching',
    'A read that begins as the write ends',
    ZERO,
    [write('A', [0, 10], 1), read('B', [10, 20], 0)],
    {
      why: 'Operations that touch are concurrent: only what ended before the other began is in order.',
      source: 'Herlihy and Wing 1990',
    },
  ),
  puzzle(
    'a-tick-apart',
    'A read that begins one tick later',
    ZERO,
    [write('A', [0, 10], 1), read('B', [11, 20], 0)],
    {
      why: 'One tick is enough: now the write is over before the read begins.',
      source: 'Herlihy and Wing 1990',
    },
  ),
  puzzle(
    'who-wrote-last',
    'Two writes at once, and two readers',
    ZERO,
    [
      write('A', [0, 100], 1),
      write('B', [0, 100], 2),
      read('C', [10, 20], 1),
      read('C', [30, 40], 2),
      read('D', [12, 22], 2),
      read('D', [32, 42], 1),
    ],
    {
      why: 'C saw 1 before 2, D saw 2 before 1. Either order of the writes contradicts one of them.',
      source: 'Coherence litmus test CoRR2',
    },
  ),
  puzzle(
    'three-writes',
    'Three writes at once',
    ZERO,
    [
      write('A', [0, 50], 1),
      write('B', [1, 60], 2),
      write('C', [2, 70], 3),
      read('D', [10, 20], 3),
      read('D', [30, 40], 1),
      read('D', [80, 90], 2),
    ],
    {
      why: 'They take effect in the order 3, 1, 2: neither that of the calls nor that of the returns.',
      source: 'Made for this page',
    },
  ),
  puzzle(
    'never-written',
    'A value that nobody wrote',
    ZERO,
    [write('A', [0, 1], 0), read('B', [2, 4], 3), write('C', [3, 5], 4), read('D', [6, 7], 4)],
    {
      why: 'A read must return what somebody wrote. A write that was reported as failed and yet took effect looks like this.',
      source: 'Knossos, a RethinkDB history, shortened',
    },
  ),
  puzzle(
    'flags',
    'Each raises a flag and looks at the other’s',
    ZERO,
    [
      write('A', [0, 1], 1, 'x'),
      write('B', [0, 1], 1, 'y'),
      read('A', [2, 3], 0, 'y'),
      read('B', [2, 3], 0, 'x'),
    ],
    {
      why: 'Whoever raised the flag second must see the other’s. A processor with a store buffer lets both miss it.',
      source: 'Dekker; the store buffer litmus test',
    },
  ),
  puzzle(
    'independent-readers',
    'Two readers of two flags',
    ZERO,
    [
      write('A', [0, 100], 1, 'x'),
      write('B', [0, 100], 1, 'y'),
      read('C', [10, 20], 1, 'x'),
      read('C', [30, 40], 0, 'y'),
      read('D', [10, 20], 1, 'y'),
      read('D', [30, 40], 0, 'x'),
    ],
    {
      why: 'For C the flag x went up first, for D the flag y. With a single copy there is one order for all.',
      source: 'IRIW litmus test',
    },
  ),
  puzzle(
    'timeout-later',
    'A write that timed out, seen late',
    ZERO,
    [write('A', [0, null], 1), read('B', [10, 20], 0), read('B', [30, 40], 1)],
    {
      why: 'A write that never returned may take effect at any time after its call: here between the reads.',
      source: 'Jepsen, operations of type info',
    },
  ),
  puzzle(
    'timeout-undone',
    'A write that timed out, seen and gone',
    ZERO,
    [write('A', [0, null], 1), read('B', [10, 20], 1), read('B', [30, 40], 0)],
    {
      why: 'Early, late or never: a single copy leaves only these. Seen and then unseen is none of them.',
      source: 'Made for this page',
    },
  ),
  puzzle(
    'timeout-twice',
    'One write that timed out, and two surprises',
    ZERO,
    [
      write('A', [0, null], 1),
      read('B', [10, 20], 1),
      write('B', [30, 40], 2),
      read('B', [50, 60], 1),
    ],
    {
      why: 'The write of 1 explains one of the reads. To explain both it would have to take effect twice.',
      source: 'Made for this page',
    },
  ),
  puzzle(
    'stuck-write',
    'A write that reached one replica, and two readers',
    ZERO,
    [write('A', [0, null], 1), read('B', [10, 20], 1), read('C', [30, 40], 0)],
    {
      why: 'Two readers asked different majorities. A reader that first writes back what it found prevents this.',
      source: 'Attiya, Bar-Noy and Dolev 1995',
    },
  ),
  puzzle(
    'read-then-write',
    'Two clients count, with reads and writes',
    ZERO,
    [
      read('A', [0, 10], 0),
      read('B', [5, 15], 0),
      write('A', [20, 30], 1),
      write('B', [25, 35], 1),
      read('C', [40, 50], 1),
    ],
    {
      why: 'One count is lost, and still the register did nothing wrong: the clients needed one operation that does both.',
      source: 'Folklore',
    },
  ),
  puzzle(
    'two-winners',
    'Two compare-and-sets from 0',
    CAS,
    [
      done('A', [0, 10], 'cas', { in: [0, 1], out: true }),
      done('B', [5, 15], 'cas', { in: [0, 2], out: true }),
    ],
    {
      why: 'After one of them the value is no longer 0. Two clients would hold the same lock.',
      source: 'Folklore',
    },
  ),
  puzzle(
    'refused',
    'A compare-and-set that is refused',
    CAS,
    [
      write('A', [0, 5], 1),
      done('B', [10, 20], 'cas', { in: [1, 2], out: false }),
      read('C', [30, 40], 1),
    ],
    {
      why: 'A refusal is information: at that instant the value was not 1. But nothing else was ever written.',
      source: 'Made for this page, after checkers that ignore refusals',
    },
  ),
  puzzle(
    'timeout-won',
    'A race with somebody who timed out',
    CAS,
    [
      done('A', [0, null], 'cas', { in: [0, 1] }),
      done('B', [10, 20], 'cas', { in: [0, 2], out: false }),
      read('C', [30, 40], 1),
    ],
    {
      why: 'B was refused, so A must have been first, though it never heard of it.',
      source: 'After Jepsen’s tests of etcd',
    },
  ),
];
