import type { EnabledAction } from '../../engine/action.ts';
import type { Configuration, Process, ProtocolTypes } from '../../engine/configuration.ts';
import type { Machine } from '../../engine/machine.ts';
import type { Bounds } from './bounds.ts';
import type { Story } from './story.ts';
import { mayCrash, type Used } from './used.ts';

/**
 * What happens next without a choice; null: there is one. Steps like these belong to the step before them, and no
 * state between is kept.
 *
 * Who waits for its disk handles nothing, so what others do meanwhile comes to the same before or after: the write
 * ends at once, unless its process may crash before it does. Where nobody crashes any more it is all the same when an
 * unforced record becomes durable. And what only keeps the protocol alive arrives at once where it may not be
 * overtaken: that it was lost is seen where it is not sent.
 */
export function forcedIn<P extends ProtocolTypes>(
  machine: Machine<P>,
  story: Story,
  bounds: Bounds,
  configuration: Configuration<P>,
  used: Used,
): EnabledAction<P> | null {
  const { processes, inFlight } = configuration;
  const writing = processes.find(({ write }) => write !== null);
  if (writing !== undefined)
    return mayCrash(writing, story, bounds, used) ? null : endOfWrite(writing);
  if (used.crashes >= bounds.crashes && processes.some(({ buffer }) => buffer.length > 0)) {
    const all = machine.enabled(configuration);
    return all.find(({ action }) => action.kind === 'diskDone') ?? null;
  }
  if (!inFlight.some(({ background }) => background)) return null;
  const arriving = machine
    .enabled(configuration)
    .filter(({ action, background }) => background && action.kind === 'deliver');
  return arriving.length > bounds.late ? (arriving[0] ?? null) : null;
}

/** The end of the forced write that this process waits for; null: it waits for none. */
export function endOfWrite<P extends ProtocolTypes>({
  id: process,
  write,
}: Process<P>): EnabledAction<P> | null {
  if (write === null) return null;
  const { name, doneAt: due } = write;
  const action = { kind: 'diskDone', write: name } as const;
  return { name: `disk ${name}`, action, due, background: false, expedited: false, process };
}
