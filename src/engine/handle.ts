import { without, withItem } from '../base/lists.ts';
import { ensure } from '../base/assert.ts';
import { append, items } from '../base/log-list.ts';
import type { LogList } from '../base/log-list.ts';
import type { Action, Outcome } from './action.ts';
import type { Envelope, Process, ProcessId, ProtocolTypes } from './configuration.ts';
import { linkName } from './configuration.ts';
import { change, contextOf, isBusy, processIn, type Draft } from './draft.ts';
import type { Step } from './effect.ts';
import { applyEffects } from './effects.ts';
import { removeEnvelope, replaceEnvelope } from './network.ts';
import type { Context, RoleHandlers } from './protocol.ts';

/** What one action did: to whom, with which outcome, and what brought it about. */
export interface Handled {
  readonly process: ProcessId | null;
  readonly outcome: Outcome;
  /** Events that caused it, beside what happened last at the process. */
  readonly origins: readonly number[];
  readonly background: boolean;
  /** Did the process itself notice? A message lost at the wall happens to nobody. */
  readonly noticed: boolean;
}

const DONE: Outcome = { kind: 'done' };

/** Runs a handler of process `id`, and its effects up to the first forced append. A throw becomes an outcome. */
export function runHandler<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  cutAfter: number | null,
  call: (handlers: RoleHandlers<P>, context: Context<P>, state: P['state']) => Step<P> | undefined,
): Outcome {
  const process = processIn(draft, id);
  let step: Step<P> | undefined;
  try {
    const handlers = draft.world.protocol.handlers(process.role);
    const context = contextOf(draft, id);
    step = call(handlers, context, process.state ?? handlers.initialState(context));
  } catch (error) {
    return { kind: 'threw', message: error instanceof Error ? error.message : String(error) };
  }
  if (step === undefined) return DONE;
  change(draft, id, { state: step[0] });
  applyEffects(draft, id, step[1], cutAfter);
  return DONE;
}

export function start<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  cutAfter: number | null,
): Handled {
  const handlers = draft.world.protocol.handlers(processIn(draft, id).role);
  change(draft, id, { status: 'up', state: handlers.initialState(contextOf(draft, id)) });
  const client = processIn(draft, id).client;
  if (client !== null) change(draft, id, { client: { ...client, freeAt: draft.time } });
  const outcome = runHandler(draft, id, cutAfter, (table, context, state) =>
    table.onStart?.(context, state),
  );
  return { process: id, outcome, origins: [], background: false, noticed: true };
}

/** An envelope arrives, or is taken from the inbox. */
export function deliver<P extends ProtocolTypes>(
  draft: Draft<P>,
  name: string,
  cutAfter: number | null,
): Handled {
  const arriving = draft.inFlight.find((envelope) => envelope.name === name);
  if (arriving !== undefined) return arrive(draft, arriving, cutAfter);
  for (const process of draft.processes) {
    const waiting = process.inbox.find((envelope) => envelope.name === name);
    if (waiting === undefined) continue;
    change(draft, process.id, {
      inbox: without(process.inbox, (envelope) => envelope === waiting),
    });
    return receive(draft, waiting, cutAfter);
  }
  throw new Error(
    `Internal error: no message ${name} to deliver; was it chosen from another configuration?`,
  );
}

function arrive<P extends ProtocolTypes>(
  draft: Draft<P>,
  envelope: Envelope<P>,
  cutAfter: number | null,
): Handled {
  const receiver = processIn(draft, envelope.to);
  const unnoticed = {
    process: envelope.to,
    origins: [envelope.sentBy],
    background: envelope.background,
    noticed: false,
  };
  const isCut = draft.cuts.includes(linkName(envelope.from, envelope.to));
  if (isCut && draft.world.options.wallBuffers && !envelope.doomed) {
    replaceEnvelope(draft, envelope.name, { parked: true, expedited: false } as Partial<
      Envelope<P>
    >);
    return { ...unnoticed, outcome: { kind: 'parked' } };
  }
  removeEnvelope(draft, envelope.name);
  if (envelope.doomed) return { ...unnoticed, outcome: { kind: 'lost', why: 'network' } };
  if (isCut) return { ...unnoticed, outcome: { kind: 'lost', why: 'wall' } };
  if (receiver.status === 'crashed' || receiver.status === 'unstarted') {
    return { ...unnoticed, outcome: { kind: 'lost', why: receiver.status } };
  }
  const why = mustQueue(receiver);
  if (why !== null) {
    change(draft, receiver.id, { inbox: withItem(receiver.inbox, envelope) });
    return { ...unnoticed, outcome: { kind: 'queued', why } };
  }
  return receive(draft, envelope, cutAfter);
}

/** Why a message that arrives now would have to wait in the inbox; null when it is handled at once. */
export function mustQueue(
  receiver: Pick<Process, 'status' | 'write' | 'pending' | 'inbox'>,
): 'busy' | 'stalled' | null {
  if (receiver.status === 'stalled') return 'stalled';
  return isBusy(receiver) || receiver.inbox.length > 0 ? 'busy' : null;
}

function receive<P extends ProtocolTypes>(
  draft: Draft<P>,
  envelope: Envelope<P>,
  cutAfter: number | null,
): Handled {
  const outcome = runHandler(draft, envelope.to, cutAfter, (handlers, context, state) =>
    handlers.onMessage?.(context, state, { from: envelope.from, message: envelope.message }),
  );
  return {
    process: envelope.to,
    outcome,
    origins: [envelope.sentBy],
    background: envelope.background,
    noticed: true,
  };
}

export function fireTimer<P extends ProtocolTypes>(
  draft: Draft<P>,
  name: string,
  cutAfter: number | null,
): Handled {
  const owner = ensure(
    draft.processes.find((process) => process.timers.some((timer) => timer.name === name)),
    `timer ${name}`,
  );
  const timer = ensure(
    owner.timers.find((one) => one.name === name),
    `timer ${name}`,
  );
  change(draft, owner.id, { timers: without(owner.timers, (one) => one === timer) });
  const outcome = runHandler(draft, owner.id, cutAfter, (handlers, context, state) =>
    handlers.onTimer?.(context, state, { timer: timer.timer, subject: timer.subject }),
  );
  return {
    process: owner.id,
    outcome,
    origins: [timer.setBy],
    background: timer.background,
    noticed: true,
  };
}

/** A forced append is durable (and what waited for it goes on), or unforced records reach the disk by themselves. */
export function diskDone<P extends ProtocolTypes>(
  draft: Draft<P>,
  name: string,
  cutAfter: number | null,
): Handled {
  const owner = ensure(
    draft.processes.find(
      (process) => process.write?.name === name || process.buffer[0]?.name === name,
    ),
    `disk write ${name}`,
  );
  if (owner.write === null) return flush(draft, owner);
  const write = owner.write;
  const records = owner.buffer.map((buffered) => buffered.record).concat(write.record);
  const handled = {
    process: owner.id,
    outcome: DONE,
    origins: [write.startedBy],
    background: false,
    noticed: true,
  };
  if (write.fails) {
    crashProcess(draft, owner.id, false);
    return { ...handled, outcome: { kind: 'diskFailed' } };
  }
  makeDurable(draft, owner, records, true);
  change(draft, owner.id, { write: null, buffer: [] });
  if (owner.status === 'stalled') return handled;
  const rest = owner.pending;
  change(draft, owner.id, { pending: [] });
  applyEffects(draft, owner.id, rest, cutAfter);
  return handled;
}

function flush<P extends ProtocolTypes>(draft: Draft<P>, owner: Process<P>): Handled {
  const due = owner.buffer.filter(
    (buffered) => buffered.flushAt <= Math.max(draft.time, owner.buffer[0]?.flushAt ?? 0),
  );
  makeDurable(
    draft,
    owner,
    due.map((buffered) => buffered.record),
    false,
  );
  change(draft, owner.id, { buffer: owner.buffer.slice(due.length) });
  const origins = due.map((buffered) => buffered.by);
  return { process: owner.id, outcome: DONE, origins, background: false, noticed: true };
}

function makeDurable<P extends ProtocolTypes>(
  draft: Draft<P>,
  owner: Process<P>,
  records: readonly P['record'][],
  forced: boolean,
): void {
  let log: LogList<P['record']> | null = owner.log;
  for (const record of records) log = append(log, record);
  change(draft, owner.id, { log });
  draft.effects.push({ kind: 'durable', records, forced });
}

export function invoke<P extends ProtocolTypes>(
  draft: Draft<P>,
  action: Extract<Action<P>, { kind: 'invoke' }>,
  fromWorkload: boolean,
  cutAfter: number | null,
): Handled {
  const process = processIn(draft, action.process);
  const handled = { process: process.id, origins: [], background: false, noticed: true };
  const client = process.client;
  const refusal = refuseOperation(process);
  if (client === null || refusal !== null) {
    return {
      ...handled,
      noticed: false,
      outcome: { kind: 'nothing', why: refusal ?? `${process.id} is no client` },
    };
  }
  const count = fromWorkload ? { taken: client.taken + 1 } : { extra: client.extra + 1 };
  change(draft, process.id, { client: { ...client, ...count, outstanding: action.id } });
  const outcome = runHandler(draft, process.id, cutAfter, (handlers, context, state) =>
    handlers.onInvoke?.(context, state, { id: action.id, operation: action.operation }),
  );
  return { ...handled, outcome };
}

/** Why a client takes no new operation now; null when it does. */
export function refuseOperation(
  process: Pick<Process, 'id' | 'status' | 'client' | 'write' | 'pending'>,
): string | null {
  if (process.client === null) return `${process.id} is no client`;
  if (process.status !== 'up') return `${process.id} is ${process.status}`;
  if (process.client.outstanding !== null)
    return `${process.id} still waits for ${process.client.outstanding}`;
  return isBusy(process) ? `${process.id} waits for its disk` : null;
}

/** Memory, timers, inbox and waiting effects are gone; what was sent travels on; the log stays. */
export function crashProcess<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  loseDisk: boolean,
): void {
  const process = processIn(draft, id);
  const lost = loseDisk ? ({ log: null, diskState: 'replaced' } as const) : {};
  const client = process.client;
  change(draft, id, {
    status: 'crashed',
    state: null,
    timers: [],
    inbox: [],
    pending: [],
    write: null,
    buffer: [],
    client:
      client === null || client.outstanding === null
        ? client
        : { ...client, outstanding: null, life: client.life + 1 },
    ...lost,
  });
}

/** A process comes back with nothing but its log. */
export function recover<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  cutAfter: number | null,
): Outcome {
  const process = processIn(draft, id);
  const handlers = draft.world.protocol.handlers(process.role);
  const client = process.client === null ? null : { ...process.client, freeAt: draft.time };
  const { log, diskState } = process;
  change(draft, id, {
    status: 'up',
    incarnation: process.incarnation + 1,
    diskState: 'intact',
    client,
  });
  change(draft, id, { state: handlers.initialState(contextOf(draft, id)) });
  return runHandler(draft, id, cutAfter, (table, context, state) =>
    table.onRecover === undefined
      ? table.onStart?.(context, state)
      : table.onRecover(context, items(log), diskState),
  );
}
