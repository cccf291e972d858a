import type { Operation, Value } from '../../worker/history-wire.ts';
import { done, puzzle, type Puzzle } from './puzzle.ts';

const QUEUE = ['queue', []] as const;
const STORE = ['kv', ''] as const;
const COUNTER = ['counter', 0] as const;
const PAIR = ['multi-register', { x: 0, y: 0 }] as const;

const enq = (client: string, when: readonly [number, number | null], item: string): Operation =>
  done(client, when, 'enq', { in: item });
const deq = (client: string, when: readonly [number, number], item: string | null): Operation =>
  done(client, when, 'deq', { out: item });
const put = (client: string, when: readonly [number, number | null], text: string): Operation =>
  done(client, when, 'put', { key: 'x', in: text });
const append = (client: string, when: readonly [number, number | null], text: string): Operation =>
  done(client, when, 'append', { key: 'x', in: text });
const get = (client: string, when: readonly [number, number], text: string): Operation =>
  done(client, when, 'get', { key: 'x', out: text });

const READ_BOTH: Value = [
  ['r', 'x'],
  ['r', 'y'],
];
const both = (client: string, when: readonly [number, number], x: number, y: number): Operation =>
  done(client, when, 'txn', { in: READ_BOTH, out: [x, y] });
const setBoth = (client: string, when: readonly [number, number | null]): Operation =>
  done(client, when, 'txn', {
    in: [
      ['w', 'x', 1],
      ['w', 'y', 1],
    ],
    ...(when[1] === null ? {} : { out: [] }),
  });

/** Queues, key-value stores and transactions. */
export const SYSTEM_PUZZLES: readonly Puzzle[] = [
  puzzle(
    'queue-overlap',
    'Two enqueues at once',
    QUEUE,
    [
      enq('A', [0, 3], 'x'),
      enq('B', [1, 2], 'y'),
      deq('B', [4, 5], 'x'),
      deq('A', [6, 7], 'y'),
      enq('A', [8, null], 'z'),
    ],
    {
      why: 'Enqueues that overlap may take effect either way round; what is dequeued later tells which it was.',
      source: 'Herlihy and Wing 1990, history H1',
    },
  ),
  puzzle(
    'queue-order',
    'First in, first out?',
    QUEUE,
    [enq('A', [0, 1], 'x'), enq('B', [2, 4], 'y'), deq('A', [3, 5], 'y')],
    {
      why: 'x was in the queue before the enqueue of y began, so x must come out first. Without the clock, B could have been first.',
      source: 'Herlihy and Wing 1990, history H2',
    },
  ),
  puzzle(
    'queue-pending',
    'Taken out before it was put in?',
    QUEUE,
    [enq('A', [0, null], 'x'), deq('B', [1, 2], 'x')],
    {
      why: 'An enqueue that never returned may have taken effect: here somebody has seen that it did.',
      source: 'Herlihy and Wing 1990, history H3',
    },
  ),
  puzzle(
    'queue-twice',
    'An item that comes out twice',
    QUEUE,
    [enq('A', [0, 2], 'x'), enq('B', [1, 3], 'y'), deq('A', [4, 6], 'y'), deq('C', [5, 7], 'y')],
    {
      why: 'y went in once and came out twice: no order of these operations has that.',
      source: 'Herlihy and Wing 1990, history H4',
    },
  ),
  puzzle(
    'queue-empty',
    'Empty, in spite of one’s own item',
    QUEUE,
    [enq('A', [0, 6], 'x'), enq('B', [1, 2], 'y'), deq('B', [3, 4], null)],
    {
      why: 'B’s own item must be there, whatever A is doing. A queue that reserves a place and fills it later fails like this.',
      source: 'Herlihy and Shavit, exercise on IQueue',
    },
  ),
  puzzle(
    'lost-count',
    'Two clients count, with one operation each',
    COUNTER,
    [
      done('A', [0, 10], 'inc', { out: 1 }),
      done('B', [5, 15], 'inc', { out: 1 }),
      done('C', [20, 30], 'read', { out: 1 }),
    ],
    {
      why: 'Whichever is second must answer 2. Here counting is one operation, so the counter itself is wrong.',
      source: 'Folklore',
    },
  ),
  puzzle(
    'old-primary',
    'A read at the old primary',
    STORE,
    [put('A', [0, 5], 'old'), put('A', [10, 20], 'new'), get('B', [30, 40], 'old')],
    {
      why: 'The new primary had acknowledged the put; B still spoke with the old one. This is what rule R2 of the view service prevents.',
      source: 'Primary and backup with a view server',
    },
  ),
  puzzle(
    'two-primaries',
    'Two primaries, two worlds',
    STORE,
    [put('A', [0, 1], '1'), put('B', [2, 3], '2'), get('A', [4, 6], '1'), get('B', [5, 7], '2')],
    {
      why: 'B’s put was the last one for certain, so nobody may read 1 any more. Each client for itself sees nothing odd.',
      source: 'Split brain',
    },
  ),
  puzzle(
    'acknowledged-and-gone',
    'A put, a crash, a get',
    STORE,
    [put('A', [0, 10], '1'), get('A', [20, 30], '')],
    {
      why: 'The put had returned: it must not be lost. The primary answered before its backup had it.',
      source: 'Asynchronous replication',
    },
  ),
  puzzle(
    'unacknowledged-and-gone',
    'A put that never returned, a crash, a get',
    STORE,
    [put('A', [0, null], '1'), get('B', [20, 30], '')],
    {
      why: 'Nobody was told that the put was done: losing it is allowed, and so is keeping it.',
      source: 'Asynchronous replication',
    },
  ),
  puzzle(
    'done-twice',
    'An append, and a retry',
    STORE,
    [append('A', [0, 10], 'a'), get('B', [20, 30], 'aa')],
    {
      why: 'The client appended once. A server that does not recognise the retry does it twice.',
      source: 'At most once, 6.824 lab 2',
    },
  ),
  puzzle(
    'half-committed',
    'A reader between two commits',
    PAIR,
    [setBoth('A', [0, 20]), both('B', [5, 15], 1, 0)],
    {
      why: 'Each value alone is fine, both together never were. Locks held until the decision prevent it.',
      source: 'Two-phase commit without read locks',
    },
  ),
  puzzle(
    'in-doubt',
    'A transaction that was in doubt',
    PAIR,
    [setBoth('A', [0, null]), both('B', [10, 20], 0, 0), both('B', [30, 40], 1, 1)],
    {
      why: 'The coordinator died and came back: the client never heard, and the transaction took effect between the reads.',
      source: 'Two-phase commit, recovery',
    },
  ),
  puzzle(
    'old-snapshot',
    'A consistent but old picture',
    PAIR,
    [setBoth('A', [0, 10]), both('B', [20, 30], 0, 0)],
    {
      why: 'Serializable, for the reader could have come first; not strictly serializable, for the writer was over.',
      source: 'A snapshot read at a replica that lags behind',
    },
  ),
  puzzle(
    'write-skew',
    'Each reads both and writes one',
    PAIR,
    [
      done('A', [0, 20], 'txn', {
        in: [
          ['r', 'x'],
          ['r', 'y'],
          ['w', 'x', 1],
        ],
        out: [0, 0],
      }),
      done('B', [5, 25], 'txn', {
        in: [
          ['r', 'x'],
          ['r', 'y'],
          ['w', 'y', 1],
        ],
        out: [0, 0],
      }),
    ],
    {
      why: 'The second of them must have read the first one’s write. Snapshot isolation lets both through.',
      source: 'Berenson et al. 1995',
    },
  ),
];
