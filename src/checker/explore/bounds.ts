import type { ProtocolTypes } from '../../engine/configuration.ts';
import { createMachine } from '../../engine/machine.ts';
import { ENGINE_OPTIONS, resolveOptions } from '../../engine/options.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { simulate } from '../../engine/simulate.ts';
import type { Scenario } from '../../engine/spec.ts';

/**
 * How much of each thing a run may have; a search sees every run within. What is not bounded here: the order of
 * everything, how long a message takes, which timer that may fire does.
 */
export interface Bounds {
  /** Crashes of processes that are no clients; each may restart. */
  readonly crashes: number;
  /** Messages that the network loses. (One that is late for ever is seen without.) */
  readonly losses: number;
  /** Messages that the network delivers twice. */
  readonly duplicates: number;
  /** Links that are cut, both ways, or as the story cuts them; each may heal. */
  readonly cuts: number;
  /** Times that a process that is no client stalls: it handles nothing until it goes on. */
  readonly stalls: number;
  /** Operations that clients begin. */
  readonly operations: number;
  /** Messages under way at one time, those not counted that only keep the protocol alive. */
  readonly messages: number;
  /** Times that a timer fires before what it waits for has come; what only keeps the protocol alive does not count. */
  readonly timeouts: number;
  /** Messages under way at one time that only keep the protocol alive and may be overtaken. */
  readonly late: number;
  /** New views: what the protocol itself counts under this name. */
  readonly views: number;
  /** Choices from where the search begins; a step that leaves no choice belongs to the one before it. */
  readonly depth: number;
}

export type BoundName = keyof Bounds;

/** For a run in which nothing is done by hand. */
const DEFAULTS: Bounds = {
  crashes: 1,
  losses: 0,
  duplicates: 0,
  cuts: 0,
  stalls: 0,
  operations: 2,
  messages: 3,
  timeouts: 1,
  late: 0,
  views: 1,
  depth: 60,
};

export const BOUND_NAMES = Object.keys(DEFAULTS) as readonly BoundName[];

/**
 * What a scenario's own story needs, and no more of it: with its rule off it is among what is searched. What the scenario
 * says itself goes before everything, then what its protocol says of messages.
 */
export function boundsOf<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  scenario: Scenario,
): Bounds {
  const { interventions } = scenario;
  const plain: Bounds = { ...DEFAULTS, ...protocol.search?.bounds };
  const own = scenario.search?.bounds;
  if (interventions.length === 0) return { ...plain, ...own };
  const count = (kind: string): number =>
    interventions.filter(({ action }) => action.kind === kind).length;
  const story = countsOf(protocol, scenario);
  return {
    ...plain,
    crashes: crashesIn(protocol, story.crashes, count('restart')),
    duplicates: story.duplicates,
    operations: Math.max(plain.operations, story.operations),
    views: Math.max(plain.views, story.views),
    // What the story loses is late for ever here.
    ...(protocol.search?.bounds?.['messages'] === undefined
      ? { messages: Math.max(plain.messages, story.messages + count('drop')) }
      : {}),
    ...own,
  };
}

/** Where a protocol takes silence for death by itself, a crash that lasts is one more way of being silent. */
function crashesIn<P extends ProtocolTypes>(
  { search }: Protocol<P>,
  crashes: number,
  restarts: number,
): number {
  const hint = search?.bounds?.['crashes'];
  return hint === undefined ? crashes : Math.max(hint, Math.min(crashes, restarts));
}

const MOST_EVENTS = 2000;

/** What happens in a scenario as it is written, from the first thing that is done by hand. */
function countsOf<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  scenario: Scenario,
): Pick<Bounds, 'crashes' | 'duplicates' | 'operations' | 'views' | 'messages'> {
  const { interventions, horizonMs, off, seed } = scenario;
  const count = (kind: string): number =>
    interventions.filter(({ action }) => action.kind === kind).length;
  const counts = {
    crashes: count('crash'),
    duplicates: count('duplicate'),
    operations: count('invoke'),
    views: 0,
    messages: 0,
  };
  const options = resolveOptions({ ...ENGINE_OPTIONS, ...protocol.options }, scenario.options);
  if (!options.ok) return counts;
  const machine = createMachine(protocol, { options: options.value, off, seed });
  const source = simulate(machine, { interventions, byTime: new Set(), horizonMs });
  let before = machine.initial;
  for (let events = 0; events < MOST_EVENTS; events++) {
    const next = source.next();
    if (next.done === true) break;
    const { event, configuration, applied } = next.value;
    if (applied > 0)
      for (const [name, by] of protocol.tally(event, before))
        if (name === 'views') counts.views += by;
    const own = configuration.inFlight.filter(({ background }) => !background).length;
    counts.messages = Math.max(counts.messages, own);
    before = configuration;
  }
  return counts;
}
