import { describe, expect, it } from 'vitest';
import { searchedFrom } from '../../../src/checker/explore/index.ts';
import { specOf } from '../../support/searches.ts';

const PRIMARY = 'primary-backup';
const ID = 'the-primary-dies';
/** By then the view server counts pings, and with a timeout for each server it would not. */
const LATE = 30;

describe('The options of a search from an instant', () => {
  const { entry, scenario, spec } = specOf(PRIMARY, ID);
  const { protocol } = entry;
  const small = protocol.search?.options ?? {};

  it('are those for searches before anybody does anything', () => {
    const begun = searchedFrom(protocol, scenario, spec, null);
    expect(begun).toMatchObject({ spec: { options: small }, ownOptions: false });
  });

  it("are the run's own where the others would have changed what happened before", () => {
    expect(searchedFrom(protocol, scenario, spec, LATE)).toEqual({ spec, ownOptions: true });
  });

  it('are those for searches while all that has happened is the same with them', () => {
    expect(searchedFrom(protocol, scenario, spec, 0)).toMatchObject({
      spec: { options: small },
      ownOptions: false,
    });
  });

  it('are the same either way where there are none for searches', () => {
    const commit = specOf('two-phase-commit', 'everyone-says-yes');
    const from = searchedFrom(commit.entry.protocol, commit.scenario, commit.spec, LATE);
    expect(from).toEqual({ spec: commit.spec, ownOptions: false });
  });
});
