import { ensure } from '../base/assert.ts';
import type { RunSpec, Scenario } from '../engine/spec.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import type { Room, Told } from './search-wire.ts';

/** Work in slices, which can be looked at and stopped between any two. */
export interface SearchJob {
  /** One slice. Out: is it at rest now? */
  work(): boolean;
  /** Lets it go on, as far as this. */
  more(room: Room): void;
  told(): Told;
  /** Is there nothing left that it could go on with? */
  isFinished(): boolean;
}

/** What a rule that is watched says. */
export function titleOf({ protocol }: ProtocolEntry, rule: string): string {
  return protocol.invariants.find((it) => it.rule === rule)?.title ?? rule;
}

/** The scenario that a run began as. */
export function scenarioOf(entry: ProtocolEntry, { scenario }: RunSpec): Scenario {
  return ensure(
    entry.scenarios.find(({ id }) => id === scenario),
    `scenario ${scenario}`,
  );
}
