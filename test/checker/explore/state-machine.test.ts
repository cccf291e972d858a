import { expect, it } from 'vitest';
import { stateMachine } from '../../../src/protocols/state-machine/index.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { searchOf } from '../../support/searches.ts';

it('replicas part in the fewest choices when nobody decides the order', () => {
  const entry = stateMachine as unknown as ProtocolEntry;
  const { search } = searchOf(entry, 'two-writes-cross');
  expect(search.advance(Number.POSITIVE_INFINITY).status).toBe('found');
  expect(search.findings().map(({ id, run }) => [id, run.steps.length])).toEqual([
    ['RSM-AGREE', 10],
  ]);
});
