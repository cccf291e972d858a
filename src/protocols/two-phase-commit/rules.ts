import type { Rule } from '../../engine/protocol.ts';
import { IF_OFF } from './if-off.ts';

const BHG = 'Bernstein, Hadzilacos & Goodman 1987';
const GL = 'Gray & Lamport 2006';
const MLO = 'Mohan, Lindsay & Obermarck 1986';

/** The rules that handlers, invariants, scenarios and tests cite. The first nine can be switched off one by one. */
export const RULES: readonly Rule[] = [
  rule(
    'R1',
    'Log before you vote',
    'A participant forces PREPARED to disk before it votes YES.',
    `${BHG}, 7.4`,
  ),
  rule(
    'R2',
    'Recover into prepared',
    'A participant that restarts with PREPARED in its log and no decision is prepared again.',
    `${MLO}, section 2`,
  ),
  rule(
    'R3',
    'Decide by one log record',
    'The coordinator forces COMMIT to disk before it tells anybody.',
    `${MLO}, section 2`,
  ),
  rule(
    'R4',
    'A YES is a promise',
    'Once prepared, a participant never decides alone: it waits and asks.',
    `${BHG}, 7.3`,
  ),
  rule(
    'R5',
    'Locks stay to the decision',
    'A prepared participant keeps its locks until it knows the decision.',
    `${BHG}, 3.5 and 7.1`,
  ),
  rule(
    'R6',
    'Log before you acknowledge',
    'A participant forces COMMIT to its disk before it acknowledges.',
    `${MLO}, section 2`,
  ),
  rule(
    'R7',
    'Forget only when all know',
    'The coordinator writes END and forgets only when every acknowledgement is in.',
    `${MLO}, section 2`,
  ),
  rule(
    'R8',
    'Log before you answer a peer',
    'A participant that has not voted forces ABORT before it tells an asking peer so.',
    `${BHG}, 7.4`,
  ),
  rule(
    'R9',
    'Locks first on recovery',
    'A restarted participant locks what it has prepared before it takes new work.',
    `${MLO}, section 2`,
  ),
  rule(
    'AC1',
    'All who decide decide alike',
    'No two of them ever decide differently.',
    `${BHG}, 7.3`,
  ),
  rule('AC2', 'Nobody reverses', 'Whoever has decided never decides otherwise.', `${BHG}, 7.3`),
  rule(
    'AC3',
    'COMMIT needs every YES',
    'A transaction commits only if every participant voted YES.',
    `${BHG}, 7.3`,
  ),
  rule(
    'AC4',
    'Everyone says YES and nothing fails: COMMIT',
    'Without failures and with only YES votes the transaction commits.',
    `${BHG}, 7.3`,
  ),
  rule(
    'AC5',
    'In the end everybody decides',
    'Once all failures are repaired, everybody who voted decides.',
    `${BHG}, 7.3`,
  ),
  rule(
    'ISO',
    'Nobody touches what is undecided',
    'Two prepared transactions never want the same key, unless both only read.',
    `${BHG}, chapter 2`,
  ),
  rule(
    'SER',
    'One at a time, in the order of commit',
    'What a committed transaction read and wrote fits the order of the COMMIT records.',
    `${BHG}, chapter 2`,
  ),
  rule(
    'DATA',
    'Committed means done, everywhere',
    'Each participant holds what the committed transactions wrote, no more and no less.',
    `${BHG}, chapter 1`,
  ),
  rule(
    '2PL',
    'Lock before you prepare',
    'A participant locks every key the transaction uses, and queues where another holds it.',
    `${BHG}, 3.2`,
  ),
  rule(
    'NO',
    'A NO needs nobody',
    'Before its YES a participant may abort by itself; its NO decides for all.',
    `${GL}, section 3`,
  ),
  rule(
    'FORGOT',
    'No record, no YES',
    'Asked again for a vote after a restart, without a record of it, a participant says NO.',
    `${BHG}, 7.4`,
  ),
  rule(
    'TIMEOUT',
    'No vote in time: ask again, then abort',
    'The coordinator may abort while a vote is missing, and only then.',
    `${BHG}, 7.4`,
  ),
  rule(
    'ASK',
    'Whoever asks is told',
    'A participant that asks, or votes late, gets the decision; while there is none, it hears that.',
    `${MLO}, section 2`,
  ),
  rule(
    'PRESUME',
    'No record: ABORT',
    'Asked about a transaction it has no record of, the coordinator says ABORT.',
    `${MLO}, section 2`,
  ),
  rule(
    'LOST',
    'A lost disk presumes nothing',
    'Where the log itself is lost, no record means: cannot tell.',
    `${BHG}, 7.4`,
  ),
  rule(
    'ONCE',
    'Once per transaction',
    'Repeated messages change nothing; the decided is never decided again and never forgotten.',
    `${MLO}, section 2`,
  ),
  rule(
    'COOP',
    'Ask the others',
    'A participant in doubt asks its peers; one that knows, or has not voted, settles it.',
    `${BHG}, 7.4`,
  ),
  rule(
    'CLIENT',
    'No answer is not a no',
    'A client that hears nothing asks for the outcome and never sends the work again.',
    `${BHG}, 7.1`,
  ),
  rule('COMMITS', 'Some run commits', 'A transaction is committed.', `${BHG}, 7.4`),
  rule('ABORTS', 'Some run aborts', 'A transaction is aborted.', `${BHG}, 7.4`),
  rule(
    'BLOCKS',
    'Some run blocks',
    'A participant is prepared while the coordinator is down.',
    `${BHG}, 7.3`,
  ),
];

function rule(name: string, title: string, sentence: string, source: string): Rule {
  const id = `2PC-${name}`;
  const ifOff = IF_OFF[id];
  const known = { id, title, sentence, switchable: ifOff !== undefined, source };
  return ifOff === undefined ? known : { ...known, ifOff };
}
