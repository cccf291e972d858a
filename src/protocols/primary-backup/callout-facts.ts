import type { TraceEvent } from '../../engine/action.ts';
import { findProcess, type Configuration, type ProcessId } from '../../engine/configuration.ts';
import { recall } from './store.ts';
import type { Pending, PrimaryBackup, ServerState, View, ViewServerState } from './types.ts';
import { isMember, isPrimary, VIEW_SERVER } from './views.ts';

/** What the callouts ask of an event and the states around it. */

export type Event = TraceEvent<PrimaryBackup>;
export type State = Configuration<PrimaryBackup>;

interface Server {
  readonly id: ProcessId;
  readonly memory: ServerState;
}

function serversIn({ processes }: State): readonly Server[] {
  return processes.flatMap(({ id, state }) =>
    state?.role === 'server' ? [{ id, memory: state }] : [],
  );
}

function serverIn(state: State, id: ProcessId | null): ServerState | null {
  return serversIn(state).find((one) => one.id === id)?.memory ?? null;
}

function viewServerIn(state: State): ViewServerState | null {
  const memory = findProcess(state, VIEW_SERVER)?.state;
  return memory?.role === 'view server' ? memory : null;
}

/** The view that has just become durable, where it has another primary than the one before. */
export function newLeader({ effects }: Event, { ghost }: State): View | null {
  const records = effects.flatMap((effect) => (effect.kind === 'durable' ? effect.records : []));
  const [record] = records.filter((one) => one.kind === 'VIEW');
  const old = ghost.views.at(-1)?.view.primary ?? null;
  if (record === undefined || old === null) return null;
  return record.view.primary?.id === old.id ? null : record.view;
}

export function hasNotHeard(state: State, { primary, num }: View): boolean {
  const memory = serverIn(state, primary?.id ?? null);
  return memory === null || memory.view.num < num;
}

/** It has just learned that it is primary, and a primary of an earlier view is there and has not. */
export function isOneTooMany({ process }: Event, before: State, after: State): boolean {
  const was = serverIn(before, process);
  const is = serverIn(after, process);
  if (process === null || was === null || is === null) return false;
  if (isPrimary(was.view, process) || !isPrimary(is.view, process)) return false;
  return serversIn(after).some(
    ({ id, memory }) => isPrimary(memory.view, id) && memory.view.num < is.view.num,
  );
}

/** What a former backup has just refused, at a primary that takes itself for one and has not carried it out. */
export function refused({ effects }: Event, after: State): Pending | null {
  for (const effect of effects) {
    if (effect.kind !== 'send' || effect.message.kind !== 'REFUSE') continue;
    const { why, view, request } = effect.message;
    const primary = serverIn(after, effect.to);
    if (why !== 'later view' || primary === null || primary.view.num !== view) continue;
    const found = primary.pending.find((one) => one.request.id === request);
    if (found !== undefined && !found.accepted && !found.executed) return found;
  }
  return null;
}

/** It answers a write that its backup, which is up, has not got. */
export function isAheadOfBackup({ process, effects }: Event, before: State, after: State): boolean {
  const is = serverIn(after, process);
  const backup = serverIn(after, is?.view.backup?.id ?? null);
  if (is === null || backup === null) return false;
  const known = serverIn(before, process)?.pending ?? [];
  return is.pending.some(
    ({ request, executed, accepted }) =>
      executed &&
      !accepted &&
      request.work.kind !== 'get' &&
      !known.some((one) => one.request.id === request.id) &&
      recall(backup.answers, request) === 'new' &&
      effects.some(
        (it) =>
          it.kind === 'send' && it.message.kind === 'REPLY' && it.message.request === request.id,
      ),
  );
}

/** The view server has just given the primary up, and does not take a live server that has never held anything. */
export function isSparePassedOver({ effects }: Event, before: State, after: State): boolean {
  const was = viewServerIn(before);
  const is = viewServerIn(after);
  const primary = is?.view.primary?.id;
  const isDead = (state: ViewServerState | null): boolean =>
    state?.watched.some(({ id, dead }) => id === primary && dead) === true;
  if (is === null || primary === undefined || isDead(was) || !isDead(is)) return false;
  const hasSpare = is.watched.some(({ id, dead }) => {
    const memory = serverIn(after, id);
    const isEmpty =
      memory !== null && Object.keys({ ...memory.data, ...memory.answers }).length === 0;
    return !dead && !isMember(is.view, id) && isEmpty;
  });
  const next = effects.find((it) => it.kind === 'forceStart')?.record;
  if (next?.kind === 'VIEW') {
    return hasSpare && next.view.primary !== null && isMember(is.view, next.view.primary.id);
  }
  // Held back by the ack rule, it might yet take anybody.
  return hasSpare && !effects.some((it) => it.kind === 'note' && it.rule === 'PB-V6');
}

/** It appends what it had appended before: the same request under the same number. */
export function isDoneAgain(
  { action, process, effects }: Event,
  before: State,
  after: State,
): boolean {
  const was = serverIn(before, process);
  const is = serverIn(after, process);
  if (was === null || is === null || action.kind !== 'deliver') return false;
  const arrived = before.inFlight.find(({ name }) => name === action.envelope)?.message;
  const isRequest = arrived?.kind === 'FORWARD' || arrived?.kind === 'REQUEST';
  const open = was.pending.map(({ request }) => request);
  const told = effects.flatMap((it) =>
    it.kind === 'send' && (it.message.kind === 'ACCEPT' || it.message.kind === 'REPLY')
      ? [it.message.request]
      : [],
  );
  return [...(isRequest ? [arrived.request] : []), ...open].some((request) => {
    const { id, work } = request;
    if (work.kind !== 'append' || !told.includes(id)) return false;
    const isKnown = typeof recall(was.answers, request) === 'object';
    const value = was.data[work.key] ?? '';
    return isKnown && is.data[work.key] === `${value}${work.value}`;
  });
}
