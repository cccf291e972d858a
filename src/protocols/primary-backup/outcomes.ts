import { RULES } from './rules.ts';

/**
 * What becomes of the service when rules are off, each alone and two together. 'wrong': a client is told what no
 * single copy would say, or two servers act as primary of one view. 'outsider': a server that was not in the view
 * before leads, and A1 keeps it from answering. 'stuck': nobody is told anything wrong, and nobody is answered.
 */
export type Harm = 'wrong' | 'outsider' | 'stuck';

export interface RuleOutcome {
  readonly off: readonly string[];
  readonly harm: Harm;
  /** The scenario that shows it, played with just these rules off. */
  readonly scenario: string;
}

/** For each rule the scenario in which leaving it out shows; with V6 or V3 it takes A1 off as well to do harm. */
const ALONE: Readonly<Record<string, readonly [harm: Harm, scenario: string]>> = {
  'PB-R1': ['wrong', 'answered-before-the-backup-had-it'],
  'PB-R1G': ['wrong', 'a-read-without-the-backup'],
  'PB-R2': ['wrong', 'accepted-from-a-deposed-primary'],
  'PB-R3': ['wrong', 'answered-by-whoever-is-asked'],
  'PB-R4': ['outsider', 'the-perfect-split-brain'],
  'PB-R5': ['wrong', 'a-backup-without-a-copy'],
  'PB-R5A': ['wrong', 'the-copy-comes-twice'],
  'PB-V3': ['stuck', 'a-reboot-nobody-treats-as-death'],
  'PB-V6': ['stuck', 'two-views-ahead'],
  'PB-A1': ['wrong', 'promoted-and-rebooted'],
  'PB-A1V': ['wrong', 'back-as-a-backup'],
  'PB-A4': ['wrong', 'the-old-write-again'],
  'PB-A6': ['wrong', 'applied-as-they-come'],
  'PB-INC': ['wrong', 'a-copy-for-an-earlier-life'],
};

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
  const ids = RULES.filter(({ switchable }) => switchable).map(({ id }) => id);
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

function worstAlone(off: readonly string[]): readonly [Harm, string] {
  const alone = off.flatMap((id) => (ALONE[id] === undefined ? [] : [ALONE[id]]));
  return (
    alone.toSorted((a, b) => BY_HARM.indexOf(a[0]) - BY_HARM.indexOf(b[0]))[0] ?? ['stuck', '']
  );
}
