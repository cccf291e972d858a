import { withItem } from '../base/lists.ts';
import { assertNever } from '../base/assert.ts';
import { byCodeUnit } from '../base/canonical.ts';
import type { Fault, Outcome } from './action.ts';
import type { Envelope, ProcessId, ProtocolTypes, Timer } from './configuration.ts';
import { linkName } from './configuration.ts';
import { change, processIn, type Draft } from './draft.ts';
import { applyEffects } from './effects.ts';
import { crashProcess, recover, runHandler, start, type Handled } from './handle.ts';
import { removeEnvelope, replaceEnvelope } from './network.ts';

const DONE: Outcome = { kind: 'done' };

/** Carries out a fault. One that finds nothing to act on changes nothing and says so. */
export function applyFault<P extends ProtocolTypes>(
  draft: Draft<P>,
  fault: Fault,
  cutAfter: number | null,
): Handled {
  switch (fault.kind) {
    case 'crash':
    case 'restart':
    case 'stall':
    case 'resume':
    case 'slowDisk':
    case 'failDisk':
    case 'mendDisk':
    case 'perturb':
      return toProcess(draft, fault, cutAfter);
    case 'drop':
    case 'duplicate':
    case 'delay':
    case 'hold':
    case 'release':
    case 'deliverNow':
      return toEnvelope(draft, fault);
    case 'fireTimerNow':
    case 'freezeTimer':
    case 'thawTimer':
      return toTimer(draft, fault);
    case 'cut':
    case 'heal':
      return toLinks(draft, fault);
    case 'holdClock':
    case 'resumeClock':
      draft.held = fault.kind === 'holdClock';
      return handled(null, DONE, []);
    default:
      return assertNever(fault);
  }
}

function handled(process: ProcessId | null, outcome: Outcome, origins: readonly number[]): Handled {
  return { process, outcome, origins, background: false, noticed: process !== null };
}

function nothing(process: ProcessId | null, why: string): Handled {
  return { ...handled(process, { kind: 'nothing', why }, []), noticed: false };
}

function toProcess<P extends ProtocolTypes>(
  draft: Draft<P>,
  fault: Extract<Fault, { process: ProcessId }>,
  cutAfter: number | null,
): Handled {
  const id = fault.process;
  const { status, disk, pending, write } = processIn(draft, id);
  switch (fault.kind) {
    case 'crash':
      if (status === 'crashed' || status === 'unstarted')
        return nothing(id, `${id} is not running`);
      crashProcess(draft, id, fault.loseDisk ?? false);
      return handled(id, DONE, []);
    case 'restart':
      if (status === 'unstarted') return start(draft, id, cutAfter);
      if (status !== 'crashed') return nothing(id, `${id} is running`);
      return handled(id, recover(draft, id, cutAfter), []);
    case 'stall':
      if (status !== 'up') return nothing(id, `${id} is ${status}`);
      change(draft, id, { status: 'stalled' });
      return handled(id, DONE, []);
    case 'resume':
      if (status !== 'stalled') return nothing(id, `${id} is ${status}`);
      change(draft, id, { status: 'up' });
      if (write === null && pending.length > 0) {
        change(draft, id, { pending: [] });
        applyEffects(draft, id, pending, cutAfter);
      }
      return handled(id, DONE, []);
    case 'slowDisk':
      change(draft, id, { disk: { ...disk, extraMs: fault.extraMs } });
      return handled(id, DONE, []);
    case 'failDisk':
      if (write === null) change(draft, id, { disk: { ...disk, failing: true } });
      else change(draft, id, { write: { ...write, fails: true } });
      return handled(id, DONE, []);
    case 'mendDisk':
      change(draft, id, { disk: { extraMs: 0, failing: false } });
      return handled(id, DONE, []);
    case 'perturb':
      if (status === 'crashed' || status === 'unstarted')
        return nothing(id, `${id} is not running`);
      return handled(
        id,
        runHandler(draft, id, cutAfter, (table, context, state) =>
          table.onPerturb?.(context, state, fault.perturbation),
        ),
        [],
      );
    default:
      return assertNever(fault);
  }
}

function toEnvelope<P extends ProtocolTypes>(
  draft: Draft<P>,
  fault: Extract<Fault, { envelope: string }>,
): Handled {
  const envelope = draft.inFlight.find((one) => one.name === fault.envelope);
  if (envelope === undefined) return nothing(null, 'that message is not on its way');
  const done = handled(null, DONE, [envelope.sentBy]);
  const patch = (change: Partial<Envelope<P>>): Handled => {
    replaceEnvelope(draft, envelope.name, change);
    return done;
  };
  switch (fault.kind) {
    case 'drop':
      removeEnvelope(draft, envelope.name);
      return done;
    case 'duplicate': {
      const copies = envelope.copies + 1;
      const twin: Envelope<P> = {
        ...envelope,
        name: `${envelope.name}~${copies + 1}`,
        copies: 0,
        sentBy: draft.index,
      };
      replaceEnvelope(draft, envelope.name, { copies } as Partial<Envelope<P>>);
      draft.inFlight = withItem(draft.inFlight, twin);
      return done;
    }
    case 'delay':
      return patch({
        deliverAt: envelope.deliverAt + fault.byMs,
        delayedMs: envelope.delayedMs + fault.byMs,
        expedited: false,
      } as Partial<Envelope<P>>);
    case 'hold':
      return patch({ held: true } as Partial<Envelope<P>>);
    case 'release':
      if (!envelope.held) return nothing(null, 'that message is not held');
      return patch({ held: false, deliverAt: Math.max(draft.time, envelope.deliverAt) } as Partial<
        Envelope<P>
      >);
    case 'deliverNow':
      return patch({
        held: false,
        parked: false,
        deliverAt: draft.time,
        expedited: true,
      } as Partial<Envelope<P>>);
    default:
      return assertNever(fault);
  }
}

function toTimer<P extends ProtocolTypes>(
  draft: Draft<P>,
  fault: Extract<Fault, { timer: string }>,
): Handled {
  const owner = draft.processes.find((process) =>
    process.timers.some((timer) => timer.name === fault.timer),
  );
  if (owner === undefined) return nothing(null, 'that timer is not set');
  const patch: Partial<Timer> =
    fault.kind === 'fireTimerNow'
      ? { due: draft.time, frozen: false, expedited: true }
      : { frozen: fault.kind === 'freezeTimer' };
  change(draft, owner.id, {
    timers: owner.timers.map((timer) =>
      timer.name === fault.timer ? { ...timer, ...patch } : timer,
    ),
  });
  return handled(owner.id, DONE, []);
}

/** The links a cut or heal is about, each direction on its own, sorted. */
export function linksOf(fault: {
  from: readonly ProcessId[];
  to: readonly ProcessId[];
  both: boolean;
}): string[] {
  const links = new Set<string>();
  for (const from of fault.from) {
    for (const to of fault.to) {
      if (from === to) continue;
      links.add(linkName(from, to));
      if (fault.both) links.add(linkName(to, from));
    }
  }
  return [...links].sort(byCodeUnit);
}

function toLinks<P extends ProtocolTypes>(
  draft: Draft<P>,
  fault: Extract<Fault, { kind: 'cut' | 'heal' }>,
): Handled {
  const links = linksOf(fault);
  if (fault.kind === 'cut') {
    draft.cuts = [...new Set([...draft.cuts, ...links])].sort(byCodeUnit);
    return handled(null, DONE, []);
  }
  const healed = new Set(links);
  draft.cuts = draft.cuts.filter((link) => !healed.has(link));
  draft.inFlight = draft.inFlight.map((envelope) =>
    envelope.parked && healed.has(linkName(envelope.from, envelope.to))
      ? { ...envelope, parked: false, deliverAt: draft.time }
      : envelope,
  );
  return handled(null, DONE, []);
}
