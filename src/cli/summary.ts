import { items } from '../base/log-list.ts';
import type { Configuration, EventIndex } from '../engine/configuration.ts';
import { operationHistory } from '../engine/operations.ts';
import type { HistoryOperation, Protocol } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { plainData } from './plain-data.ts';

/** What is to be said of a whole run, once it has ended. */
export function summaryOf(run: Run) {
  const last = run.count - 1;
  const configuration = run.configurationAt(last);
  const verdicts = last < 0 ? [] : run.verdictsAt(last);
  return {
    kind: 'summary',
    events: run.count,
    timeMs: configuration.time,
    outcome: run.end?.outcome ?? 'horizon',
    digest: last < 0 ? '' : run.digestAt(last),
    operations: operationsOf(run),
    violations: verdicts
      .filter(({ state }) => state === 'violated')
      .map(({ rule, title, expectation, at, message }) => ({
        rule,
        title,
        expectation,
        at,
        message,
      })),
    counters: last < 0 ? {} : run.tallyAt(last),
    waiting: run.end?.waiting ?? [],
    unanchored: run.end?.unanchored ?? [],
    processes: processesOf(configuration),
  };
}

export type Summary = ReturnType<typeof summaryOf>;

export function isViolated({ violations }: Summary): boolean {
  return violations.some(({ expectation }) => expectation === 'always');
}

function processesOf({ processes }: Configuration) {
  return Object.fromEntries(
    processes.map(({ id, role, status, state, log }) => [
      id,
      { role, status, state: plainData(state), log: items(log) },
    ]),
  );
}

interface OperationLine extends HistoryOperation {
  readonly client: string;
  readonly call: EventIndex;
  readonly ret: EventIndex | null;
}

/** The history of the run in the form that histories have everywhere. */
function operationsOf(run: Run): readonly OperationLine[] {
  const { protocol } = run.machine;
  return operationHistory(run.events.slice(0, run.count)).flatMap((record) => {
    const { client, call, ret, operation, result } = record;
    const written = inWords(protocol, operation, ret === null ? null : result);
    if (written === null) return [];
    const { op, key, in: input, out } = written;
    return [
      {
        client,
        call,
        ret,
        op,
        ...(key === undefined ? {} : { key }),
        ...(input === undefined ? {} : { in: input }),
        ...(out === undefined || ret === null ? {} : { out }),
      },
    ];
  });
}

function inWords(
  protocol: Protocol,
  operation: { readonly kind: string },
  result: unknown,
): HistoryOperation | null {
  if (protocol.history !== undefined) return protocol.history(operation, result);
  const { kind: op, ...input } = operation;
  return { op, in: input, ...(result === null ? {} : { out: result }) };
}
