import type { ProtocolTypes } from '../engine/configuration.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { Scenario } from '../engine/spec.ts';
import type { Presentation } from '../scene/presentation.ts';
import { primaryBackup } from './primary-backup/index.ts';
import { stateMachine } from './state-machine/index.ts';
import { twoPhaseCommit } from './two-phase-commit/index.ts';

/** A protocol with everything that belongs to it. */
export interface ProtocolEntry<P extends ProtocolTypes = ProtocolTypes> {
  readonly protocol: Protocol<P>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<P>;
}

/** Every protocol there is; adding one is a folder and a line here. */
export const REGISTRY: readonly ProtocolEntry[] = [twoPhaseCommit, primaryBackup, stateMachine];

export function findProtocol(id: string): ProtocolEntry | undefined {
  return REGISTRY.find((entry) => entry.protocol.id === id);
}
