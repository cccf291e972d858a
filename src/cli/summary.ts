import { items } from '../base/log-list.ts';
import { runOperations, type RunOperation } from '../checker/history/index.ts';
import type { Configuration } from '../engine/configuration.ts';
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

/** The history of the run in the form that histories have everywhere. */
function operationsOf(run: Run): readonly Omit<RunOperation, 'id'>[] {
  const operations = runOperations(run.machine.protocol, run.events.slice(0, run.count));
  return operations.map(({ id: _id, ...operation }) => operation);
}
