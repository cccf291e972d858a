import type { TraceEvent } from '../../../src/engine/action.ts';
import type { Configuration } from '../../../src/engine/configuration.ts';
import type { StateMachine } from '../../../src/protocols/state-machine/types.ts';

/** What a replica has carried out at a position, and the digest it came to. */
interface Done {
  readonly id: string;
  readonly digest: string;
}

/**
 * What has happened so far, written down at the moment it happened: for each life of each replica's program, what it
 * carried out and which digest it showed then.
 */
export class Chronicle {
  newest!: TraceEvent<StateMachine>;
  private readonly lives = new Map<string, Done[]>();
  /** What is left of lives that are over. */
  private readonly past: Done[][] = [];
  private readonly down = new Set<string>();
  private readonly ever = new Set<string>();

  add(event: TraceEvent<StateMachine>, now: Configuration<StateMachine>): void {
    this.newest = event;
    const process = now.processes.find(({ id }) => id === event.process);
    if (process?.role !== 'replica') return;
    const { id, state } = process;
    const applied = state?.role === 'replica' ? state.applied : [];
    const known = this.lives.get(id) ?? [];
    const isOver = applied.length < known.length || event.action.kind === 'fault';
    if (isOver && known.length > 0) this.past.push(known);
    const before = isOver ? [] : known;
    const more = applied
      .slice(before.length)
      .map(({ entry, digest }): Done => ({ id: entry.id, digest }));
    this.lives.set(id, [...before, ...more]);
    const isDown = state?.role === 'replica' && state.halted !== null;
    if (isDown) this.ever.add(id);
    if (isDown || state === null) this.down.add(id);
    else this.down.delete(id);
  }

  /** Of the programs that are up. */
  lists(): readonly (readonly Done[])[] {
    return [...this.lives].flatMap(([id, list]) => (this.down.has(id) ? [] : [list]));
  }

  /** Any two lives, of one replica or of two. */
  pairs(): readonly (readonly [readonly Done[], readonly Done[]])[] {
    const all = [...this.lives.values(), ...this.past];
    return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));
  }

  /** The first position at which both have been, and differ; 0: none. */
  firstDifference(one: readonly Done[], other: readonly Done[]): number {
    const shared = one.slice(0, other.length);
    return shared.findIndex(({ digest }, at) => digest !== other[at]?.digest) + 1;
  }

  /** Whose program has crashed over an entry, ever. */
  crashed(): readonly string[] {
    return [...this.ever];
  }
}
