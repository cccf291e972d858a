import { ENGINE_OPTIONS, type OptionSchema } from '../engine/options.ts';
import type { RunSpec } from '../engine/spec.ts';
import { findProtocol } from '../protocols/registry.ts';
import { fitInterventions } from './intervention-target.ts';

/** Everything that can be chosen of a run: first what is the protocol's own, then the world around it. */
export function optionGroups(
  protocol: string,
): readonly { readonly title: string; readonly schema: OptionSchema }[] {
  const entry = findProtocol(protocol);
  if (entry === undefined) return [];
  return [
    { title: entry.protocol.title, schema: entry.protocol.options },
    { title: 'Network and disks', schema: ENGINE_OPTIONS },
  ];
}

/** The interventions that still have somebody to act on. */
export function fitted(spec: RunSpec): RunSpec {
  const entry = findProtocol(spec.protocol);
  return entry === undefined ? spec : fitInterventions(spec, entry);
}
