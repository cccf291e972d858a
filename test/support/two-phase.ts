import { items } from '../../src/base/log-list.ts';
import { mapGet } from '../../src/base/persistent-map.ts';
import type { Action } from '../../src/engine/action.ts';
import { findProcess } from '../../src/engine/configuration.ts';
import type { Run } from '../../src/engine/run.ts';
import type { Intervention } from '../../src/engine/spec.ts';
import { twoPhaseCommit } from '../../src/protocols/two-phase-commit/index.ts';
import type { LogRecord, ParticipantState } from '../../src/protocols/two-phase-commit/types.ts';
import { TAUGHT, type TaughtEntry } from '../../src/protocols/lessons.ts';
import { after, atTime, last, runOf, type RunSetup } from './runs.ts';

export const ENTRY: TaughtEntry =
  TAUGHT.find(({ protocol }) => protocol.id === twoPhaseCommit.protocol.id) ?? twoPhaseCommit;

/** A crash point: after the k-th effect of an event's handler (null: after the whole event). */
export interface CrashPoint {
  readonly event: string;
  readonly index: number;
  readonly k: number | null;
}

/** Every instant at which `process` can crash in this run: after every event, and between the effects of its own. */
export function crashPoints(run: Run, process: string): readonly CrashPoint[] {
  return run.events.flatMap((event) => {
    if (
      event.name === `start ${process}` ||
      run.events.findIndex((e) => e.name === `start ${process}`) > event.index
    ) {
      return [];
    }
    const whole: CrashPoint = { event: event.name, index: event.index, k: null };
    if (event.process !== process || event.action.kind === 'fault') return [whole];
    return [...Array(effectsWithin(run, event.index)).keys()]
      .map((k) => ({ ...whole, k }) as CrashPoint)
      .concat(whole);
  });
}

/** After how many effects the event is complete. */
function effectsWithin(run: Run, index: number): number {
  const before = index === 0 ? run.machine.initial : run.configurationAt(index - 1);
  const event = run.events[index];
  if (event === undefined) return 0;
  const complete = JSON.stringify(event.effects);
  for (let k = 0; ; k++) {
    const cut = run.machine.step(before, event.action as Action, { time: event.time, cutAfter: k });
    const own = findProcess(cut.configuration, event.process ?? '');
    const isComplete = own?.write !== null || own?.pending.length === 0;
    if (JSON.stringify(cut.event.effects) === complete && isComplete) return k;
  }
}

export function crashAt(point: CrashPoint, process: string): Intervention {
  return after(point.event, {
    kind: 'crash',
    process,
    ...(point.k === null ? {} : { afterEffects: point.k }),
  });
}

export const restartAt = (timeMs: number, process: string): Intervention =>
  atTime(timeMs, { kind: 'restart', process });

export function healthy(setup: RunSetup = {}): Run {
  return runOf(ENTRY, setup);
}

export function logOf(run: Run, process: string): readonly LogRecord[] {
  return items(findProcess(last(run), process)?.log ?? null) as readonly LogRecord[];
}

export function participants(run: Run): readonly string[] {
  return run.machine.world.specs
    .filter((spec) => spec.role === 'participant')
    .map((spec) => spec.id);
}

/** What a participant has decided by the end, from its memory; null while it has not (or is down). */
export function decisionOf(run: Run, process: string, transaction = 'T1'): string | null {
  const state = findProcess(last(run), process)?.state as ParticipantState | null | undefined;
  return state === null || state === undefined
    ? null
    : (mapGet(state.decided, transaction) ?? null);
}

export function isPrepared(run: Run, process: string, transaction = 'T1'): boolean {
  const state = findProcess(last(run), process)?.state as ParticipantState | null | undefined;
  return (
    state?.branches.some((b) => b.transaction === transaction && b.phase === 'prepared') ?? false
  );
}

export function violated(run: Run): readonly string[] {
  const verdicts = run.verdictsAt(run.count - 1);
  return verdicts.filter((v) => v.state === 'violated').map((v) => `${v.rule}: ${v.message}`);
}

export function balances(run: Run): number {
  let total = 0;
  for (const process of last(run).processes) {
    const state = process.state as ParticipantState | null;
    if (process.role === 'participant' && state !== null) {
      for (const value of Object.values(state.data)) total += value;
    }
  }
  return total;
}
