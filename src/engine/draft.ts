import { mapGet, mapSet, type PersistentMap } from '../base/persistent-map.ts';
import { ensure } from '../base/assert.ts';
import { drawInteger } from '../base/random.ts';
import type { AppliedEffect } from './action.ts';
import type {
  Configuration,
  Envelope,
  Given,
  Process,
  ProcessId,
  ProtocolTypes,
  VirtualTime,
} from './configuration.ts';
import type { EngineOptions } from './options.ts';
import type { Context, ProcessSpec, Protocol } from './protocol.ts';

/** What stays the same during a run. */
export interface World<P extends ProtocolTypes = ProtocolTypes> {
  readonly protocol: Protocol<P>;
  readonly options: P['options'] & EngineOptions;
  readonly seed: number;
  readonly specs: readonly ProcessSpec[];
  readonly rule: (id: string) => boolean;
  readonly positions: ReadonlyMap<ProcessId, number>;
}

/**
 * The next configuration while one step builds it. It lives inside one call of `step` and is never shared; what it
 * holds of the old configuration is replaced, not changed.
 */
export interface Draft<P extends ProtocolTypes = ProtocolTypes> {
  readonly world: World<P>;
  readonly index: number;
  readonly time: VirtualTime;
  readonly before: readonly Process<P>[];
  processes: Process<P>[];
  inFlight: readonly Envelope<P>[];
  cuts: readonly string[];
  held: boolean;
  attempts: PersistentMap<Given>;
  readonly effects: AppliedEffect<P>[];
}

export function draftOf<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
  time: VirtualTime,
): Draft<P> {
  return {
    world,
    index: configuration.next,
    time,
    before: configuration.processes,
    processes: configuration.processes.slice(),
    inFlight: configuration.inFlight,
    cuts: configuration.cuts,
    held: configuration.held,
    attempts: configuration.attempts,
    effects: [],
  };
}

export function processIn<P extends ProtocolTypes>(draft: Draft<P>, id: ProcessId): Process<P> {
  return ensure(draft.processes[draft.world.positions.get(id) ?? -1], `process ${id}`);
}

/** Sets fields of a process: on a copy of its own that the first change of a step makes. */
export function change<P extends ProtocolTypes>(
  draft: Draft<P>,
  id: ProcessId,
  patch: Partial<Process<P>>,
): void {
  const at = ensure(draft.world.positions.get(id), `process ${id}`);
  const current = ensure(draft.processes[at], `process ${id}`);
  if (current === draft.before[at]) draft.processes[at] = { ...current, ...patch };
  else Object.assign(current, patch);
}

/**
 * Gives out the next name of a series: `what subject#1`, `what subject#2`. Counted by subject, so that what is long
 * over lies apart from what goes on.
 */
export function nextName(draft: Draft, what: string, subject: string): string {
  const given = mapGet(draft.attempts, subject) ?? null;
  const attempt = countOf(given, what) + 1;
  draft.attempts = mapSet(draft.attempts, subject, withCount(given, what, attempt));
  return `${withSubject(what, subject)}#${attempt}`;
}

function countOf(given: Given | null, what: string): number {
  for (let at = given; at !== null; at = at.rest) if (at.what === what) return at.count;
  return 0;
}

function withCount(given: Given | null, what: string, count: number): Given {
  if (given === null || count === 1) return { what, count, rest: given };
  if (given.what === what) return { what, count, rest: given.rest };
  return { ...given, rest: withCount(given.rest, what, count) };
}

/** A subject in a name: nothing at all where there is none. */
function withSubject(kind: string, subject: string): string {
  return subject === '' ? kind : `${kind} ${subject}`;
}

export function contextOf<P extends ProtocolTypes>(draft: Draft<P>, id: ProcessId): Context<P> {
  return {
    self: id,
    processes: draft.world.specs,
    options: draft.world.options,
    rule: draft.world.rule,
    incarnation: processIn(draft, id).incarnation,
    draw: (key, below) => drawInteger(draft.world.seed, 'draw', `${id}|${key}`, 0, below - 1),
  };
}

/** A process that waits for its disk (or was cut short) handles nothing. */
export function isBusy(process: Pick<Process, 'write' | 'pending'>): boolean {
  return process.write !== null || process.pending.length > 0;
}
