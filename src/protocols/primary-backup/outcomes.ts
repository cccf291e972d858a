import type { RuleOff } from '../../engine/protocol.ts';
import { ALONE, type Harm } from './if-off.ts';

/** What becomes of the service when rules are off, each alone and two together. */
export interface RuleOutcome {
  readonly off: readonly string[];
  readonly harm: Harm;
  /** The scenario that shows it, played with just these rules off. */
  readonly scenario: string;
}

/** Pairs in which the one rule that is off keeps the scenario of the other from coming about. */
const TOGETHER: Readonly<Record<string, readonly [harm: Harm, scenario: string]>> = {
  'PB-A1V PB-R1': ['wrong', 'answered-before-the-backup-had-it'],
  'PB-A1V PB-R2': ['wrong', 'accepted-from-a-deposed-primary'],
  'PB-A1V PB-R5A': ['wrong', 'the-copy-comes-twice'],
  'PB-A4 PB-R1': ['wrong', 'answered-before-the-backup-had-it'],
};

const BY_HARM: readonly Harm[] = ['wrong', 'outsider', 'stuck'];

/** Every rule that can be switched off, alone and with every other. */
export const OUTCOMES: readonly RuleOutcome[] = all();

function all(): readonly RuleOutcome[] {
  const ids = Object.keys(ALONE);
  return ids.flatMap((one, at) => [
    outcomeOf([one]),
    ...ids.slice(at + 1).map((other) => outcomeOf([one, other].toSorted())),
  ]);
}

function outcomeOf(off: readonly string[]): RuleOutcome {
  const known = TOGETHER[off.join(' ')];
  const found = known ?? worstAlone(off);
  return { off, harm: found[0], scenario: found[1] };
}

function worstAlone(
  off: readonly string[],
): readonly [harm: Harm, scenario: string, ...rest: string[]] {
  const alone = off.flatMap((id) => (ALONE[id] === undefined ? [] : [ALONE[id]]));
  return (
    alone.toSorted((a, b) => BY_HARM.indexOf(a[0]) - BY_HARM.indexOf(b[0]))[0] ?? ['stuck', '']
  );
}

/** The same for readers, who are told elsewhere on the page what is violated. */
export function ifOff(id: string): RuleOff | null {
  const alone = ALONE[id];
  if (alone === undefined) return null;
  const [harm, scenario, sentence] = alone;
  const pairs: Record<string, RuleOff['outcome']> = {};
  for (const { off, harm: joint } of OUTCOMES) {
    const [other] = off.filter((one) => one !== id);
    if (off.length === 2 && off.includes(id) && other !== undefined) pairs[other] = wordFor(joint);
  }
  return { outcome: wordFor(harm), sentence, scenario, pairs };
}

function wordFor(harm: Harm): RuleOff['outcome'] {
  return harm === 'stuck' ? 'stuck' : 'violation';
}
