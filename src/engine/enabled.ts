import { ensure } from '../base/assert.ts';
import { byCodeUnit } from '../base/canonical.ts';
import type { Action, ActionKind, EnabledAction, Fault } from './action.ts';
import { findProcess, linkName } from './configuration.ts';
import type {
  Configuration,
  Envelope,
  Process,
  ProcessId,
  ProtocolTypes,
  VirtualTime,
} from './configuration.ts';
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

/**
 * Something that may happen, told without making an object of it: this is the engine's innermost loop. Its name is
 * `verb target`; verbs of one kind are never prefixes of each other, so that comparing them comes to the same.
 */
type Visit = (
  kind: Exclude<ActionKind, 'fault'>,
  verb: string,
  target: string,
  process: ProcessId,
  due: VirtualTime,
  background: boolean,
  expedited: boolean,
) => void;

/** Tells everything that may happen next without a fault, in no particular order. */
function visitEnabled<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
  visit: Visit,
): void {
  for (const envelope of configuration.inFlight) {
    if (envelope.held || envelope.parked) continue;
    const { name, to, deliverAt, background, expedited } = envelope;
    visit(
      'deliver',
      arrivalVerb(world, configuration, envelope),
      name,
      to,
      deliverAt,
      background,
      expedited,
    );
  }
  for (const process of configuration.processes) {
    if (process.status === 'unstarted') visitStart(world, process, visit);
    else if (process.status !== 'crashed') visitOf(world, process, visit);
  }
}

function visitStart<P extends ProtocolTypes>(
  world: World<P>,
  process: Process<P>,
  visit: Visit,
): void {
  const spec = world.specs[world.positions.get(process.id) ?? -1];
  if (spec?.starts !== 'later') visit('start', 'start', process.id, process.id, 0, false, false);
}

function visitOf<P extends ProtocolTypes>(
  world: World<P>,
  process: Process<P>,
  visit: Visit,
): void {
  const { id, write, buffer } = process;
  const flush = buffer[0];
  if (write !== null) visit('diskDone', 'disk', write.name, id, write.doneAt, false, false);
  else if (flush !== undefined)
    visit('diskDone', 'disk', flush.name, id, flush.flushAt, false, false);
  if (process.status !== 'up' || isBusy(process)) return;
  const next = process.inbox[0];
  if (next !== undefined)
    visit('deliver', 'deliver', next.name, id, next.deliverAt, next.background, false);
  for (const timer of process.timers) {
    if (!timer.frozen)
      visit('fireTimer', 'fire', timer.name, id, timer.due, timer.background, timer.expedited);
  }
  if (process.client === null || refuseOperation(process) !== null) return;
  const { taken, freeAt } = process.client;
  const operation = world.protocol.workload(world.options, id, taken);
  if (operation === null) return;
  visit('invoke', 'invoke', `${id} ${taken + 1}`, id, freeAt + operation.afterMs, false, false);
}

/** `deliver X` where X is handled or lost, `arrive X` where it will only wait, `park X` at a wall that buffers. */
function arrivalVerb<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
  envelope: Envelope<P>,
): string {
  if (envelope.doomed) return 'deliver';
  const isCut =
    configuration.cuts.length > 0 &&
    configuration.cuts.includes(linkName(envelope.from, envelope.to));
  if (isCut) return world.options.wallBuffers ? 'park' : 'deliver';
  const receiver = configuration.processes[world.positions.get(envelope.to) ?? -1];
  if (receiver === undefined || receiver.status === 'crashed' || receiver.status === 'unstarted')
    return 'deliver';
  return mustQueue(receiver) === null ? 'deliver' : 'arrive';
}

function actionOf<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
  kind: Exclude<ActionKind, 'fault'>,
  target: string,
  process: ProcessId,
): Action<P> {
  switch (kind) {
    case 'deliver':
      return { kind, envelope: target };
    case 'fireTimer':
      return { kind, timer: target };
    case 'diskDone':
      return { kind, write: target };
    case 'start':
      return { kind, process };
    case 'invoke': {
      const taken = findProcess(configuration, process)?.client?.taken ?? 0;
      const next = ensure(
        world.protocol.workload(world.options, process, taken),
        `operation ${taken} of ${process}`,
      );
      return { kind, process, id: `${process}.${taken + 1}`, operation: next.operation };
    }
  }
}

/** Everything that may happen next without a fault, in no particular order. */
export function collectEnabled<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
): EnabledAction<P>[] {
  const found: EnabledAction<P>[] = [];
  visitEnabled(world, configuration, (kind, verb, target, process, due, background, expedited) => {
    const action = actionOf(world, configuration, kind, target, process);
    found.push({ name: `${verb} ${target}`, action, due, background, expedited, process });
  });
  return found;
}

export interface Survey<P extends ProtocolTypes> {
  /** What the clock would run next; null when nothing can happen. */
  readonly next: EnabledAction<P> | null;
  /** Is anything enabled that does more than keep the protocol alive? */
  readonly foreground: boolean;
}

/** The first of what is enabled, found without listing all of it. */
export function surveyEnabled<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
): Survey<P> {
  let foreground = false;
  let best: Parameters<Visit> | null = null;
  visitEnabled(world, configuration, (kind, verb, target, process, due, background, expedited) => {
    if (!background) foreground = true;
    if (best === null || goesBefore(kind, verb, target, due, expedited, best)) {
      best = [kind, verb, target, process, due, background, expedited];
    }
  });
  if (best === null) return { next: null, foreground };
  const [kind, verb, target, process, due, background, expedited]: Parameters<Visit> = best;
  const action = actionOf(world, configuration, kind, target, process);
  return {
    next: { name: `${verb} ${target}`, action, due, background, expedited, process },
    foreground,
  };
}

function goesBefore(
  kind: Exclude<ActionKind, 'fault'>,
  verb: string,
  target: string,
  due: VirtualTime,
  expedited: boolean,
  best: Parameters<Visit>,
): boolean {
  const [bestKind, bestVerb, bestTarget, , bestDue, , bestExpedited] = best;
  if (expedited !== bestExpedited) return expedited;
  if (due !== bestDue) return due < bestDue;
  if (kind !== bestKind) return TIE_ORDER[kind] < TIE_ORDER[bestKind];
  return verb === bestVerb ? target < bestTarget : verb < bestVerb;
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
