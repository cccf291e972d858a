import type { RuleOff } from '../../engine/protocol.ts';

const ALONE: Readonly<Record<string, RuleOff>> = {
  '2PC-R1': violation(
    'yes-before-the-log',
    'A participant that dies after its YES has forgotten it, and the others commit without it.',
  ),
  '2PC-R2': violation(
    'a-restart-that-rolls-back',
    'A restarted participant aborts what it had promised to commit, and the others commit.',
  ),
  '2PC-R3': violation(
    'told-before-it-was-logged',
    'One participant commits, the coordinator dies with an empty log, and presumes an abort.',
  ),
  '2PC-R4': violation(
    'tired-of-waiting',
    'A prepared participant hears nothing and aborts, where the coordinator has committed.',
  ),
  '2PC-R5': violation(
    'locks-let-go-at-the-vote',
    'Others read what was not decided yet, and after an abort they have read what never was.',
  ),
  '2PC-R6': violation(
    'acknowledged-before-it-was-safe',
    'The coordinator forgets, a participant dies before its COMMIT is safe, asks, and aborts.',
  ),
  '2PC-R7': violation(
    'forgotten-too-soon',
    'A participant that has not heard the COMMIT asks, and is told ABORT for want of a record.',
  ),
  '2PC-R8': violation(
    'an-answer-without-a-record',
    'A participant tells a peer to abort, forgets that, and votes YES when it is asked.',
  ),
  '2PC-R9': violation(
    'restarted-without-its-locks',
    'New work slips in between a restart and the decision, and its writes are lost.',
  ),
};

function violation(scenario: string, sentence: string): RuleOff {
  return { outcome: 'violation', sentence, scenario };
}

/**
 * What becomes of transactions without a rule. Each is played, with this rule off and all others on, by its scenario; of any
 * two no one makes up for the other.
 */
export const IF_OFF: Readonly<Record<string, RuleOff>> = Object.fromEntries(
  Object.entries(ALONE).map(([id, alone]) => {
    const others = Object.keys(ALONE).filter((other) => other !== id);
    const pairs = Object.fromEntries(others.map((other) => [other, 'violation'] as const));
    return [id, { ...alone, pairs }];
  }),
);
