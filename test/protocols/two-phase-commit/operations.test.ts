import { describe, expect, it } from 'vitest';
import { operationHistory } from '../../../src/engine/operations.ts';
import { resolveOptions, ENGINE_OPTIONS } from '../../../src/engine/options.ts';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import type {
  Operation,
  Result,
  TwoPhaseOptions,
} from '../../../src/protocols/two-phase-commit/types.ts';
import { after, runOf } from '../../support/runs.ts';
import { balances, ENTRY } from '../../support/two-phase.ts';

const { protocol } = twoPhaseCommit;
const resolved = resolveOptions({ ...ENGINE_OPTIONS, ...protocol.options }, {});
const options = (resolved.ok ? resolved.value : {}) as unknown as TwoPhaseOptions;
const result = (outcome: Result['outcome'], reads: Result['reads']): Result => ({
  outcome,
  transaction: 'T1',
  reads,
});

describe('2PC operations', () => {
  it('a history reads as transactions over registers', () => {
    const transfer: Operation = { kind: 'transfer', from: 'A', to: 'B', amount: 10 };
    expect(protocol.history?.(transfer, result('committed', { A: 100, B: 100 }))).toEqual({
      op: 'txn',
      in: [
        ['r', 'A'],
        ['r', 'B'],
        ['w', 'A', 90],
        ['w', 'B', 110],
      ],
      out: [100, 100],
    });
    expect(protocol.history?.({ kind: 'put', writes: { A: 1 } }, result('committed', {}))).toEqual({
      op: 'txn',
      in: [['w', 'A', 1]],
      out: [],
    });
    expect(
      protocol.history?.({ kind: 'get', keys: ['B', 'A'] }, result('committed', { A: 1, B: 2 })),
    ).toEqual({
      op: 'txn',
      in: [
        ['r', 'B'],
        ['r', 'A'],
      ],
      out: [2, 1],
    });
  });

  it('an aborted transaction is left out; one of unknown outcome stays, without a result', () => {
    const get: Operation = { kind: 'get', keys: ['A'] };
    expect(protocol.history?.(get, result('aborted', {}))).toBeNull();
    expect(protocol.history?.(get, null)).toEqual({ op: 'txn', in: [['r', 'A']] });
    expect(protocol.history?.({ kind: 'transfer', from: 'A', to: ['B'], amount: 1 }, null)).toEqual(
      {
        op: 'txn',
        in: [
          ['a', 'A', -1],
          ['a', 'B', 1],
        ],
      },
    );
  });

  it.each<[unknown, string]>([
    [null, 'expected an operation'],
    [{ kind: 'steal' }, 'kind: expected transfer, put or get'],
    [{ kind: 'transfer', from: 'Z', to: 'B', amount: 1 }, 'from: expected one of A, B'],
    [{ kind: 'transfer', from: 'A', to: 'C', amount: 1 }, 'to: expected different keys among A, B'],
    [
      { kind: 'transfer', from: 'A', to: ['A', 'B'], amount: 1 },
      'to: expected other keys than from',
    ],
    [{ kind: 'transfer', from: 'A', to: 'B', amount: 0 }, 'amount: expected a whole number from 1'],
    [{ kind: 'transfer', from: 'A', to: 'B', amount: 1, tip: 2 }, 'tip: unknown field'],
    [{ kind: 'put', writes: {} }, 'writes: expected an object of at least one key'],
    [{ kind: 'put', writes: { C: 1 } }, 'writes.C: unknown key'],
    [{ kind: 'put', writes: { A: 1.5 } }, 'writes.A: expected a whole number'],
    [{ kind: 'get', keys: [] }, 'keys: expected different keys among A, B'],
    [{ kind: 'get', keys: ['A', 'A'] }, 'keys: expected different keys'],
  ])('%j is refused: %s', (operation, problem) => {
    expect(protocol.operationProblem?.(operation, options)).toContain(problem);
  });

  it.each<Operation>([
    { kind: 'transfer', from: 'A', to: 'B', amount: 10 },
    { kind: 'transfer', from: 'B', to: ['A'], amount: 1 },
    { kind: 'put', writes: { A: -5 } },
    { kind: 'get', keys: ['B', 'A'] },
  ])('%j will do', (operation) => {
    expect(protocol.operationProblem?.(operation, options)).toBeNull();
  });

  it('a transfer that the balance does not allow is voted down', () => {
    const run = runOf(ENTRY, { options: { balance: 5 } });
    expect(operationHistory(run.events)[0]?.result).toMatchObject({ outcome: 'aborted' });
    expect(balances(run)).toBe(10);
  });

  it('an operation invoked by hand gets a name of its own', () => {
    const run = runOf(ENTRY, {
      interventions: [
        after('disk TC END T1#1', {
          kind: 'invoke',
          process: 'C1',
          operation: { kind: 'put', writes: { A: 1 } } as { kind: string },
        }),
      ],
    });
    const [, byHand] = operationHistory(run.events);
    expect(byHand?.result).toMatchObject({ outcome: 'committed' });
    expect(run.events.some((event) => /^disk TC COMMIT T1r\d+#1$/.test(event.name))).toBe(true);
  });

  it('names what two clients ask for without a clash', () => {
    const run = runOf(ENTRY, { options: { clients: 3, transactions: 3, workload: 'get' } });
    const ids = operationHistory(run.events).map(({ result: got }) => (got as Result).transaction);
    expect(ids.toSorted()).toEqual(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9']);
  });
});
