import { byCodeUnit, canonical } from '../base/canonical.ts';
import { items } from '../base/log-list.ts';
import type { Configuration, Envelope, Process, ProtocolTypes } from './configuration.ts';
import type { Protocol } from './protocol.ts';

/**
 * One text for configurations that behave alike from here on. In it is whatever a handler, a guard or a property
 * reads; out of it are virtual time, instants of sending and arrival, attempt counters and statistics. What is in
 * flight counts as a multiset of (from, to, message).
 */
export function configurationKey<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  configuration: Configuration<P>,
): string {
  return canonical([
    configuration.processes.map((process) => processKey(protocol, process)),
    configuration.inFlight.map(envelopeKey).sort(byCodeUnit),
    configuration.cuts,
    configuration.held,
    configuration.ghost,
  ]);
}

/** What counts of one process, as plain data. */
function processKey<P extends ProtocolTypes>(protocol: Protocol<P>, process: Process<P>): unknown {
  const { state } = process;
  return [
    process.id,
    process.status,
    process.incarnation,
    state === null || protocol.keyOf === undefined ? state : protocol.keyOf(state),
    process.timers.map((timer) => [
      timer.timer,
      timer.subject,
      timer.minMs,
      timer.maxMs,
      timer.frozen,
    ]),
    items(process.log),
    process.buffer.map((buffered) => buffered.record),
    process.write === null ? null : [process.write.record, process.write.fails],
    process.pending,
    process.inbox.map(envelopeKey),
    [process.disk.failing, process.diskState],
    process.client === null ? null : [process.client.taken, process.client.outstanding],
  ];
}

function envelopeKey(envelope: Envelope): string {
  return canonical([
    envelope.from,
    envelope.to,
    envelope.message,
    envelope.held,
    envelope.parked,
    envelope.doomed,
  ]);
}
