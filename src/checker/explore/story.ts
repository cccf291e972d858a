import type { Fault } from '../../engine/action.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Intervention } from '../../engine/spec.ts';

/** What a scenario has done by hand that belongs to no bound: its operations, and its protocol's own perturbations. */
export interface Story {
  /** For each client what it is asked to do, in order. */
  readonly clients: readonly {
    readonly process: ProcessId;
    readonly operations: readonly { readonly kind: string }[];
  }[];
  /** Each may be done once, at any time. */
  readonly perturbations: readonly Extract<Fault, { kind: 'perturb' }>[];
}

export function storyOf(interventions: readonly Intervention[]): Story {
  const operations = new Map<ProcessId, { readonly kind: string }[]>();
  const perturbations: Story['perturbations'][number][] = [];
  for (const { action } of interventions) {
    if (action.kind === 'perturb') perturbations.push(action);
    if (action.kind !== 'invoke') continue;
    operations.set(action.process, [...(operations.get(action.process) ?? []), action.operation]);
  }
  const clients = [...operations].map(([process, list]) => ({ process, operations: list }));
  return { clients, perturbations };
}
