import type { Rule, RuleOff } from '../../engine/protocol.ts';

const REPORT = 'Amazon Web Services 2011, summary of the service disruption';
const MODEL = 'this model';

/** What the handlers cite. Four of them were missing on that day, and can be switched on. */
export const RULES: readonly Rule[] = [
  rule(
    'BLOCK',
    'Block rather than have two primaries',
    'A volume that loses sight of its mirror answers no reads and no writes until it has one again.',
    REPORT,
  ),
  rule(
    'SEARCH',
    'Search for space',
    'A volume without a mirror asks one node after the other for room, until one has it.',
    REPORT,
  ),
  rule('MIRROR', 'Copy, then answer', 'With the copy done the volume is well again.', REPORT),
  rule(
    'SPACE',
    'Old replicas keep their slots',
    'A replica that was replaced keeps its slot until somebody collects it.',
    MODEL,
  ),
  rule(
    'HANG',
    'No answer while volumes are stuck',
    'The cluster creates no new volumes while it looks for space, and does not say so.',
    REPORT,
  ),
  rule(
    'THREADS',
    'A thread for each call',
    'A call of the control plane holds a thread until it is answered or gives up.',
    REPORT,
  ),
  rule(
    'PEER',
    'Try the old peer first',
    'A volume goes back to its old mirror as soon as that can be reached, and needs no new space.',
    MODEL,
    off('as-it-was', 'stuck', 'All look for new space at once, and there is not that much.'),
  ),
  rule(
    'BACKOFF',
    'Search less and less often',
    'Who finds no room waits twice as long before it asks again, up to some minutes.',
    REPORT,
    off('as-it-was', 'harmless', 'Nobody needs to search where old peers are taken back.'),
  ),
  rule(
    'CLOSE',
    'Closing a request is safe',
    'A node that closes many requests for room at once stays up.',
    REPORT,
    off('as-it-was', 'harmless', 'Nobody asks for room where old peers are taken back.'),
  ),
  rule(
    'POOLS',
    'Threads of its own for each zone',
    'Calls for one zone can use up no more than the threads of that zone.',
    REPORT,
    off('as-it-was', 'harmless', 'Calls hang for some minutes, and get their answer then.'),
  ),
  rule('STORMS', 'Some cluster is full', 'Volumes search, and there is no free slot.', MODEL),
  rule(
    'HEALS',
    'Some cluster heals',
    'After a shift of traffic every volume is well again.',
    MODEL,
  ),
];

function off(scenario: string, outcome: RuleOff['outcome'], sentence: string): RuleOff {
  return { outcome, scenario, sentence };
}

function rule(
  name: string,
  title: string,
  sentence: string,
  source: string,
  ifOff?: RuleOff,
): Rule {
  const known = { id: `EBS-${name}`, title, sentence, switchable: ifOff !== undefined, source };
  return ifOff === undefined ? known : { ...known, ifOff };
}
