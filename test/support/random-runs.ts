import { hex } from '../../src/base/hash.ts';
import { drawInteger } from '../../src/base/random.ts';
import type { Fault, TraceEvent } from '../../src/engine/action.ts';
import type { Configuration } from '../../src/engine/configuration.ts';
import { digestEvent, EMPTY_DIGEST } from '../../src/engine/digest.ts';
import type { Machine, StepResult } from '../../src/engine/machine.ts';
import { watchForSettling } from '../../src/engine/settle.ts';
import { repairs } from '../../src/engine/enabled.ts';
import { faultAction } from '../../src/engine/simulate.ts';

/** What a random run may do to the system, as weights; a run draws its own from the seed. */
export interface Chaos {
  /** Of a thousand steps, how many are faults. */
  readonly faultsPerMille: number;
  /** Events under fire; then everything is healed. */
  readonly events: number;
  /** Healed already where this holds. Absent: never before all those events. */
  readonly enough?: (configuration: Configuration) => boolean;
  /** Which processes may crash. */
  readonly crashes: (role: string) => boolean;
  readonly kinds?: readonly Kind[];
}

export type Kind =
  | 'crash'
  | 'stall'
  | 'cut'
  | 'drop'
  | 'duplicate'
  | 'delay'
  | 'hold'
  | 'deliverNow'
  | 'fireTimerNow'
  | 'repair';

const ALL: readonly Kind[] = [
  'crash',
  'crash',
  'stall',
  'cut',
  'cut',
  'drop',
  'duplicate',
  'duplicate',
  'delay',
  'delay',
  'hold',
  'deliverNow',
  'fireTimerNow',
  'repair',
  'repair',
  'repair',
  'repair',
  'repair',
];

export interface RandomRun {
  readonly seed: number;
  readonly events: readonly TraceEvent[];
  readonly end: Configuration;
  /** Broken `always` properties, with the event; empty when all held. */
  readonly violations: readonly string[];
  /** Broken `finally` properties, judged after everything was healed and the run had settled. */
  readonly finally: readonly string[];
  readonly settled: boolean;
  /** Worked out when it is asked for. */
  readonly digest: string;
}

/** A run under random faults, a function of (machine, chaos, seed); then healed and run until it settles. */
export function randomRun(
  machine: Machine,
  chaos: Chaos,
  seed: number,
  healingEvents = 6000,
): RandomRun {
  const events: TraceEvent[] = [];
  const violations: string[] = [];
  let configuration = machine.initial;
  let surveyed: ReturnType<Machine['survey']> | null = null;
  let draws = 0;
  const draw = (purpose: string, below: number): number =>
    drawInteger(seed, purpose, String(draws++), 0, below - 1);

  const take = (
    result: StepResult<Machine['initial'] extends Configuration<infer P> ? P : never>,
  ): void => {
    configuration = result.configuration;
    surveyed = null;
    events.push(result.event);
    if (result.event.outcome.kind === 'threw')
      violations.push(`${result.event.name}: ${result.event.outcome.message}`);
    for (const invariant of machine.protocol.invariants) {
      if (invariant.expectation !== 'always') continue;
      const found = invariant.check(configuration, machine.context);
      if (found !== null)
        violations.push(`${invariant.rule} at ${result.event.name}: ${found.message}`);
    }
  };
  const survey = (): ReturnType<Machine['survey']> => (surveyed ??= machine.survey(configuration));
  const advance = (cutAfter: number | null = null): boolean => {
    const { next } = survey();
    if (next === null) return false;
    const time = Math.max(configuration.time, next.due);
    take(machine.step(configuration, next.action, { time, name: next.name, cutAfter }));
    if (cutAfter !== null && events.at(-1)?.process !== null) {
      take(machine.step(configuration, faultAction({ kind: 'crash', process: next.process })));
    }
    return true;
  };

  for (let n = 0; n < chaos.events && violations.length === 0; n++) {
    if (chaos.enough?.(configuration) === true) break;
    const isFault = draw('fault?', 1000) < chaos.faultsPerMille;
    if (!isFault) {
      if (!advance() && repairs(configuration).length === 0) break;
      continue;
    }
    const kind = (chaos.kinds ?? ALL)[draw('kind', (chaos.kinds ?? ALL).length)] ?? 'repair';
    if (kind === 'crash' && draw('between', 3) > 0) {
      const { next } = survey();
      const role = machine.world.specs.find((spec) => spec.id === next?.process)?.role ?? '';
      const target = configuration.processes.find((process) => process.id === next?.process);
      if (next !== null && target?.status === 'up' && chaos.crashes(role))
        advance(draw('effects', 6));
      continue;
    }
    const fault = faultOf(kind, machine, configuration, chaos, draw);
    if (fault !== null) take(machine.step(configuration, faultAction(fault)));
  }

  const settled = violations.length === 0 && settle();
  function settle(): boolean {
    for (const fault of repairs(configuration))
      take(machine.step(configuration, faultAction(fault)));
    const watch = watchForSettling(machine);
    for (let n = 0; n < healingEvents && violations.length === 0; n++) {
      if (!advance()) return true;
      const event = events.at(-1);
      if (event !== undefined && watch.isSettled(event, configuration, survey())) return true;
    }
    return false;
  }
  const broken = machine.protocol.invariants.flatMap((invariant) => {
    if (invariant.expectation !== 'finally' || !settled) return [];
    if (invariant.premise?.(configuration, machine.context) === false) return [];
    const found = invariant.check(configuration, machine.context);
    return found === null ? [] : [`${invariant.rule}: ${found.message}`];
  });
  return {
    seed,
    events,
    end: configuration,
    violations,
    finally: broken,
    settled,
    get digest() {
      return hex(events.reduce(digestEvent, EMPTY_DIGEST));
    },
  };
}

function faultOf(
  kind: Kind,
  machine: Machine,
  configuration: Configuration,
  chaos: Chaos,
  draw: (purpose: string, below: number) => number,
): Fault | null {
  const pick = <T>(from: readonly T[]): T | undefined =>
    from.length === 0 ? undefined : from[draw('pick', from.length)];
  const ids = machine.world.specs.map((spec) => spec.id);
  switch (kind) {
    case 'repair':
      return pick(repairs(configuration)) ?? null;
    case 'crash': {
      const candidates = configuration.processes.filter(
        (p) => p.status === 'up' && chaos.crashes(p.role),
      );
      const process = pick(candidates);
      return process === undefined ? null : { kind: 'crash', process: process.id };
    }
    case 'stall': {
      const process = pick(configuration.processes.filter((p) => p.status === 'up'));
      return process === undefined ? null : { kind: 'stall', process: process.id };
    }
    case 'cut': {
      const from = pick(ids) ?? '';
      const others = ids.filter((id) => id !== from);
      const to = others[draw('to', others.length)] ?? '';
      return { kind: 'cut', from: [from], to: [to], both: draw('both', 2) === 0 };
    }
    case 'fireTimerNow': {
      const timer = pick(
        configuration.processes.filter((p) => p.status === 'up').flatMap((p) => p.timers),
      );
      return timer === undefined ? null : { kind: 'fireTimerNow', timer: timer.name };
    }
    case 'drop':
    case 'duplicate':
    case 'delay':
    case 'hold':
    case 'deliverNow': {
      const envelope = pick(configuration.inFlight);
      if (envelope === undefined) return null;
      if (kind === 'delay')
        return { kind, envelope: envelope.name, byMs: 50 + draw('delay', 2000) };
      return { kind, envelope: envelope.name };
    }
  }
}

/** Seeds of a property test: LOCKSTEP_SEED picks another series; a failing seed is in the message. */
export function seeds(count: number): readonly number[] {
  const base = Number(process.env['LOCKSTEP_SEED'] ?? 20_250);
  return Array.from({ length: count }, (_, at) => base * 100_000 + at);
}
