import { describe, expect, it } from 'vitest';
import { after, runOf } from '../../support/runs.ts';
import { ENTRY, logOf, participants } from '../../support/two-phase.ts';

/** The rows "2P" of the cost table (Mohan, Lindsay & Obermarck 1986): counters on screen agree with it. */
describe.each([2, 3, 4, 5, 6])('2PC: what it costs (n=%i)', (n) => {
  it('commit: 4n messages, 2n + 1 forced writes, nothing repeated', () => {
    const run = runOf(ENTRY, { options: { participants: n } });
    const tally = run.tallyAt(run.count - 1);
    expect(tally['T1 messages']).toBe(4 * n);
    expect(tally['T1 forced writes']).toBe(2 * n + 1);
    expect(tally['T1 log writes']).toBe(2 * n + 2);
    expect(tally['client messages']).toBe(2);
    expect(tally['retries'] ?? 0).toBe(0);
    expect(tally['inquiries'] ?? 0).toBe(0);
    expect(logOf(run, 'TC').map((record) => record.kind)).toEqual(['COMMIT', 'END']);
    for (const id of participants(run)) expect(logOf(run, id).length).toBe(2);
  });

  it('abort, one NO: 4 messages and 2 forced writes for a YES, 2 and 1 for the NO, 1 at the coordinator', () => {
    const run = runOf(ENTRY, {
      options: { participants: n },
      interventions: [
        after('start P2', { kind: 'perturb', process: 'P2', perturbation: 'vote-no' }),
      ],
    });
    const tally = run.tallyAt(run.count - 1);
    expect(tally['T1 messages']).toBe(4 * (n - 1) + 2);
    expect(tally['T1 forced writes']).toBe(2 * (n - 1) + 1 + 1);
    expect(logOf(run, 'TC').map((record) => record.kind)).toEqual(['ABORT', 'END']);
    for (const id of participants(run)) {
      expect(logOf(run, id).map((record) => record.kind)).toEqual(
        id === 'P2' ? ['ABORT'] : ['PREPARED', 'ABORT'],
      );
    }
  });

  it('abort although all voted YES, too late for the coordinator: 4n messages, 2n + 1 forced writes', () => {
    const late = Array.from({ length: n }, (_, at) => `P${at + 1}`).map((id) =>
      after(`disk ${id} PREPARED T1#1`, {
        kind: 'delay',
        envelope: `${id}>TC YES T1#1`,
        byMs: 1500,
      }),
    );
    const order = (name: string): number => run0.events.findIndex((event) => event.name === name);
    const run0 = runOf(ENTRY, { options: { participants: n } });
    const interventions = late.toSorted(
      (a, b) => order(a.at.after ?? '') - order(b.at.after ?? ''),
    );
    const run = runOf(ENTRY, {
      options: { participants: n, prepareResends: 0, inquireMs: 5000, ackTimeoutMs: 5000 },
      interventions,
    });
    const tally = run.tallyAt(run.count - 1);
    expect(tally['T1 messages']).toBe(4 * n);
    expect(tally['T1 forced writes']).toBe(2 * n + 1);
  });
});
