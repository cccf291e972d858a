import type { Action, EnabledAction, Fault, TraceEvent } from './action.ts';
import {
  findProcess,
  type Configuration,
  type ProtocolTypes,
  type VirtualTime,
} from './configuration.ts';
import { repairs } from './enabled.ts';
import type { Machine, StepResult } from './machine.ts';
import type { Waiting } from './protocol.ts';
import { watchForSettling } from './settle.ts';
import type { Intervention, RunOutcome } from './spec.ts';

export interface Plan {
  readonly interventions: readonly Intervention[];
  /** Positions of interventions whose anchor does not happen in this run: applied at their time. */
  readonly byTime: ReadonlySet<number>;
  readonly horizonMs: VirtualTime;
}

export interface SimulationEnd {
  readonly outcome: RunOutcome;
  readonly waiting: readonly Waiting[];
  /** How many interventions were applied, in the order of the plan. */
  readonly applied: number;
  /** Is the run held by the reader, who has not picked what is next? */
  readonly held: boolean;
  /** Picks of the manual scheduler that were not possible. */
  readonly impossible: readonly number[];
}

export interface Simulated<P extends ProtocolTypes> extends StepResult<P> {
  /** Interventions applied so far. */
  readonly applied: number;
}

/** After this much more than its own time, an anchor that has not happened counts as never happening. */
const ANCHOR_GRACE_MS = 30_000;

/**
 * The clock: takes what is due next, and the plan's interventions where they are anchored. Lazy: each `next()` is
 * one event. In `from`: a configuration to go on from (the plan then holds only what is still to come).
 */
export function* simulate<P extends ProtocolTypes>(
  machine: Machine<P>,
  plan: Plan,
  from: Configuration<P> = machine.initial,
): Generator<Simulated<P>, SimulationEnd> {
  const watch = watchForSettling(machine);
  const anchors = new Set(plan.interventions.map((intervention) => intervention.at.after));
  const happened = new Set<string | null>();
  const impossible: number[] = [];
  let configuration = from;
  let applied = 0;
  let last: TraceEvent<P> | null = null;

  const end = (outcome: RunOutcome, waiting: readonly Waiting[] = []): SimulationEnd => ({
    outcome,
    waiting,
    applied,
    held: configuration.held,
    impossible,
  });
  const take = (result: StepResult<P>): Simulated<P> => {
    configuration = result.configuration;
    if (anchors.has(result.event.name)) happened.add(result.event.name);
    last = result.event;
    return { ...result, applied };
  };

  for (;;) {
    const survey = machine.survey(configuration);
    const natural = configuration.held ? null : survey.next;
    const naturalTime =
      natural === null ? Number.POSITIVE_INFINITY : Math.max(configuration.time, natural.due);
    const intervention = plan.interventions[applied];
    if (intervention !== undefined && isReady(plan, applied, intervention, happened, naturalTime)) {
      const latest = Math.min(Math.max(configuration.time, intervention.at.timeMs), naturalTime);
      const picked = pickOf(machine, configuration, intervention);
      const action = picked?.action ?? toAction<P>(configuration, intervention);
      applied++;
      if (action === null) {
        impossible.push(applied - 1);
        continue;
      }
      const isTaken = picked !== null;
      const time = isTaken ? undefined : latest;
      const cutAfter = cutFor(
        plan,
        applied,
        () => machine.nameOf(configuration, action),
        picked?.process ?? processOf(action),
      );
      yield take(
        machine.step(configuration, action, { ...(time === undefined ? {} : { time }), cutAfter }),
      );
      continue;
    }
    if (natural === null) {
      if (configuration.held) return end('horizon');
      return end(...verdictOf(machine, configuration));
    }
    // What is still to be done may be tied to something that only keeps the protocol alive.
    const isAwaited = intervention !== undefined && naturalTime <= intervention.at.timeMs;
    const isOver = last !== null && watch.isSettled(last, configuration, survey);
    if (isOver && !isAwaited && !isByTime(plan, applied)) {
      return end(...verdictOf(machine, configuration));
    }
    if (naturalTime > plan.horizonMs) return end('horizon');
    if (intervention !== undefined && isOverdue(plan, applied, intervention, naturalTime))
      return end('horizon');
    const cutAfter = cutFor(plan, applied, () => natural.name, natural.process);
    yield take(
      machine.step(configuration, natural.action, {
        time: naturalTime,
        cutAfter,
        name: natural.name,
      }),
    );
  }
}

/** Is the intervention at this position applied by the clock, and not after an event? */
function isByTime(plan: Plan, position: number): boolean {
  return plan.byTime.has(position) || plan.interventions[position]?.at.after === null;
}

function isReady(
  plan: Plan,
  position: number,
  intervention: Intervention,
  happened: ReadonlySet<string | null>,
  naturalTime: VirtualTime,
): boolean {
  if (isByTime(plan, position)) return naturalTime >= intervention.at.timeMs;
  return happened.has(intervention.at.after);
}

function isOverdue(
  plan: Plan,
  position: number,
  intervention: Intervention,
  naturalTime: VirtualTime,
): boolean {
  return !isByTime(plan, position) && naturalTime > 2 * intervention.at.timeMs + ANCHOR_GRACE_MS;
}

/** A crash that is anchored at this event after its k-th effect, if one follows. */
function cutFor(
  plan: Plan,
  position: number,
  eventName: () => string,
  process: string | null,
): number | null {
  const action = plan.interventions[position]?.action;
  if (action?.kind !== 'crash' || action.afterEffects === undefined || action.process !== process)
    return null;
  return plan.interventions[position]?.at.after === eventName() ? action.afterEffects : null;
}

function processOf(action: Action): string | null {
  if (action.kind === 'fault') return 'process' in action.fault ? action.fault.process : null;
  return 'process' in action ? action.process : null;
}

/** What the manual scheduler picks; null: it picks nothing, or what is not possible. */
function pickOf<P extends ProtocolTypes>(
  machine: Machine<P>,
  configuration: Configuration<P>,
  { action }: Intervention,
): EnabledAction<P> | null {
  if (action.kind !== 'take') return null;
  return machine.enabled(configuration).find(({ name }) => name === action.action) ?? null;
}

/** What somebody does to a run; null: it is a pick. */
function toAction<P extends ProtocolTypes>(
  configuration: Configuration<P>,
  { action }: Intervention,
): Action<P> | null {
  if (action.kind === 'take') return null;
  if (action.kind !== 'invoke') return { kind: 'fault', fault: action };
  const client = findProcess(configuration, action.process)?.client;
  const id = `${action.process}.r${(client?.extra ?? 0) + 1}`;
  return {
    kind: 'invoke',
    process: action.process,
    id,
    operation: action.operation as P['operation'],
  };
}

/** What a settled run is: done, waiting for somebody, or waiting although everything would be healed. */
function verdictOf<P extends ProtocolTypes>(
  machine: Machine<P>,
  configuration: Configuration<P>,
): [RunOutcome, readonly Waiting[]] {
  const waiting = machine.protocol.waitingFor(configuration, machine.context);
  if (waiting.length === 0) return ['settled', waiting];
  return [isStuck(machine, configuration) ? 'stuck' : 'blocked', waiting];
}

const HEALING_EVENTS = 4000;

/** Stuck, by rule: somebody waits, and would still wait after every fault is healed. */
export function isStuck<P extends ProtocolTypes>(
  machine: Machine<P>,
  configuration: Configuration<P>,
): boolean {
  const watch = watchForSettling(machine);
  let healed = heal(machine, configuration);
  for (let n = 0; n < HEALING_EVENTS; n++) {
    const { next } = machine.survey(healed);
    if (next === null) break;
    const result = machine.step(healed, next.action, {
      time: Math.max(healed.time, next.due),
      name: next.name,
    });
    healed = result.configuration;
    if (watch.isSettled(result.event, healed, machine.survey(healed))) break;
  }
  return machine.protocol.waitingFor(healed, machine.context).length > 0;
}

/** The configuration in which every fault is healed, all at once. */
function heal<P extends ProtocolTypes>(
  machine: Machine<P>,
  configuration: Configuration<P>,
): Configuration<P> {
  let healed = configuration;
  for (const fault of repairs(configuration))
    healed = machine.step(healed, faultAction(fault)).configuration;
  return healed;
}

export function faultAction<P extends ProtocolTypes>(fault: Fault): Action<P> {
  return { kind: 'fault', fault };
}
