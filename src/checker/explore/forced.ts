import type { EnabledAction, TraceEvent } from '../../engine/action.ts';
import type {
  Configuration,
  Envelope,
  EventIndex,
  Process,
  ProtocolTypes,
} from '../../engine/configuration.ts';
import type { Machine } from '../../engine/machine.ts';
import type { Bounds } from './bounds.ts';
import type { Story } from './story.ts';
import { mayCrash, mayStall, type Used } from './used.ts';

/**
 * What happens next without a choice; null: there is one. Steps like these belong to the step before them, and no
 * state between is kept.
 *
 * Who waits for its disk handles nothing, so what others do meanwhile comes to the same before or after: the write
 * ends at once, unless its process may crash or stall before it does. Where nobody crashes any more it is all the same when an
 * unforced record becomes durable. And what only keeps the protocol alive arrives at once where it may not be
 * overtaken: that it was lost is seen where it is not sent. So does what answers it: that it came later is seen where it
 * is sent later. In `echoes`: the events in which such a thing was handled, of those that just happened.
 */
export function forcedIn<P extends ProtocolTypes>(
  machine: Machine<P>,
  story: Story,
  bounds: Bounds,
  configuration: Configuration<P>,
  used: Used,
  echoes: ReadonlySet<EventIndex>,
): EnabledAction<P> | null {
  const { processes, inFlight } = configuration;
  const writing = processes.find(({ write }) => write !== null);
  if (writing !== undefined)
    return mayCrash(writing, story, bounds, used) || mayStall(writing, story, bounds, used)
      ? null
      : endOfWrite(writing);
  if (used.crashes >= bounds.crashes && processes.some(({ buffer }) => buffer.length > 0)) {
    const all = machine.enabled(configuration);
    return all.find(({ action }) => action.kind === 'diskDone') ?? null;
  }
  const isEcho = ({ sentBy }: Envelope<P>): boolean => bounds.late === 0 && echoes.has(sentBy);
  const hurried = inFlight.filter((one) => one.background || isEcho(one)).map(({ name }) => name);
  if (hurried.length === 0) return null;
  const arriving = machine
    .enabled(configuration)
    .filter(({ action }) => action.kind === 'deliver' && hurried.includes(action.envelope))
    // At somebody who has stalled it would only wait, with all that comes after it.
    .filter(({ name }) => !name.startsWith('arrive '));
  return arriving.length > bounds.late ? (arriving[0] ?? null) : null;
}

/** Has the event handled what only keeps the protocol alive, or gone on with that once the disk was done? */
export function isEcho<P extends ProtocolTypes>(
  { action, background }: TraceEvent<P>,
  before: Configuration<P>,
  echoes: ReadonlySet<EventIndex>,
): boolean {
  if (action.kind === 'deliver') return background;
  if (action.kind !== 'diskDone') return false;
  const writing = before.processes.find(({ write }) => write?.name === action.write);
  return echoes.has(writing?.write?.startedBy ?? -1);
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
