import { ensure } from '../base/assert.ts';
import type { TraceEvent } from './action.ts';
import type { Configuration, Envelope, EventIndex, ProtocolTypes } from './configuration.ts';
import { replayStep } from './replay.ts';
import type { Run } from './run.ts';

/** An event with the states around it. */
export interface Transition<P extends ProtocolTypes = ProtocolTypes> {
  readonly event: TraceEvent<P>;
  readonly before: Configuration<P>;
  readonly after: Configuration<P>;
}

/** Goes along a run from its first event, without a replay from a checkpoint for each state. */
export interface Walk<P extends ProtocolTypes = ProtocolTypes> {
  /** The event that `next` gives; it must be known to the run (`at < run.count`). */
  readonly at: EventIndex;
  next(): Transition<P>;
}

export function walkAlong<P extends ProtocolTypes>(run: Run<P>): Walk<P> {
  let before = run.machine.initial;
  let at = 0;
  return {
    get at() {
      return at;
    },
    next() {
      const event = ensure(run.events[at], `event ${at} of ${run.count}`);
      const after =
        at === run.count - 1
          ? run.configurationAt(at)
          : replayStep(run.machine, before, event).configuration;
      const transition: Transition<P> = { event, before, after };
      before = after;
      at += 1;
      return transition;
    },
  };
}

/** The envelope that an event is about: it arrives, or is dropped. Null for all other events. */
export function arrivingIn<P extends ProtocolTypes>({
  event: { action },
  before,
}: Pick<Transition<P>, 'event' | 'before'>): Envelope<P> | null {
  const isDrop = action.kind === 'fault' && action.fault.kind === 'drop';
  const name = action.kind === 'deliver' ? action.envelope : isDrop ? action.fault.envelope : null;
  if (name === null) return null;
  const inboxes = before.processes.flatMap(({ inbox }) => inbox);
  return [...before.inFlight, ...inboxes].find((envelope) => envelope.name === name) ?? null;
}
