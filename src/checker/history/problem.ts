import { byCodeUnit } from '../../base/canonical.ts';
import type { Model } from './model.ts';
import { createSpace, type Space } from './space.ts';
import type { FailPrefix, History, Operation } from './types.ts';

/** An operation and its place in the history. */
export interface Placed {
  readonly op: number;
  readonly operation: Operation;
}

/** An operation as the searches see it. */
export interface Task {
  readonly op: number;
  readonly call: number;
  /** Infinite where it never returned. */
  readonly ret: number;
  readonly kind: number;
  /** It never returned: it may be left out. */
  readonly isOptional: boolean;
  /** It changes nothing, so it may go first wherever it is legal. */
  readonly observes: boolean;
}

interface Instant {
  readonly task: number;
  readonly isReturn: boolean;
}

/** The operations on one object, and their calls and returns in order of time. */
export interface Problem {
  readonly model: Model;
  readonly space: Space;
  readonly tasks: readonly Task[];
  readonly instants: readonly Instant[];
}

/** How a history is read. The tests change it, to show that each of these matters. */
export interface Reading {
  readonly touching: 'concurrent' | 'ordered';
  readonly refusals: 'counted' | 'ignored';
  /** `done`: at once. */
  readonly neverReturned: 'optional' | 'ignored' | 'done';
  /** What two partial orders must have in common to be explored once only. */
  readonly cache: 'operations and state' | 'operations';
}

export const READING: Reading = {
  touching: 'concurrent',
  refusals: 'counted',
  neverReturned: 'optional',
  cache: 'operations and state',
};

/** The operations of each object. Objects are judged each on their own (Herlihy & Wing 1990, theorem 1). */
export function byObject({ ops }: History): ReadonlyMap<string | null, readonly Placed[]> {
  const objects = new Map<string | null, Placed[]>();
  ops.forEach((operation, op) => {
    const key = operation.key ?? null;
    const placed = objects.get(key);
    if (placed === undefined) objects.set(key, [{ op, operation }]);
    else placed.push({ op, operation });
  });
  return new Map([...objects].sort(([a], [b]) => byCodeUnit(a ?? '', b ?? '')));
}

/** What was known when a response came: what returned later has not returned yet. `without`: the response itself is left out. */
export function until(
  placed: readonly Placed[],
  { op: last, time }: FailPrefix,
  without = false,
): readonly Placed[] {
  return placed.flatMap(({ op, operation }) => {
    const { ret, call } = operation;
    if (call > time) return [];
    const isIn = ret !== null && (ret < time || (ret === time && op <= last));
    if (isIn && !(without && op === last)) return [{ op, operation }];
    return [{ op, operation: unanswered(operation) }];
  });
}

/** As if it had not returned. */
export function unanswered({ client, call, op, key, in: input }: Operation): Operation {
  const asked = { client, call, ret: null, op };
  const keyed = key === undefined ? asked : { ...asked, key };
  return input === undefined ? keyed : { ...keyed, in: input };
}

export function createProblem(
  model: Model,
  space: Space,
  placed: readonly Placed[],
  reading: Reading = READING,
): Problem {
  const tasks = placed
    .map((one) => taskOf(model, space, one, reading))
    .filter((task): task is Task => task !== null)
    .sort((a, b) => a.call - b.call || a.op - b.op);
  const instants = tasks.flatMap(({ isOptional }, task): Instant[] => [
    { task, isReturn: false },
    ...(isOptional ? [] : [{ task, isReturn: true }]),
  ]);
  return { model, space, tasks, instants: instants.sort(inTime(tasks, reading)) };
}

/** As `createProblem`, with a space of its own. */
export function problemOf(
  model: Model,
  init: History['init'],
  placed: readonly Placed[],
  reading: Reading = READING,
): Problem {
  return createProblem(model, createSpace(model, init), placed, reading);
}

function taskOf(
  model: Model,
  space: Space,
  { op, operation }: Placed,
  { refusals, neverReturned }: Reading,
): Task | null {
  const isOpen = operation.ret === null;
  if (refusals === 'ignored' && operation.op === 'cas' && operation.out === false) return null;
  const observes = model.observes(operation);
  if (isOpen && (neverReturned === 'ignored' || observes)) return null;
  return {
    op,
    call: operation.call,
    ret: operation.ret ?? (neverReturned === 'done' ? operation.call : Number.POSITIVE_INFINITY),
    kind: space.kindOf(operation),
    isOptional: isOpen && neverReturned === 'optional',
    observes,
  };
}

/** At one instant calls come before returns, since operations that touch are concurrent; then as they are listed. */
function inTime(tasks: readonly Task[], { touching }: Reading) {
  const callsFirst = touching === 'concurrent' ? 1 : -1;
  const timeOf = ({ task, isReturn }: Instant): number => {
    const { call = 0, ret = 0 } = tasks[task] ?? {};
    return isReturn ? ret : call;
  };
  return (a: Instant, b: Instant): number => {
    const [from, to] = [timeOf(a), timeOf(b)];
    if (from !== to) return from < to ? -1 : 1;
    // An operation of no duration still returns after its call.
    if (a.task === b.task) return a.isReturn ? 1 : -1;
    if (a.isReturn !== b.isReturn) return a.isReturn ? callsFirst : -callsFirst;
    return (tasks[a.task]?.op ?? 0) - (tasks[b.task]?.op ?? 0);
  };
}
