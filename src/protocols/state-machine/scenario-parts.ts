import type { Fault } from '../../engine/action.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Intervention, InterventionAction, Scenario } from '../../engine/spec.ts';
import { SEQUENCER, SKIP } from './sequencer.ts';
import type { Operation, Source } from './types.ts';

/** What happens at that instant, whatever has happened by then. */
export function at(timeMs: number, action: InterventionAction): Intervention {
  return { at: { after: null, timeMs }, action };
}

/** Right after the event of that name. */
export function after(event: string, action: InterventionAction): Intervention {
  return { at: { after: event, timeMs: 0 }, action };
}

export function crash(process: ProcessId): Fault {
  return { kind: 'crash', process };
}

export function restart(process: ProcessId): Fault {
  return { kind: 'restart', process };
}

export function drop(envelope: string): Fault {
  return { kind: 'drop', envelope };
}

export function delay(envelope: string, byMs: number): Fault {
  return { kind: 'delay', envelope, byMs };
}

/** Somebody in charge decides that the poisoned entry is passed over. */
export const SKIP_IT: Fault = { kind: 'perturb', process: SEQUENCER, perturbation: SKIP };

function invoke(process: ProcessId, operation: Operation): InterventionAction {
  return { kind: 'invoke', process, operation };
}

export function put(client: ProcessId, key: string, value: string): InterventionAction {
  return invoke(client, { kind: 'put', key, value });
}

export function append(client: ProcessId, key: string, value: string): InterventionAction {
  return invoke(client, { kind: 'append', key, value });
}

export function add(client: ProcessId, key: string, value: number): InterventionAction {
  return invoke(client, { kind: 'add', key, value: String(value) });
}

export function get(client: ProcessId, key: string): InterventionAction {
  return invoke(client, { kind: 'get', key });
}

export function set(client: ProcessId, key: string, from: Source): InterventionAction {
  return invoke(client, { kind: 'set', key, from });
}

export function poison(client: ProcessId): InterventionAction {
  return invoke(client, { kind: 'poison' });
}

type Story = Pick<Scenario, 'id' | 'title' | 'summary' | 'decisive'> & Partial<Scenario>;

/** Three replicas, one client, everything on; every operation stands in the list of what happens. */
export function scenario(story: Story): Scenario {
  const { options, ...rest } = story;
  return {
    group: 'Same log, same state',
    off: [],
    seed: 1,
    interventions: [],
    nominalHopMs: 50,
    horizonMs: 20_000,
    claims: { outcome: 'settled', violates: [] },
    ...rest,
    options: { workload: 'nothing', ...options },
  };
}

/** The same with a rule off: digests part. */
export function parted(rule: string, story: Story): Scenario {
  return scenario({
    group: 'Where digests part',
    off: [rule],
    claims: { outcome: 'settled', violates: ['RSM-AGREE'] },
    ...story,
  });
}
