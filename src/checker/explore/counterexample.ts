import { hex, type Hash64 } from '../../base/hash.ts';
import type { TraceEvent } from '../../engine/action.ts';
import type { Configuration, EventIndex, ProtocolTypes } from '../../engine/configuration.ts';
import { digestEvent, EMPTY_DIGEST } from '../../engine/digest.ts';
import type { Machine } from '../../engine/machine.ts';
import type { RunSpec } from '../../engine/spec.ts';
import { carryOut, type Move } from './move.ts';
import { interventionOf } from './protocol-system.ts';
import type { Root } from './root.ts';

/** A path of a search as a run like any other: the clock is held, and each step is picked. */
export interface FoundRun {
  readonly spec: RunSpec;
  /** The event after which the search began: there the run is to be opened. */
  readonly from: EventIndex;
  /** The event after which it is so. */
  readonly to: EventIndex;
  /** Names of the events from there to here. */
  readonly steps: readonly string[];
  /** Over all events up to the last one. */
  readonly digest: string;
}

/**
 * In: the run that was searched, where the search began, what was done from there, and whether what was looked for has
 * come about: there the run ends, though steps without a choice may follow.
 */
export function foundRun<P extends ProtocolTypes>(
  machine: Machine<P>,
  spec: RunSpec,
  root: Root<P>,
  moves: readonly Move<P>[],
  isReached: (configuration: Configuration<P>) => boolean,
): FoundRun {
  const interventions = [...root.interventions];
  const steps: string[] = [];
  let last: TraceEvent<P> | undefined = root.events.at(-1);
  let digest: Hash64 = root.events.reduce<Hash64>(digestEvent, EMPTY_DIGEST);
  let { configuration } = root;
  for (const move of moves) {
    interventions.push(interventionOf(configuration, last, move));
    const result = carryOut(machine, configuration, move);
    ({ configuration } = result);
    last = result.event;
    steps.push(last.name);
    digest = digestEvent(digest, last);
    // Without the crash that follows it, what was cut short would be another event.
    if (move.cutAfter === undefined && isReached(configuration)) break;
  }
  return {
    spec: { ...spec, interventions },
    from: root.events.length - 1,
    to: configuration.next - 1,
    steps,
    digest: hex(digest),
  };
}
