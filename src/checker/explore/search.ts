import { ensure } from '../../base/assert.ts';
import { KeyWriter } from './key-writer.ts';
import { FULL, KNOWN, StateTable } from './state-table.ts';
import type { Property, TransitionSystem } from './system.ts';

/** How far a search may go. What is absent has no end, `maxBytes` excepted. */
export interface SearchLimits {
  /** Distinct states. */
  readonly maxStates?: number;
  /** Memory for states, in bytes. Absent: 512 MiB. */
  readonly maxBytes?: number;
  /** Steps from an initial state. */
  readonly maxDepth?: number;
}

export type SearchStatus =
  /** There is more to do. */
  | 'running'
  /** Every state was seen. */
  | 'complete'
  /** Every state within `maxDepth` steps was seen, and there are more. */
  | 'depth'
  /** What was looked for is found. */
  | 'found'
  /** Stopped at `maxStates` or `maxBytes`; what was seen is kept, and more goes on from here. */
  | 'states'
  | 'memory';

export interface SearchProgress {
  readonly status: SearchStatus;
  readonly distinct: number;
  /** Initial states and every successor, those seen before included. */
  readonly generated: number;
  /** Levels that have states, the initial one included: steps and one. */
  readonly depth: number;
  /** States that still have to be expanded. */
  readonly waiting: number;
  readonly bytes: number;
}

/** The first state, on a shortest path, in which a property was violated (`always`) or came about (`sometimes`). */
export interface Finding<S> {
  readonly property: Property<S>;
  readonly message: string;
  readonly state: number;
}

export interface SearchOptions<S> {
  readonly properties?: readonly Property<S>[];
  readonly limits?: SearchLimits;
  /** Goes on after the first violation; what lies behind a violation is never looked at. */
  readonly goOn?: boolean;
  /** Takes states for one that differ only by a renaming of interchangeable processes. */
  readonly symmetry?: boolean;
}

const BYTES_MAX = 512 * 1024 * 1024;
const STATE_BYTES = 16;

/**
 * A search of all states, those that take the fewest steps first, in slices: the caller says how many states to
 * expand and may stop, look, or raise the limits in between.
 */
export class Search<S, A> {
  readonly #system: TransitionSystem<S, A>;
  readonly #properties: readonly Property<S>[];
  readonly #goOn: boolean;
  readonly #representative: ((state: S) => S) | null;
  readonly #within: ((state: S) => boolean) | null;
  readonly #table = new StateTable();
  readonly #writer = new KeyWriter();
  readonly #findings: Finding<S>[] = [];
  readonly #levels: number[] = [];
  #limits: SearchLimits;
  #status: SearchStatus = 'running';
  #generated = 0;
  /** States of the level that is being expanded, and of the next; null: not to be expanded. */
  #current: (S | null)[] = [];
  #next: (S | null)[] = [];
  #at = 0;
  #action = 0;
  #firstOfLevel = 0;
  #begun = 0;

  constructor(system: TransitionSystem<S, A>, options: SearchOptions<S> = {}) {
    this.#system = system;
    this.#properties = options.properties ?? [];
    this.#goOn = options.goOn ?? false;
    this.#limits = options.limits ?? {};
    this.#within = system.within ?? null;
    this.#representative = options.symmetry === true ? (system.representative ?? null) : null;
  }

  get findings(): readonly Finding<S>[] {
    return this.#findings;
  }

  /** How many states each level has, in the order of the levels. */
  get levels(): readonly number[] {
    return this.#next.length === 0 ? this.#levels : [...this.#levels, this.#next.length];
  }

  get progress(): SearchProgress {
    const waiting = this.#current.length - this.#at + this.#next.length;
    return {
      status: this.#status,
      distinct: this.#table.count,
      generated: this.#generated,
      depth: this.levels.length,
      waiting,
      bytes: this.#bytes(),
    };
  }

  /** Lifts limits, so that a search that stopped at one goes on; after a violation it looks for the next. */
  extend(limits: SearchLimits): void {
    this.#limits = { ...this.#limits, ...limits };
    if (this.#status !== 'complete') this.#status = 'running';
  }

  /** Expands at most so many states. */
  advance(states = Number.POSITIVE_INFINITY): SearchProgress {
    const { maxDepth = Number.POSITIVE_INFINITY } = this.#limits;
    for (let left = states; this.#status === 'running' && left > 0; left--) {
      if (this.#begun < this.#system.initial.length) this.#begin();
      else if (this.#at === this.#current.length) this.#descend();
      else if (this.#levels.length > maxDepth) this.#status = 'depth';
      else this.#expand();
    }
    return this.progress;
  }

  /** The actions and states from an initial state to this one, by its number. */
  pathTo(state: number): { readonly initial: S; readonly steps: readonly PathStep<S, A>[] } {
    const { initial, actions } = this.#table.pathTo(state);
    const first = ensure(this.#system.initial[initial], `initial state ${initial}`);
    let at = this.#standIn(first);
    const begin = at;
    const steps = actions.map((position) => {
      const action = ensure(this.#system.enabled(at)[position], `action ${position} on the path`);
      at = this.#standIn(this.#system.step(at, action));
      return { action, state: at };
    });
    return { initial: begin, steps };
  }

  #standIn(state: S): S {
    return this.#representative === null ? state : this.#representative(state);
  }

  #begin(): void {
    const state = this.#standIn(ensure(this.#system.initial[this.#begun], 'initial state'));
    if (!this.#add(state, -1, this.#begun)) return;
    this.#begun++;
    if (this.#begun === this.#system.initial.length) this.#descend();
  }

  #expand(): void {
    const state = this.#current[this.#at] as S | null;
    if (state !== null) {
      const parent = this.#firstOfLevel + this.#at;
      const actions = this.#system.enabled(state);
      // An action list may be reused by the system, so its length is read once and items as they are needed.
      const { length } = actions;
      while (this.#action < length) {
        const successor = this.#system.step(state, actions[this.#action] as A);
        const isWithin = this.#within === null || this.#within(successor);
        if (isWithin && !this.#add(this.#standIn(successor), parent, this.#action)) return;
        this.#action++;
        if (this.#status !== 'running') return;
      }
    }
    this.#action = 0;
    this.#current[this.#at] = null;
    this.#at++;
  }

  #descend(): void {
    this.#firstOfLevel += this.#current.length;
    this.#current = this.#next;
    this.#next = [];
    this.#at = 0;
    if (this.#current.length === 0) this.#status = 'complete';
    else this.#levels.push(this.#current.length);
  }

  /** False: there was no room, and the same has to be tried again. */
  #add(state: S, parent: number, action: number): boolean {
    const writer = this.#writer;
    writer.reset();
    this.#system.key(state, writer);
    const { maxStates = Number.POSITIVE_INFINITY, maxBytes = BYTES_MAX } = this.#limits;
    const bytes = maxBytes - this.#bytesWaiting();
    const id = this.#table.add(writer, parent, action, maxStates, bytes);
    if (id === FULL) {
      this.#status = this.#table.count >= maxStates ? 'states' : 'memory';
      return false;
    }
    this.#generated++;
    if (id === KNOWN) return true;
    this.#next.push(this.#judge(state, id) ? state : null);
    return true;
  }

  #bytesWaiting(): number {
    const waiting = this.#current.length - this.#at + this.#next.length;
    return waiting * (this.#system.stateBytes ?? STATE_BYTES);
  }

  #bytes(): number {
    return this.#table.bytes + this.#bytesWaiting();
  }

  /** Out: is the search to go on from this state? */
  #judge(state: S, id: number): boolean {
    let isSound = true;
    for (const property of this.#properties) {
      const message = property.check(state);
      if (message === null) continue;
      if (property.expectation === 'always') isSound = false;
      if (this.#findings.some((finding) => finding.property === property)) continue;
      this.#findings.push({ property, message, state: id });
      if (!this.#goOn && property.notedOnly !== true) this.#status = 'found';
    }
    return isSound;
  }
}

export interface PathStep<S, A> {
  readonly action: A;
  readonly state: S;
}
