import type { Rule, RuleOff } from '../../engine/protocol.ts';

const REPORT = 'Google 2009, report on the Gmail outage';
const OWN = 'of this model';

const REFUSES: RuleOff = {
  outcome: 'stuck',
  sentence:
    'Routers that refuse hand their load to the others, and each that returns gets all of it.',
  scenario: 'the-upgrade-is-over',
};

/** The rules that handlers, invariants, scenarios and tests cite. */
export const RULES: readonly Rule[] = [
  rule('SPLIT', 'Equal shares', 'All requests are split over the routers that accept.', REPORT),
  {
    ...rule(
      'SLOWER',
      'Get slower, do not refuse',
      'A router with too much to do serves what it can and drops the rest. (Off: it refuses all traffic for a while.)',
      REPORT,
    ),
    switchable: true,
    ifOff: REFUSES,
  },
  rule(
    'REFUSE',
    'Too slow: stop sending',
    'Where it may, a router that was overloaded for some seconds refuses all traffic.',
    REPORT,
  ),
  rule('PAUSE', 'Back after a pause', 'A router that refuses accepts again after a pause.', OWN),
  rule('OFFLINE', 'An upgrade', 'The operator takes routers offline and brings them back.', REPORT),
  rule('USERS', 'Users can be kept out', 'The operator says how many users are let in.', OWN),
  rule(
    'COUNT',
    'Every request is accounted for',
    'Each request was served, was answered too late, was lost, or waits.',
    OWN,
  ),
  rule(
    'STAYS',
    'The outage outlives its trigger',
    'In some run hardly a request is served long after the upgrade was over.',
    'Bronson and others 2021, on metastable failures',
  ),
];

function rule(id: string, title: string, sentence: string, source: string): Rule {
  return { id: `ROUTER-${id}`, title, sentence, switchable: false, source };
}
