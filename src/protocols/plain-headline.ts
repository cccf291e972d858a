import type { Fault, TraceEvent } from '../engine/action.ts';
import type { ProcessId, ProtocolTypes } from '../engine/configuration.ts';
import type { Picture } from '../scene/presentation.ts';

/**
 * One true sentence for every event of every protocol. A protocol says more about its own events and leaves the
 * rest to this: `before` is the picture before the event, `wordFor` names a message or a log record in a word or two.
 */
export function plainHeadline<P extends ProtocolTypes>(
  event: TraceEvent<P>,
  before: Picture<P>,
  wordFor: (thing: P['message'] | P['record']) => string,
): string {
  const { action, outcome } = event;
  const process = event.process ?? 'Somebody';
  if (outcome.kind === 'threw')
    return `${process} stops with an error. What it was doing is not done.`;
  switch (action.kind) {
    case 'start':
      return `${process} starts.`;
    case 'invoke':
      if (outcome.kind === 'nothing') return `${process} takes no new request now.`;
      return `${process} begins a new request.`;
    case 'fireTimer':
      return `${process}'s timer fires.`;
    case 'diskDone':
      return diskHeadline(event, process, outcome.kind === 'diskFailed', wordFor);
    case 'deliver':
      return deliverHeadline(event, before, action.envelope, wordFor);
    case 'fault':
      return faultHeadline(action.fault, outcome, (name) =>
        describeEnvelope(before, name, wordFor),
      );
  }
}

/** `P1`, `P1 and P2`, `P1, P2 and P3`; from five names on, how many. */
export function listOf(names: readonly string[], most = 4): string {
  if (names.length > most) return `${names.length} others`;
  if (names.length < 2) return names[0] ?? 'nobody';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** A message that is on its way or waits in an inbox. */
export function findEnvelope<P extends ProtocolTypes>(
  picture: Picture<P>,
  name: string,
): Picture<P>['inFlight'][number] | undefined {
  return (
    picture.inFlight.find((envelope) => envelope.name === name) ??
    picture.processes.flatMap((process) => process.inbox).find((envelope) => envelope.name === name)
  );
}

function describeEnvelope<P extends ProtocolTypes>(
  picture: Picture<P>,
  name: string,
  wordFor: (thing: P['message']) => string,
): string {
  const envelope = findEnvelope(picture, name);
  if (envelope === undefined) return 'That message';
  return `${wordFor(envelope.message)} from ${envelope.from} to ${envelope.to}`;
}

function diskHeadline<P extends ProtocolTypes>(
  { effects }: TraceEvent<P>,
  process: ProcessId,
  failed: boolean,
  wordFor: (thing: P['record']) => string,
): string {
  if (failed) return `${process}'s disk fails in the middle of a write, and ${process} stops.`;
  const last = effects
    .flatMap((effect) => (effect.kind === 'durable' ? effect.records : []))
    .at(-1);
  return last === undefined
    ? `${process}'s disk is done.`
    : `${wordFor(last)} is on ${process}'s disk.`;
}

function deliverHeadline<P extends ProtocolTypes>(
  { outcome }: TraceEvent<P>,
  before: Picture<P>,
  name: string,
  wordFor: (thing: P['message']) => string,
): string {
  const what = describeEnvelope(before, name, wordFor);
  const to = findEnvelope(before, name)?.to ?? 'the receiver';
  if (outcome.kind === 'parked') return `${what} waits at the cut.`;
  if (outcome.kind === 'queued') {
    return `${what} waits: ${to} is ${outcome.why === 'stalled' ? 'stalled' : 'busy with its disk'}.`;
  }
  if (outcome.kind !== 'lost') return `${what} arrives.`;
  switch (outcome.why) {
    case 'crashed':
      return `${what} is lost: ${to} is down.`;
    case 'unstarted':
      return `${what} is lost: ${to} has not started.`;
    case 'wall':
      return `${what} is lost: the link is cut.`;
    case 'network':
      return `${what} is lost on the way.`;
  }
}

function faultHeadline(
  fault: Fault,
  outcome: TraceEvent['outcome'],
  describe: (name: string) => string,
): string {
  if (outcome.kind === 'nothing') return `Nothing happens: ${outcome.why}.`;
  switch (fault.kind) {
    case 'crash':
      if (fault.loseDisk === true) return `${fault.process} crashes and its disk is lost with it.`;
      return `${fault.process} crashes. Its memory is gone; its log stays.`;
    case 'restart':
      return `${fault.process} restarts with nothing but its log.`;
    case 'stall':
      return `${fault.process} stalls. It is not dead, it just does nothing.`;
    case 'resume':
      return `${fault.process} goes on where it stopped, unaware of the pause.`;
    case 'slowDisk':
      return `${fault.process}'s disk is slow now: ${fault.extraMs} ms more for each write.`;
    case 'failDisk':
      return `${fault.process}'s next write will fail, and ${fault.process} will stop.`;
    case 'mendDisk':
      return `${fault.process}'s disk works as before.`;
    case 'perturb':
      return `${fault.process} is told to behave differently.`;
    case 'cut':
      return linkHeadline(fault, 'can no longer reach');
    case 'heal':
      return linkHeadline(fault, 'can reach');
    case 'drop':
      return `${describe(fault.envelope)} is lost.`;
    case 'duplicate':
      return `${describe(fault.envelope)} is on its way twice now.`;
    case 'delay':
      return `${describe(fault.envelope)} is delayed by ${fault.byMs} ms.`;
    case 'hold':
      return `${describe(fault.envelope)} is held back.`;
    case 'release':
      return `${describe(fault.envelope)} goes on.`;
    case 'deliverNow':
      return `${describe(fault.envelope)} comes next.`;
    case 'fireTimerNow':
      return `${ownerOf(fault.timer)}'s timer is set off by hand.`;
    case 'freezeTimer':
      return `${ownerOf(fault.timer)}'s timer is frozen.`;
    case 'thawTimer':
      return `${ownerOf(fault.timer)}'s timer runs again.`;
    case 'holdClock':
      return 'The clock stops. You choose what happens next.';
    case 'resumeClock':
      return 'The clock runs again.';
  }
}

function linkHeadline(fault: Extract<Fault, { kind: 'cut' | 'heal' }>, reach: string): string {
  const back = fault.both ? ', nor the other way' : '';
  const again = fault.both ? ' again, both ways' : ' again';
  const suffix = fault.kind === 'cut' ? back : again;
  return `${listOf(fault.from, 3)} ${reach} ${listOf(fault.to, 3)}${suffix}.`;
}

/** `P1 inquire T1#2` is P1's. */
function ownerOf(timer: string): ProcessId {
  return timer.slice(0, timer.indexOf(' '));
}
