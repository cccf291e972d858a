import type { Rule } from '../../engine/protocol.ts';
import { IF_OFF } from './if-off.ts';

const SCHNEIDER = 'Schneider 1990';
const LAMPORT = 'Lamport 1978';

/** The rules that handlers, invariants, scenarios and tests cite. The first three are the conditions of the method. */
export const RULES: readonly Rule[] = [
  rule(
    'INIT',
    'The same initial state',
    'All replicas begin with the same state.',
    `${SCHNEIDER}, on state machines`,
  ),
  rule(
    'ORDER',
    'The same order',
    'All replicas carry out the same requests in the same order, which one process decides.',
    `${LAMPORT}; ${SCHNEIDER}, on order and stability`,
  ),
  rule(
    'DET',
    'Deterministic operations',
    'What an operation does depends on the state and on its entry alone; off: no repair is made.',
    `${SCHNEIDER}, on state machines`,
  ),
  rule(
    'CHOICE',
    'Choose once, and log the choice',
    'Who puts a request into the log reads the clock and throws the dice for all replicas.',
    `${SCHNEIDER}, on state machines`,
  ),
  rule(
    'CANON',
    'A canonical order',
    'What runs over all keys, runs over them in alphabetical order.',
    `${SCHNEIDER}, on state machines`,
  ),
  rule(
    'GAP',
    'No gaps',
    'A replica that lacks an entry asks for it, and what comes after it waits.',
    `${SCHNEIDER}, on order and stability`,
  ),
  rule(
    'ONCE',
    'Once, however often it is sent',
    'A request has one place in the log; when it comes again, it is answered again.',
    `${SCHNEIDER}, on unique identifiers`,
  ),
  rule(
    'LOG',
    'Write it down, then do it',
    'An entry is on disk before it is sent or carried out; a restart carries out the log again.',
    'Lampson & Sturgis 1979, on stable storage',
  ),
  rule(
    'BUG',
    'The same bug everywhere',
    'A request that crashes one replica crashes all, since they all do the same.',
    `${SCHNEIDER}, on failing independently`,
  ),
  rule(
    'SKIP',
    'Skip it everywhere',
    'Where somebody decides to pass over an entry, all replicas do so at the same position.',
    `${SCHNEIDER}, on agreement`,
  ),
  rule(
    'AGREE',
    'Equal positions, equal digests',
    'At one position of the log all replicas have the same state, whenever they get there.',
    `${SCHNEIDER}, on state machines`,
  ),
  rule(
    'WHOLE',
    'In the end the whole log',
    'Once all is repaired every replica carries out the whole log, and every client is answered.',
    `${SCHNEIDER}, on agreement`,
  ),
  rule('BEHIND', 'Some replica is behind', 'One replica is further than another.', LAMPORT),
  rule('FETCHES', 'Some replica catches up', 'A replica gets entries that it lacked.', SCHNEIDER),
  rule('CRASHES', 'Some request crashes all', 'One entry stops every replica.', SCHNEIDER),
];

function rule(name: string, title: string, sentence: string, source: string): Rule {
  const id = `RSM-${name}`;
  const ifOff = IF_OFF[id];
  const known = { id, title, sentence, switchable: ifOff !== undefined, source };
  return ifOff === undefined ? known : { ...known, ifOff };
}
