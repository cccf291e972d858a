import * as v from 'valibot';
import { byCodeUnit } from '../base/canonical.ts';
import { failed, ok, type Result } from '../base/result.ts';
import { ENGINE_OPTIONS, resolveOptions, type Options } from '../engine/options.ts';
import type { RunSpec } from '../engine/spec.ts';
import { REGISTRY, type ProtocolEntry } from '../protocols/registry.ts';
import { problemWith } from './intervention-target.ts';
import { RUN_FILE } from './run-format.ts';
import { FORMAT_VERSION, show } from './run-limits.ts';

/**
 * Makes a run of any JSON value: a file, or what a link held. What is left out comes from the scenario.
 * Errors: one plain sentence that names the field and what was expected. Never throws.
 */
export function parseRunSpec(
  value: unknown,
  registry: readonly ProtocolEntry[] = REGISTRY,
): Result<RunSpec> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return failed(`Expected a run, an object with protocol and scenario, got ${show(value)}.`);
  }
  if ('version' in value && typeof value.version === 'number' && value.version > FORMAT_VERSION) {
    return failed(
      `version: expected at most ${FORMAT_VERSION}, got ${value.version}; a later version of Lockstep wrote this run.`,
    );
  }
  const parsed = v.safeParse(RUN_FILE, value, { abortEarly: true });
  if (!parsed.success) return failed(sentence(parsed.issues[0]));
  const file = parsed.output;

  const entry = registry.find(({ protocol }) => protocol.id === file.protocol);
  if (entry === undefined) {
    return failed(
      oneOf(
        'protocol',
        registry.map(({ protocol }) => protocol.id),
        file.protocol,
      ),
    );
  }
  const scenario = entry.scenarios.find(({ id }) => id === file.scenario);
  if (scenario === undefined) {
    return failed(
      oneOf(
        'scenario',
        entry.scenarios.map(({ id }) => id),
        file.scenario,
      ),
    );
  }
  const options = parseOptions(entry, { ...scenario.options, ...file.options });
  if (!options.ok) return options;
  const off = parseOff(entry, file.off ?? scenario.off);
  if (!off.ok) return off;
  const interventions = file.interventions ?? scenario.interventions;
  const processes = entry.protocol.processes(options.value);
  for (const [index, intervention] of interventions.entries()) {
    const problem = problemWith(intervention, processes, options.value, entry);
    if (problem !== null) return failed(`interventions[${index}].action.${problem}.`);
  }
  return ok({
    protocol: file.protocol,
    scenario: file.scenario,
    options: options.value,
    off: off.value,
    seed: file.seed ?? scenario.seed,
    interventions,
  });
}

function parseOptions(
  entry: ProtocolEntry,
  given: Readonly<Record<string, unknown>>,
): Result<Options> {
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'object') {
      return failed(
        `options.${key}: expected a number, true, false or a text, got ${show(value)}.`,
      );
    }
  }
  const options = resolveOptions({ ...ENGINE_OPTIONS, ...entry.protocol.options }, given);
  if (!options.ok) return options;
  for (const [key, least] of Object.entries(options.value)) {
    const partner = key.replace(/Min(?=[A-Z]|$)/, 'Max');
    const most = partner === key ? undefined : options.value[partner];
    if (typeof least === 'number' && typeof most === 'number' && least > most) {
      return failed(`options.${key}: expected at most ${partner}, which is ${most}, got ${least}.`);
    }
  }
  return options;
}

function parseOff(entry: ProtocolEntry, off: readonly string[]): Result<readonly string[]> {
  const switchable = entry.protocol.rules.filter((rule) => rule.switchable).map(({ id }) => id);
  for (const [index, id] of off.entries()) {
    if (!switchable.includes(id)) return failed(oneOf(`off[${index}]`, switchable, id));
  }
  return ok([...new Set(off)].toSorted(byCodeUnit));
}

function oneOf(field: string, known: readonly string[], got: string): string {
  const expected = known.length === 0 ? 'none' : `one of ${known.join(', ')}`;
  return `${field}: expected ${expected}, got ${show(got)}.`;
}

/** `interventions[2].action.byMs: expected a whole number from 1 to 1000000000, got -5.` */
function sentence(issue: v.InferIssue<typeof RUN_FILE>): string {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return `${place.slice(1)}: ${issue.message}.`;
}
