import type { Rule, RuleOff } from '../../engine/protocol.ts';

const REPORT = 'Facebook 2010, report on the outage';
const OWN = 'of this model';

const DELETES: RuleOff = {
  outcome: 'stuck',
  sentence: 'An error deletes the key, so that each query that fails brings more queries.',
  scenario: 'the-fix-alone',
};

/** The rules that handlers, invariants, scenarios and tests cite. */
export const RULES: readonly Rule[] = [
  rule('CACHE', 'The cache first', 'A request takes a valid value from the cache.', REPORT),
  rule(
    'FETCH',
    'Repair what is missing or invalid',
    'A request that finds no valid value in the cache asks the database for it.',
    REPORT,
  ),
  {
    ...rule(
      'KEEP',
      'An error is no verdict on the value',
      'A query that fails leaves the key as it is. (Off: it counts as an invalid value, and the key is deleted.)',
      REPORT,
    ),
    switchable: true,
    ifOff: DELETES,
  },
  rule('CHANGE', 'A change empties the cache', 'When the value changes, cached copies go.', OWN),
  rule(
    'QUEUE',
    'The database has a capacity',
    'It answers so many queries a second; what finds its queue full is dropped.',
    OWN,
  ),
  rule(
    'TIMEOUT',
    'No answer in time is an error',
    'A query without an answer within the timeout has failed; a later answer is thrown away.',
    OWN,
  ),
  rule('USERS', 'Users can be kept out', 'The operator says how many users are let in.', REPORT),
  rule(
    'COUNT',
    'Every query is accounted for',
    'Each query is answered, has timed out, or is under way.',
    OWN,
  ),
  rule(
    'STAYS',
    'The load outlives its trigger',
    'In some run the database is overloaded long after the value was repaired.',
    'Bronson and others 2021, on metastable failures',
  ),
];

function rule(id: string, title: string, sentence: string, source: string): Rule {
  return { id: `HERD-${id}`, title, sentence, switchable: false, source };
}
