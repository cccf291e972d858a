import type { RuleOff } from '../../engine/protocol.ts';

/** What becomes of the replicas without a rule. Each is played, with this rule off and all others on, by its scenario. */
export const IF_OFF: Readonly<Record<string, RuleOff>> = {
  'RSM-INIT': violation(
    'another-beginning',
    'One replica begins with another state and keeps the difference, whatever the log says.',
  ),
  'RSM-ORDER': violation(
    'two-writes-cross',
    'Two writes cross on the way, and each replica keeps the one that it happened to get last.',
  ),
  'RSM-DET': violation(
    'each-its-own-clock',
    'Each replica reads its own clock where the log says now(), and has a time of its own.',
  ),
  'RSM-CHOICE': violation(
    'each-its-own-dice',
    'Each replica throws its own dice where the log says random(), and again after a restart.',
  ),
  'RSM-CANON': violation(
    'whichever-key-comes-first',
    'Equal maps are gone through in unequal orders, and replicas that are equal choose unequally.',
  ),
  'RSM-GAP': violation(
    'applied-past-the-gap',
    'A replica that misses an entry carries out the next one in its place, and never asks.',
  ),
};

function violation(scenario: string, sentence: string): RuleOff {
  return { outcome: 'violation', sentence, scenario };
}
