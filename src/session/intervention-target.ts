import type { Options } from '../engine/options.ts';
import type { ProcessSpec } from '../engine/protocol.ts';
import type { Intervention, RunSpec } from '../engine/spec.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { problemWithOperation } from './operation-data.ts';
import { show } from './run-limits.ts';

/** The same run without the interventions that have nobody to act on: for a change of the number of nodes. */
export function fitInterventions(spec: RunSpec, entry: ProtocolEntry): RunSpec {
  const processes = entry.protocol.processes(spec.options);
  const interventions = spec.interventions.filter(
    (it) => problemWith(it, processes, spec.options, entry) === null,
  );
  return interventions.length === spec.interventions.length ? spec : { ...spec, interventions };
}

/** What is wrong with the target of an intervention, as `field: expected …`; null when it can be aimed at. */
export function problemWith(
  { action }: Intervention,
  processes: readonly ProcessSpec[],
  options: Options,
  { protocol }: ProtocolEntry,
): string | null {
  const ids = processes.map(({ id }) => id);
  const missing = (field: string, id: string) =>
    ids.includes(id) ? null : `${field}: expected one of ${ids.join(', ')}, got ${show(id)}`;

  if (action.kind === 'cut' || action.kind === 'heal') {
    for (const side of ['from', 'to'] as const) {
      for (const [index, id] of action[side].entries()) {
        const problem = missing(`${side}[${index}]`, id);
        if (problem !== null) return problem;
      }
    }
    return null;
  }
  if (!('process' in action)) return null;
  const target = processes.find(({ id }) => id === action.process);
  if (target === undefined) return missing('process', action.process);
  if (action.kind === 'perturb') {
    const known = protocol.perturbations
      .filter(({ role }) => role === target.role)
      .map(({ id }) => id);
    if (!known.includes(action.perturbation)) {
      const expected = known.length === 0 ? 'none' : `one of ${known.join(', ')}`;
      return `perturbation: expected ${expected} for ${target.id}, got ${show(action.perturbation)}`;
    }
  }
  if (action.kind === 'invoke') {
    if (target.client !== true) return `process: expected a client, got ${show(target.id)}`;
    const problem = problemWithOperation(action.operation);
    if (problem !== null) return problem;
    const misfit = protocol.operationProblem?.(action.operation, options) ?? null;
    if (misfit !== null) return `operation.${misfit}`;
  }
  return null;
}
