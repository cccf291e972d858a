import { without, withItem } from '../base/lists.ts';
import { drawInteger } from '../base/random.ts';
import type { Envelope, ProcessId, ProtocolTypes, VirtualTime } from './configuration.ts';
import { linkName } from './configuration.ts';
import { nextName, type Draft } from './draft.ts';
import type { Effect } from './effect.ts';

/** Puts a message on its way: its latency and its loss depend on its name and the seed alone. */
export function sendMessage<P extends ProtocolTypes>(
  draft: Draft<P>,
  from: ProcessId,
  effect: Extract<Effect<P>, { kind: 'send' }>,
): void {
  const { seed, options, protocol } = draft.world;
  const { to, message, background = false, transferMs = 0 } = effect;
  const name = nextName(draft, `${linkName(from, to)} ${message.kind}`, protocol.subject(message));
  const latency = drawInteger(seed, 'latency', name, options.latencyMinMs, options.latencyMaxMs);
  const earliest = draft.time + latency + transferMs;
  const deliverAt = options.fifo ? behindOthers(draft, from, to, earliest) : earliest;
  const envelope: Envelope<P> = {
    name,
    from,
    to,
    message,
    sentAt: draft.time,
    deliverAt,
    sentBy: draft.index,
    background,
    doomed: options.lossPercent > 0 && drawInteger(seed, 'loss', name, 0, 99) < options.lossPercent,
    held: false,
    parked: false,
    expedited: false,
    copies: 0,
    delayedMs: 0,
  };
  draft.inFlight = withItem(draft.inFlight, envelope);
  draft.effects.push({ kind: 'send', envelope: name, from, to, message, background, deliverAt });
}

function behindOthers<P extends ProtocolTypes>(
  draft: Draft<P>,
  from: ProcessId,
  to: ProcessId,
  earliest: VirtualTime,
): VirtualTime {
  let at = earliest;
  for (const other of draft.inFlight) {
    if (other.from === from && other.to === to && other.deliverAt >= at) at = other.deliverAt + 1;
  }
  return at;
}

export function replaceEnvelope<P extends ProtocolTypes>(
  draft: Draft<P>,
  name: string,
  patch: Partial<Envelope<P>>,
): void {
  draft.inFlight = draft.inFlight.map((envelope) =>
    envelope.name === name ? { ...envelope, ...patch } : envelope,
  );
}

export function removeEnvelope<P extends ProtocolTypes>(draft: Draft<P>, name: string): void {
  draft.inFlight = without(draft.inFlight, (envelope) => envelope.name === name);
}
