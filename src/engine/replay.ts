import type { TraceEvent } from './action.ts';
import type { Configuration, ProtocolTypes } from './configuration.ts';
import type { Machine, StepResult } from './machine.ts';

/** Takes the action of a recorded event once more, at its instant. */
export function replayStep<P extends ProtocolTypes>(
  machine: Machine<P>,
  configuration: Configuration<P>,
  event: TraceEvent<P>,
): StepResult<P> {
  return machine.step(configuration, event.action, { time: event.time, cutAfter: event.cutAfter });
}

/** The configuration after `events`, from `from` (absent: from the start). */
export function replay<P extends ProtocolTypes>(
  machine: Machine<P>,
  events: readonly TraceEvent<P>[],
  from: Configuration<P> = machine.initial,
): Configuration<P> {
  return events.reduce(
    (configuration, event) => replayStep(machine, configuration, event).configuration,
    from,
  );
}
