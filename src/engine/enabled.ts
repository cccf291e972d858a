import { byCodeUnit } from '../base/canonical.ts';
import type { Action, ActionKind, EnabledAction, Fault } from './action.ts';
import type { Configuration, Envelope, Process, ProtocolTypes } from './configuration.ts';
import { linkName } from './configuration.ts';
import { isBusy, type World } from './draft.ts';
import { mustQueue, refuseOperation } from './handle.ts';

const TIE_ORDER: Readonly<Record<ActionKind, number>> = {
  fault: 0,
  start: 1,
  diskDone: 2,
  deliver: 3,
  fireTimer: 4,
  invoke: 5,
};

/** What comes first when two are due at one instant: kind, then name by code unit. Expedited ones go before all. */
export function compareEnabled(a: EnabledAction, b: EnabledAction): number {
  if (a.expedited !== b.expedited) return a.expedited ? -1 : 1;
  if (a.due !== b.due) return a.due - b.due;
  const kinds = TIE_ORDER[a.action.kind] - TIE_ORDER[b.action.kind];
  return kinds !== 0 ? kinds : byCodeUnit(a.name, b.name);
}

/** Everything that may happen next without a fault, in no particular order. */
export function collectEnabled<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
): EnabledAction<P>[] {
  const found: EnabledAction<P>[] = [];
  for (const envelope of configuration.inFlight) {
    if (envelope.held || envelope.parked) continue;
    found.push({
      name: deliveryName(world, configuration, envelope),
      action: { kind: 'deliver', envelope: envelope.name },
      due: envelope.deliverAt,
      background: envelope.background,
      expedited: envelope.expedited,
      process: envelope.to,
    });
  }
  for (const process of configuration.processes) {
    if (process.status === 'unstarted') collectStart(world, process, found);
    else if (process.status !== 'crashed') collectOf(world, process, found);
  }
  return found;
}

function collectStart<P extends ProtocolTypes>(
  world: World<P>,
  process: Process<P>,
  found: EnabledAction<P>[],
): void {
  const spec = world.specs[world.positions.get(process.id) ?? -1];
  if (spec?.starts === 'later') return;
  const action: Action<P> = { kind: 'start', process: process.id };
  found.push({
    name: `start ${process.id}`,
    action,
    due: 0,
    background: false,
    expedited: false,
    process: process.id,
  });
}

function collectOf<P extends ProtocolTypes>(
  world: World<P>,
  process: Process<P>,
  found: EnabledAction<P>[],
): void {
  const plain = { background: false, expedited: false, process: process.id };
  const { write, buffer } = process;
  if (write !== null) {
    found.push({
      ...plain,
      name: `disk ${write.name}`,
      action: { kind: 'diskDone', write: write.name },
      due: write.doneAt,
    });
  } else if (buffer[0] !== undefined) {
    const first = buffer[0];
    found.push({
      ...plain,
      name: `disk ${first.name}`,
      action: { kind: 'diskDone', write: first.name },
      due: first.flushAt,
    });
  }
  if (process.status !== 'up' || isBusy(process)) return;
  const next = process.inbox[0];
  if (next !== undefined) {
    const action: Action<P> = { kind: 'deliver', envelope: next.name };
    found.push({
      ...plain,
      name: `deliver ${next.name}`,
      action,
      due: next.deliverAt,
      background: next.background,
    });
  }
  for (const timer of process.timers) {
    if (timer.frozen) continue;
    const { background, expedited } = timer;
    const action: Action<P> = { kind: 'fireTimer', timer: timer.name };
    found.push({
      name: `fire ${timer.name}`,
      action,
      due: timer.due,
      background,
      expedited,
      process: process.id,
    });
  }
  collectInvocation(world, process, found);
}

function collectInvocation<P extends ProtocolTypes>(
  world: World<P>,
  process: Process<P>,
  found: EnabledAction<P>[],
): void {
  const client = process.client;
  if (client === null || refuseOperation(process) !== null) return;
  const next = world.protocol.workload(world.options, process.id, client.taken);
  if (next === null) return;
  const id = `${process.id}.${client.taken + 1}`;
  found.push({
    name: `invoke ${process.id} ${client.taken + 1}`,
    action: { kind: 'invoke', process: process.id, id, operation: next.operation },
    due: client.freeAt + next.afterMs,
    background: false,
    expedited: false,
    process: process.id,
  });
}

/** `deliver X` where X is handled or lost, `arrive X` where it will only wait, `park X` at a wall that buffers. */
function deliveryName<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
  envelope: Envelope<P>,
): string {
  const delivered = `deliver ${envelope.name}`;
  if (envelope.doomed) return delivered;
  const isCut =
    configuration.cuts.length > 0 &&
    configuration.cuts.includes(linkName(envelope.from, envelope.to));
  if (isCut) return world.options.wallBuffers ? `park ${envelope.name}` : delivered;
  const receiver = configuration.processes[world.positions.get(envelope.to) ?? -1];
  if (receiver === undefined || receiver.status === 'crashed' || receiver.status === 'unstarted')
    return delivered;
  return mustQueue(receiver) === null ? delivered : `arrive ${envelope.name}`;
}

/** What has to be put right for every fault to be healed, as the faults that do it. */
export function repairs(configuration: Configuration): readonly Fault[] {
  const found: Fault[] = [];
  if (configuration.held) found.push({ kind: 'resumeClock' });
  for (const link of configuration.cuts) {
    const [from = '', to = ''] = link.split('>');
    found.push({ kind: 'heal', from: [from], to: [to], both: false });
  }
  for (const envelope of configuration.inFlight) {
    if (envelope.held) found.push({ kind: 'release', envelope: envelope.name });
  }
  for (const process of configuration.processes) {
    if (process.disk.extraMs > 0 || process.disk.failing)
      found.push({ kind: 'mendDisk', process: process.id });
    for (const timer of process.timers)
      if (timer.frozen) found.push({ kind: 'thawTimer', timer: timer.name });
    if (process.status === 'stalled') found.push({ kind: 'resume', process: process.id });
    if (process.status === 'crashed') found.push({ kind: 'restart', process: process.id });
  }
  return found;
}
