import type { TraceEvent } from '../../engine/action.ts';
import type { Configuration, EventIndex, ProtocolTypes } from '../../engine/configuration.ts';
import type { Machine } from '../../engine/machine.ts';
import type { Intervention } from '../../engine/spec.ts';
import type { Bounds } from './bounds.ts';
import type { KeyWriter } from './key-writer.ts';
import { forcedIn, isEcho } from './forced.ts';
import { carryOut, crashAfter, type Move } from './move.ts';
import { movesIn } from './moves.ts';
import { NOTHING_USED, type Used } from './used.ts';
import { ConfigurationKeys, firstMessage, type PartNumbers } from './protocol-key.ts';
import type { Root } from './root.ts';
import { storyOf } from './story.ts';
import type { TransitionSystem } from './system.ts';

/** A configuration, and how much of the bounds the run that led to it has used up. */
export interface SearchState<P extends ProtocolTypes> {
  readonly configuration: Configuration<P>;
  readonly used: Used;
  readonly numbers: PartNumbers;
  /** The crash that cut the event before short: it comes next, and nothing is judged before. Null: none did. */
  readonly cut: Move<P> | null;
}

/** The same on its way there, with the events whose answers come at once. */
interface Way<P extends ProtocolTypes> extends Pick<SearchState<P>, 'configuration' | 'used'> {
  readonly echoes: ReadonlySet<EventIndex>;
}

const NO_ECHOES: ReadonlySet<EventIndex> = new Set();

/** Measured on the protocols there are: structure is shared between the states of a level. */
const STATE_BYTES = 2000;

/** Longer chains without a choice would be a protocol that talks to itself. */
const MOST_FORCED = 200;

export interface ProtocolSystem<P extends ProtocolTypes> extends TransitionSystem<
  SearchState<P>,
  Move<P>
> {
  /** Everything that is done along a path, what leaves no choice included. */
  movesAlong(choices: readonly Move<P>[]): readonly Move<P>[];
}

/** A protocol as something to be searched: the very transitions that the clock and the reader choose from. */
export function protocolSystem<P extends ProtocolTypes>(
  machine: Machine<P>,
  root: Root<P>,
  bounds: Bounds,
): ProtocolSystem<P> {
  const story = storyOf(root.rest, root.configuration, machine.protocol.search);
  const keys = new ConfigurationKeys(machine.protocol);
  // Only a protocol that knows views has a bound of its own for them.
  const countsViews = machine.protocol.search?.bounds?.['views'] !== undefined;
  const processes = root.configuration.processes.length;

  /** Goes on for as long as there is no choice; what was done is added to `done`. */
  function settled(from: Way<P>, done: Move<P>[] | null): Way<P> {
    let way = from;
    for (let steps = 0; steps < MOST_FORCED; steps++) {
      const { configuration, used, echoes } = way;
      const enabled = forcedIn(machine, story, bounds, configuration, used, echoes);
      if (enabled === null) break;
      const move = { kind: 'take', enabled, used } as const;
      way = after(way, move, done);
    }
    // Whatever is under way now may come at any time.
    return way.echoes.size === 0 ? way : { ...way, echoes: NO_ECHOES };
  }

  function after(from: Way<P>, move: Move<P>, done: Move<P>[] | null): Way<P> {
    done?.push(move);
    const { configuration, event } = carryOut(machine, from.configuration, move);
    const echoes = isEcho(event, from.configuration, from.echoes)
      ? new Set([...from.echoes, event.index])
      : from.echoes;
    const views = countsViews ? viewsIn(machine, event, from.configuration) : 0;
    const used = views === 0 ? move.used : { ...move.used, views: move.used.views + views };
    return { configuration, used, echoes };
  }

  /** A choice, and what follows from it without another: where a crash cut it short, that is the crash alone. */
  function chosen(from: Way<P>, move: Move<P>, done: Move<P>[] | null): Way<P> {
    const way = after({ ...from, echoes: NO_ECHOES }, move, done);
    return move.cutAfter === undefined ? settled(way, done) : { ...way, echoes: NO_ECHOES };
  }

  const begin = { configuration: root.configuration, used: NOTHING_USED, echoes: NO_ECHOES };
  const first = settled(begin, null);
  return {
    initial: [{ ...first, numbers: keys.numbersOf(first.configuration, null), cut: null }],
    stateBytes: STATE_BYTES,
    enabled: ({ configuration, used, cut }) =>
      cut === null ? movesIn(machine, story, bounds, configuration, used) : [cut],
    step(from, move) {
      const { configuration, used } = chosen({ ...from, echoes: NO_ECHOES }, move, null);
      const numbers = keys.numbersOf(configuration, from);
      return { configuration, used, numbers, cut: crashAfter(move, used) };
    },
    within: (state) => isWithin(state, bounds),
    key({ used, numbers }, into) {
      writeUsed(used, into);
      keys.write(numbers, processes, into);
    },
    movesAlong(choices) {
      const done: Move<P>[] = [];
      let way: Way<P> = settled(begin, done);
      for (const move of choices) way = chosen(way, move, done);
      return done;
    },
  };
}

/** What is said again while the same is still under way, only to keep the protocol alive, tells nobody anything new. */
function isWithin<P extends ProtocolTypes>(
  { configuration: { inFlight, processes }, numbers, used }: SearchState<P>,
  { messages, views }: Bounds,
): boolean {
  let own = 0;
  for (const { background } of inFlight) if (!background) own++;
  if (own > messages || used.views > views) return false;
  if (inFlight.at(-1)?.background !== true) return true;
  const first = firstMessage(processes.length);
  return numbers.indexOf(numbers.at(-1) as number, first) === numbers.length - 1;
}

function viewsIn<P extends ProtocolTypes>(
  { protocol }: Machine<P>,
  event: TraceEvent<P>,
  before: Configuration<P>,
): number {
  let count = 0;
  for (const [name, by] of protocol.tally(event, before)) if (name === 'views') count += by;
  return count;
}

function writeUsed(used: Used, into: KeyWriter): void {
  into.word(used.crashes | (used.losses << 8) | (used.duplicates << 16) | (used.operations << 24));
  into.word(used.cuts | (used.stalls << 8));
  into.word(used.timeouts | (used.views << 8) | (used.perturbed << 16));
  for (const begun of used.byHand) into.word(begun);
}

/** What a move is in a run that is written down. */
export function interventionOf<P extends ProtocolTypes>(
  { time }: Configuration<P>,
  last: TraceEvent<P> | undefined,
  move: Move<P>,
): Intervention {
  const at = { after: last?.name ?? null, timeMs: time };
  switch (move.kind) {
    case 'take':
      return { at, action: { kind: 'take', action: move.enabled.name } };
    case 'fault':
      return { at, action: move.fault };
    case 'invoke':
      return {
        at,
        action: {
          kind: 'invoke',
          process: move.action.process,
          operation: move.action.operation,
        },
      };
  }
}
