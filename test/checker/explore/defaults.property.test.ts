import { describe, expect, it } from 'vitest';
import { primaryBackup } from '../../../src/protocols/primary-backup/index.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { stateMachine } from '../../../src/protocols/state-machine/index.ts';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import { searchOf } from '../../support/searches.ts';

/** With all rules on, what the command and the page search when nobody says anything else. */
const ENTRIES = [twoPhaseCommit, primaryBackup, stateMachine] as unknown as ProtocolEntry[];

/** So many states take a few seconds, on one core that does nothing else. */
const STATES = 200_000;

/** They close too, the first with 180,000 states and the other with 45,000: that takes too long for here. */
const LARGER = new Set(['a-backup-without-a-copy', 'applied-as-they-come']);

/** Of the others one in seven: that makes the suite no longer than it has to be. */
const SCENARIOS = ENTRIES.flatMap((entry) =>
  entry.scenarios
    .filter((_, at) => at % 7 === 0)
    .filter(({ id }) => !LARGER.has(id))
    .map(({ id }) => ({ id, entry })),
);

describe('The default search of a scenario, all rules on', () => {
  it.each(SCENARIOS)('$id: every state is seen, and none breaks a rule', ({ id, entry }) => {
    const { search } = searchOf(entry, id, { off: [], maxStates: STATES });
    const { status } = search.advance(Number.POSITIVE_INFINITY);
    expect([status, search.findings()]).toEqual(['complete', []]);
  });

  it.each(
    ENTRIES.flatMap(
      (entry) =>
        entry.protocol.rules.flatMap(({ id, ifOff }) =>
          ifOff?.outcome === 'violation' ? [{ id, scenario: ifOff.scenario, entry }] : [],
        ),
      // The first needs what its scenario needs, the second more operations than a search begins with.
    ).filter(({ id }) => !['PB-R5', 'PB-A6'].includes(id)),
  )('$id off: found in its scenario from the start', ({ id, scenario, entry }) => {
    const { search } = searchOf(entry, scenario, { off: [id], maxStates: STATES });
    expect(search.advance(Number.POSITIVE_INFINITY).status).toBe('found');
  });
});
