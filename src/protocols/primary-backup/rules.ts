import type { Rule } from '../../engine/protocol.ts';
import { ifOff } from './outcomes.ts';

const LAB = 'MIT 6.824, lab 2 part A, 2013';
const LAB_B = 'MIT 6.824, lab 2 part B, 2013';
const AD = 'Alsberg & Day 1976, section 3';
const BMST = 'Budhiraja, Marzullo, Schneider & Toueg 1993, 8.2';

/** The rules that handlers, invariants, scenarios and tests cite. Fourteen can be switched off, alone or together. */
export const RULES: readonly Rule[] = [
  rule(
    'R1',
    'Wait for the backup',
    'The primary executes and answers a request only when its backup has accepted it.',
    AD,
  ),
  rule('R1G', 'Reads wait too', 'A get goes to the backup like any other request.', LAB_B),
  rule(
    'R2',
    'Only a backup accepts',
    'A server accepts forwards only from the primary whose backup it is now, and with the state.',
    LAB_B,
  ),
  rule(
    'R3',
    'Only a primary answers',
    'A server that does not take itself for the primary turns clients away.',
    BMST,
  ),
  rule(
    'R4',
    'The next primary was there before',
    'The primary of a view was primary or backup of the view before.',
    LAB,
  ),
  rule('R5', 'A new backup copies', 'A new backup begins with the state of its primary.', LAB_B),
  rule(
    'R5A',
    'Before the copy or after it',
    'Every request falls wholly before or wholly after the copy, and a view has one copy.',
    LAB_B,
  ),
  rule(
    'V1',
    'Numbered views',
    'Views are numbered one by one; whoever pings first is the primary of view 1.',
    LAB,
  ),
  rule(
    'V2',
    'Pings, and their answers',
    'Every server pings with the view it has acknowledged; the answer is the view of now.',
    LAB,
  ),
  rule(
    'V3',
    'Ping 0: back without state',
    'A primary or backup that has restarted counts as dead, though it never missed a ping.',
    LAB,
  ),
  rule(
    'V4',
    'Change only for a reason',
    'A new view needs a dead or restarted member, or a missing backup and an idle server.',
    LAB,
  ),
  rule(
    'V5',
    'Who follows',
    'For a dead primary its backup leads; for a missing backup an idle server joins.',
    LAB,
  ),
  rule(
    'V6',
    'Not before it is acknowledged',
    'A view is never left before its primary has acknowledged it, even if it looks dead.',
    LAB,
  ),
  rule(
    'V7',
    'Nobody left to lead',
    'When no member of a view has the state any more, no server takes over, ever.',
    LAB,
  ),
  rule(
    'V8',
    'The view server remembers',
    'The view server keeps its view on disk, or it does not come back.',
    LAB,
  ),
  rule(
    'A1',
    'No state, no primary',
    'A server without the state of its view does not act as primary.',
    LAB_B,
  ),
  rule(
    'A1V',
    'State counts for a view',
    'Having the state lasts from a view to the next, and ends with being backup anew, or idle.',
    LAB_B,
  ),
  rule(
    'A2',
    'Acknowledge after the copy',
    'A primary acknowledges a view once its backup has the state.',
    LAB_B,
  ),
  rule(
    'A3',
    'Ask only when in doubt',
    'A client goes by the view it knows; it asks at the start, on an error, after silence.',
    LAB_B,
  ),
  rule(
    'A4',
    'Once, however often it is sent',
    'A request that was executed is answered again, not executed again, on every server.',
    LAB_B,
  ),
  rule('A5', 'Views only go up', 'A server never goes back to an earlier view.', LAB),
  rule(
    'A6',
    'One order, no gaps',
    'The primary numbers what it forwards, and the backup applies it in that order.',
    AD,
  ),
  rule(
    'INC',
    'Not from an earlier life',
    'What was sent by, or meant for, an earlier life of a server is ignored.',
    BMST,
  ),
  rule(
    'ONE',
    'One acting primary a view',
    'No two servers answer clients as primaries of the same view.',
    BMST,
  ),
  rule(
    'LIN',
    'As if there were one copy',
    'What clients are told fits one copy of the data, in an order that real time allows.',
    'Herlihy & Wing 1990, section 2',
  ),
  rule(
    'LIVE',
    'In the end an answer, or a reason',
    'Once all is repaired every client is answered, or a rule says why it never will be.',
    BMST,
  ),
  rule(
    'CHANGES',
    'Some run changes its primary',
    'A view has another primary than the one before.',
    LAB,
  ),
  rule('TAKEOVER', 'Some backup takes over', 'A backup learns that it is the primary now.', LAB),
  rule('COPIES', 'Some backup gets the state', 'A snapshot reaches a new backup.', LAB_B),
  rule(
    'REFUSES',
    'Some primary is refused',
    'The former backup refuses what a deposed primary forwards.',
    LAB_B,
  ),
];

function rule(name: string, title: string, sentence: string, source: string): Rule {
  const id = `PB-${name}`;
  const off = ifOff(id);
  const known = { id, title, sentence, switchable: off !== null, source };
  return off === null ? known : { ...known, ifOff: off };
}
