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
    `${SCHNEIDER}, section 2`,
  ),
  rule(
    'ORDER',
    'The same order',
    'All replicas carry out the same requests in the same order, which one process decides.',
    `${LAMPORT}; ${SCHNEIDER}, section 3`,
  ),
  rule(
    'DET',
    'Deterministic operations',
    'What an operation does depends on the state and on its entry alone; off: no repair is made.',
    `${SCHNEIDER}, section 2`,
  ),
  rule(
    'CHOICE',
    'Choose once, and log the choice',
    'Who puts a request into the log reads the clock and throws the dice for all replicas.',
    `${SCHNEIDER}, section 2`,
  ),
  rule(
    'CANON',
    'A canonical order',
    'What runs over all keys, runs over them in alphabetical order.',
    `${SCHNEIDER}, section 2`,
  ),
  rule(
    'GAP',
    'No gaps',
    'A replica that lacks an entry asks for it, and what comes after it waits.',
    `${SCHNEIDER}, section 3`,
  ),
  rule(
    'ONCE',
    'Once, however often it is sent',
    'A request has one place in the log; when it comes again, it is answered again.',
    `${SCHNEIDER}, section 3`,
  ),
  rule(
    'LOG',
    'Write it down, then do it',
    'An entry is on disk before it is sent or carried out; a restart carries out the log again.',
    `${SCHNEIDER}, section 7`,
  ),
  rule(
    'BUG',
    'The same bug everywhere',
    'A request that crashes one replica crashes all, since they all do the same.',
    `${SCHNEIDER}, section 1`,
  ),
  rule(
    'SKIP',
    'Skip it everywhere',
    'Where somebody decides to pass over an entry, all replicas do so at the same position.',
    `${SCHNEIDER}, section 3`,
  ),
  rule(
    'AGREE',
    'Equal positions, equal digests',
    'At one position of the log all replicas have the same state, whenever they get there.',
    `${SCHNEIDER}, section 2`,
  ),
  rule(
    'WHOLE',
    'In the end the whole log',
    'Once all is repaired every replica carries out the whole log, and every client is answered.',
    `${SCHNEIDER}, section 3`,
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
