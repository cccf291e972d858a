import { ensure } from '../base/assert.ts';
import { hex, type Hash64 } from '../base/hash.ts';
import type { TraceEvent } from './action.ts';
import type { Configuration, EventIndex, ProtocolTypes, VirtualTime } from './configuration.ts';
import { digestEvent, EMPTY_DIGEST } from './digest.ts';
import { HistoryStore } from './history-store.ts';
import type { Machine } from './machine.ts';
import { watchProperties, type PropertyVerdict, type PropertyWatch } from './properties.ts';
import type { Tally, Waiting } from './protocol.ts';
import { simulate, type Simulated, type SimulationEnd } from './simulate.ts';
import type { Intervention, RunOutcome } from './spec.ts';
import { TallyBook } from './tally.ts';

export interface RunEnd {
  readonly outcome: RunOutcome;
  readonly waiting: readonly Waiting[];
  /** Interventions (by position) whose anchor never happened here: applied at their time, or a pick that was impossible. */
  readonly unanchored: readonly number[];
}

export interface Moment<P extends ProtocolTypes> {
  readonly event: TraceEvent<P>;
  readonly configuration: Configuration<P>;
}

/** A run that is simulated on demand; what was simulated can be looked at, at every event. */
export interface Run<P extends ProtocolTypes = ProtocolTypes> {
  readonly machine: Machine<P>;
  /** Events known so far. */
  readonly count: number;
  readonly events: readonly TraceEvent<P>[];
  /** Null while there is more to simulate. */
  readonly end: RunEnd | null;
  /** Simulates until `count` reaches `upTo` or the run ends; at most `budget` events of work in this call. */
  advance(upTo: number, budget?: number): void;
  momentAt(index: EventIndex): Moment<P>;
  configurationAt(index: EventIndex): Configuration<P>;
  tallyAt(index: EventIndex): Tally;
  verdictsAt(index: EventIndex): readonly PropertyVerdict[];
  /** Rules of `always` properties that hold before event `index` and not after it. */
  violatedBy(index: EventIndex): readonly string[];
  /** Sixteen hexadecimal digits over the events up to and including `index`. */
  digestAt(index: EventIndex): string;
}

interface Attempt<P extends ProtocolTypes> {
  readonly history: HistoryStore<P>;
  readonly source: Generator<Simulated<P>, SimulationEnd>;
  readonly properties: PropertyWatch<P>;
  readonly violated: Map<EventIndex, readonly string[]>;
  readonly tallies: TallyBook;
  /** The configuration after the last event. */
  latest: Configuration<P>;
  applied: number;
}

/**
 * In: a machine, the interventions and how long to go on at most. An intervention whose anchor does not happen is
 * known only once the run is over, so that the run is then begun again with it applied by time; until every
 * intervention has found its place, `count` stays 0.
 */
export function createRun<P extends ProtocolTypes>(
  machine: Machine<P>,
  plan: {
    readonly interventions: readonly Intervention[];
    readonly horizonMs: VirtualTime;
    readonly keepAll?: number;
  },
): Run<P> {
  const byTime = new Set<number>();
  const { interventions, horizonMs } = plan;
  let attempt = begin();
  let end: RunEnd | null = null;
  const digests: Hash64[] = [];

  function begin(): Attempt<P> {
    return {
      history: new HistoryStore(machine, plan.keepAll),
      source: simulate(machine, { interventions, byTime: new Set(byTime), horizonMs }),
      properties: watchProperties(machine),
      violated: new Map(),
      tallies: new TallyBook(),
      latest: machine.initial,
      applied: 0,
    };
  }

  function advanceOnce(): void {
    const next = attempt.source.next();
    if (next.done !== true) {
      const { event, configuration, applied } = next.value;
      attempt.applied = applied;
      attempt.history.add(event, configuration);
      attempt.tallies.add(machine.protocol.tally(event, attempt.latest));
      attempt.latest = configuration;
      const broken = attempt.properties.observe(configuration);
      if (broken.length > 0) attempt.violated.set(event.index, broken);
      return;
    }
    const { applied, outcome, waiting, held, impossible } = next.value;
    attempt.applied = applied;
    // One that was to be applied by time and was not, lies beyond the horizon.
    if (applied < interventions.length && !held && !byTime.has(applied)) {
      byTime.add(applied);
      attempt = begin();
      return;
    }
    const missing = interventions.slice(applied).map((_, at) => applied + at);
    const unanchored = [...new Set([...byTime, ...impossible, ...missing])].sort((a, b) => a - b);
    end = { outcome, waiting, unanchored };
  }

  const isResolved = (): boolean => end !== null || attempt.applied >= interventions.length;
  const count = (): number => (isResolved() ? attempt.history.count : 0);

  return {
    machine,
    get count() {
      return count();
    },
    get events() {
      return attempt.history.events;
    },
    get end() {
      return end;
    },
    advance(upTo, budget = Number.POSITIVE_INFINITY) {
      for (let work = 0; end === null && count() < upTo && work < budget; work++) advanceOnce();
    },
    momentAt: (index) => ({
      event: attempt.history.event(index),
      configuration: attempt.history.configuration(index),
    }),
    configurationAt: (index) => attempt.history.configuration(index),
    tallyAt: (index) => attempt.tallies.at(index),
    verdictsAt: (index) => {
      const isLast = end !== null && index === attempt.history.count - 1;
      const settled = isLast && end?.outcome !== 'horizon';
      return attempt.properties.verdicts(index, attempt.history.configuration(index), settled);
    },
    violatedBy: (index) => attempt.violated.get(index) ?? [],
    digestAt(index) {
      for (let at = digests.length; at <= index; at++) {
        digests.push(digestEvent(digests[at - 1] ?? EMPTY_DIGEST, attempt.history.event(at)));
      }
      return hex(ensure(digests[index], `digest at event ${index}`));
    },
  };
}
