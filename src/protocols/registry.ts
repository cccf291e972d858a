import { ensure } from '../base/assert.ts';
import type { ProtocolTypes } from '../engine/configuration.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { Scenario } from '../engine/spec.ts';
import type { Lesson } from '../scene/lesson.ts';
import type { Presentation } from '../scene/presentation.ts';

/** A protocol with everything that belongs to it. */
export interface ProtocolEntry<P extends ProtocolTypes = ProtocolTypes> {
  readonly protocol: Protocol<P>;
  readonly scenarios: readonly Scenario[];
  readonly presentation: Presentation<P>;
  /** What is taught with it; fetched apart, since only the worker needs it. Absent: nothing. */
  readonly teaches?: () => Promise<{ readonly lesson: Lesson }>;
}

/**
 * Every protocol there is; adding one is a folder and a line here. Each is fetched when somebody wants it, so that a page
 * that shows one does not wait for all.
 */
const SHELF: Readonly<Record<string, () => Promise<ProtocolEntry>>> = {
  'two-phase-commit': async () => (await import('./two-phase-commit/index.ts')).twoPhaseCommit,
  'primary-backup': async () => (await import('./primary-backup/index.ts')).primaryBackup,
  'state-machine': async () => (await import('./state-machine/index.ts')).stateMachine,
  'azure-leap-day': async () => (await import('./azure-leap-day/index.ts')).azureLeapDay,
  'ebs-remirroring': async () => (await import('./ebs-remirroring/index.ts')).ebsRemirroring,
  'config-thundering-herd': async () =>
    (await import('./config-thundering-herd/index.ts')).configThunderingHerd,
  'router-overload': async () => (await import('./router-overload/index.ts')).routerOverload,
};

/** What is said where a protocol, or anything else of the page, cannot be fetched. */
export const UNFETCHED =
  'What it needs could not be fetched; load the page again when there is a network.';

const IDS = Object.keys(SHELF);

/** What was fetched, in the order of the shelf. */
const fetched: ProtocolEntry[] = [];

/** The protocols fetched so far: all of them after `loadProtocols`. */
export const REGISTRY: readonly ProtocolEntry[] = fetched;

/** Among those fetched so far. */
export function findProtocol(id: string): ProtocolEntry | undefined {
  return REGISTRY.find((entry) => entry.protocol.id === id);
}

/**
 * Fetches the protocol of that id, or every one where there is none of that id, so that who complains of it can tell what
 * there is. Errors: rejects where it cannot be fetched; one may try again.
 */
export async function loadProtocol(id: string): Promise<void> {
  if (!IDS.includes(id)) return loadProtocols();
  if (findProtocol(id) !== undefined) return;
  const entry = await ensure(SHELF[id], id)();
  if (findProtocol(id) !== undefined) return;
  const place = IDS.indexOf(id);
  const next = fetched.findIndex(({ protocol }) => IDS.indexOf(protocol.id) > place);
  fetched.splice(next < 0 ? fetched.length : next, 0, entry);
}

/** Fetches every protocol there is. */
export async function loadProtocols(): Promise<void> {
  await Promise.all(IDS.map(loadProtocol));
}
