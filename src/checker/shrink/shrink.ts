import type { EventIndex, ProtocolTypes } from '../../engine/configuration.ts';
import { createMachine } from '../../engine/machine.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { createRun, type Run } from '../../engine/run.ts';
import type { RunSpec, Scenario } from '../../engine/spec.ts';
import { withoutThose } from './without.ts';

export interface ShrinkSetup {
  readonly spec: RunSpec;
  /** The scenario that the run began as: no run is followed beyond its horizon, but for `at`. */
  readonly scenario: Scenario;
  /** The event at which the rule was seen violated; every run is followed as long as it took till then. */
  readonly at?: EventIndex;
  /** What the run violates, and every shorter one has to. */
  readonly rule: string;
}

export interface Shrunk {
  readonly spec: RunSpec;
  /** The event that first violates the rule. */
  readonly at: EventIndex;
}

/** Takes out of a run what its violation does not need, in slices. */
export interface Shrink {
  readonly done: boolean;
  /** Runs that were played. */
  readonly tried: number;
  /** The shortest so far; null: the run that was given does not violate the rule, or was not played yet. */
  readonly best: Shrunk | null;
  /** Plays at most so many runs. */
  advance(runs: number): void;
}

/** A run that violates the rule, with what is known of it. */
interface Violating extends Shrunk {
  readonly run: Run;
}

/** A run that has come this far, and no earlier than the one that was seen, counts as one that holds. */
const MOST_EVENTS = 3000;

/**
 * Delta debugging over the interventions of a run (after Zeller & Hildebrandt, TSE 2002): at the end none of them can be
 * left out alone. In: a protocol, a valid run of it, and a rule that the run violates.
 */
export function createShrink<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  { spec, scenario, rule, at: known }: ShrinkSetup,
): Shrink {
  const machine = createMachine(protocol, spec);
  let tried = 0;
  let best: Violating | null = null;
  let done = false;
  // The run itself is followed to where it was seen to violate the rule, whatever the scenario's horizon.
  let horizonMs = known === undefined ? scenario.horizonMs : Number.MAX_SAFE_INTEGER;
  const most = Math.max(MOST_EVENTS, (known ?? 0) + 1);

  /** Null: it does not violate the rule. */
  function play(candidate: RunSpec): Violating | null {
    tried++;
    const { interventions } = candidate;
    const run = createRun(machine, { interventions, horizonMs }) as unknown as Run;
    const at = violationIn(run, rule, most);
    return at === null ? null : { spec: candidate, at, run };
  }

  function* reduce(): Generator<undefined, void> {
    best = play(spec);
    yield;
    if (best === null) return;
    horizonMs = Math.max(scenario.horizonMs, best.run.momentAt(best.at).event.time);
    let size = best.spec.interventions.length;
    while (size > 0) {
      let isShorter = false;
      // From the end: what is done after the violation goes first.
      for (let to: number = best.spec.interventions.length; to > 0;) {
        const from: number = Math.max(0, to - size);
        const shorter: Violating | null = play(withoutThose(best.run, best.spec, from, to));
        if (shorter !== null) {
          best = shorter;
          isShorter = true;
        }
        to = from;
        yield;
      }
      if (size > 1) size = Math.ceil(size / 2);
      else if (!isShorter) size = 0;
    }
  }

  const work = reduce();
  return {
    get done() {
      return done;
    },
    get tried() {
      return tried;
    },
    get best() {
      return best === null ? null : { spec: best.spec, at: best.at };
    },
    advance(runs) {
      for (let left = runs; !done && left > 0; left--) done = work.next().done === true;
    },
  };
}

/** Plays the run until it violates the rule, or for so many events. Out: the event after which it does; null: it ends without. */
function violationIn(run: Run, rule: string, most: number): EventIndex | null {
  for (let seen = 0; seen < most;) {
    run.advance(Math.max(seen, run.count) + 1);
    for (; seen < run.count; seen++) if (run.violatedBy(seen).includes(rule)) return seen;
    if (run.end !== null) break;
  }
  if (run.end === null || run.count === 0) return null;
  const verdicts = run.verdictsAt(run.count - 1);
  return verdicts.find((one) => one.rule === rule && one.state === 'violated')?.at ?? null;
}
