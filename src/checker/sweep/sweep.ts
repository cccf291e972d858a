import type { EventIndex, ProcessId, ProtocolTypes } from '../../engine/configuration.ts';
import { createMachine } from '../../engine/machine.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { createRun, type Run } from '../../engine/run.ts';
import type { RunSpec, Scenario } from '../../engine/spec.ts';
import { crashPoints, type CrashPoint } from './points.ts';

export interface SweepSetup {
  readonly spec: RunSpec;
  /** The scenario that the run began as: its horizon goes for every run here. */
  readonly scenario: Scenario;
  /** Who crashes. */
  readonly process: ProcessId;
}

/** What comes of a run: the first rule that it violates, else how it ended. */
export type SweepOutcome =
  | { readonly kind: 'violated'; readonly rule: string; readonly message: string }
  | { readonly kind: 'blocked' | 'stuck' | 'horizon' }
  /** In the protocol's own word: "committed". */
  | { readonly kind: 'ended'; readonly word: string };

/** What comes of the run when the process crashes at one instant, and is not restarted. */
export interface SweepCell {
  /** The event of the run after which, or within which, it crashes. */
  readonly event: EventIndex;
  readonly name: string;
  /** After so many effects of the event; null: after all of them. */
  readonly afterEffects: number | null;
  /** The run with the crash. */
  readonly spec: RunSpec;
  readonly outcome: SweepOutcome;
}

/** Crashes one process at every instant of a run, in slices. */
export interface Sweep {
  /** How many cells there will be. */
  readonly total: number;
  /** The run goes on after this event, beyond what is looked at; null: it ends by itself. */
  readonly goesOnAfter: EventIndex | null;
  /** What is known so far, in the order of the run. */
  readonly cells: readonly SweepCell[];
  readonly done: boolean;
  /** Works out at most so many more cells; one takes about as long as the run. */
  advance(cells: number): void;
}

/** A run that has not ended by then counts as one that goes on to its horizon. */
const MOST_EVENTS = 3000;

/** In: a protocol, a valid run of it, and who is to crash. The run itself is simulated at once. */
export function createSweep<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  { spec, scenario, process }: SweepSetup,
): Sweep {
  const machine = createMachine(protocol, spec);
  const play = ({ interventions }: RunSpec): Run => {
    const run = createRun(machine, { interventions, horizonMs: scenario.horizonMs });
    run.advance(MOST_EVENTS);
    return run as unknown as Run;
  };
  const whole = play(spec);
  const points = crashPoints(whole, spec, process);
  const cells: SweepCell[] = [];
  const cellOf = (point: CrashPoint): SweepCell => ({
    ...point,
    outcome: outcomeOf(play(point.spec)),
  });
  return {
    total: points.length,
    goesOnAfter: goesOn(whole) ? whole.count - 1 : null,
    cells,
    get done() {
      return cells.length === points.length;
    },
    advance(count) {
      const upTo = cells.length + count;
      for (const point of points.slice(cells.length, upTo)) cells.push(cellOf(point));
    },
  };
}

/** A run that is held has no more events either, until somebody picks one. */
function goesOn(run: Run): boolean {
  const { count, end } = run;
  if (count === 0) return false;
  return end === null || (end.outcome === 'horizon' && !run.configurationAt(count - 1).held);
}

function outcomeOf(run: Run): SweepOutcome {
  const { machine, count, end } = run;
  if (count === 0) return { kind: 'horizon' };
  const [first] = run
    .verdictsAt(count - 1)
    .filter(({ state }) => state === 'violated')
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  if (first !== undefined) return { kind: 'violated', rule: first.rule, message: first.message };
  const outcome = end?.outcome ?? 'horizon';
  if (outcome !== 'settled') return { kind: outcome };
  const { protocol, context } = machine;
  const word = protocol.resultOf?.(run.configurationAt(count - 1), context) ?? 'settled';
  return { kind: 'ended', word };
}
