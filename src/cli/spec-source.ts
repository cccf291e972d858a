import type { OptionField, OptionValue } from '../engine/options.ts';
import { ENGINE_OPTIONS } from '../engine/options.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { decodeLink, type OpenedLink } from '../session/link.ts';
import { parseRunSpec } from '../session/validate.ts';
import { readRunFile } from '../session/read-run-file.ts';
import { has, single, wholeNumberOf, type Arguments, type Option } from './command.ts';
import { orUsage, UsageError, type Streams } from './streams.ts';

/** The options by which a run is chosen and changed. */
export const SPEC_OPTIONS: Readonly<Record<string, Option>> = {
  file: { value: 'FILE', help: 'the run in this file (- is standard input)' },
  link: { value: 'LINK', help: 'the run in this link' },
  seed: { value: 'N', help: 'another seed' },
  off: { value: 'RULE', repeatable: true, help: 'with this rule switched off' },
  set: { value: 'KEY=VALUE', repeatable: true, help: 'with this option' },
};

export interface ChosenRun {
  readonly spec: RunSpec;
  readonly entry: ProtocolEntry;
  /** Where the run is just as a link says: what else the link says of it. */
  readonly link: OpenedLink | null;
}

/** Errors: `UsageError`, one sentence that names the field and what was expected. */
export async function chooseRun(
  given: Arguments,
  streams: Streams,
  registry: readonly ProtocolEntry[],
): Promise<ChosenRun> {
  const { spec: base, link } = await written(given, streams, registry);
  const entry = registry.find(({ protocol }) => protocol.id === base.protocol);
  if (entry === undefined) throw new UsageError(`There is no protocol "${base.protocol}".`);
  const seed = wholeNumberOf(given, 'seed', 0xffff_ffff);
  const options = (given.values['set'] ?? []).map((text) => assignment(text, entry));
  const isChanged = seed !== undefined || options.length > 0 || has(given, 'off');
  if (!isChanged) return { spec: base, entry, link };
  const changed = {
    ...base,
    seed: seed ?? base.seed,
    off: [...base.off, ...rulesOff(given, entry)],
    options: { ...base.options, ...Object.fromEntries(options) },
  };
  return { spec: orUsage(parseRunSpec(changed, registry)), entry, link: null };
}

async function written(
  given: Arguments,
  { read }: Streams,
  registry: readonly ProtocolEntry[],
): Promise<{ readonly spec: RunSpec; readonly link: OpenedLink | null }> {
  const [place] = given.positionals;
  const file = single(given, 'file');
  const address = single(given, 'link');
  if (file !== undefined && address !== undefined) {
    throw new UsageError('--link: expected either --file or --link, got both.');
  }
  if (file === undefined && address === undefined) {
    return { spec: orUsage(parseRunSpec(placeOf(place), registry)), link: null };
  }
  const link = address === undefined ? null : orUsage(await decodeLink(address, registry));
  const spec = link?.spec ?? orUsage(readRunFile(await readText(file ?? '-', read), registry));
  const found = `${spec.protocol}/${spec.scenario}`;
  if (place !== undefined && place !== found) {
    throw new UsageError(`${place}: expected ${found}, which is what the run says.`);
  }
  return { spec, link };
}

export async function readText(path: string, read: Streams['read']): Promise<string> {
  try {
    return await read(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`${path}: expected a file that can be read (${code}).`);
  }
}

function placeOf(place: string | undefined): { protocol: string; scenario: string } {
  const [protocol, scenario, ...more] = (place ?? '').split('/');
  if (protocol === undefined || scenario === undefined || more.length > 0) {
    const got = place === undefined ? 'nothing' : `"${place}"`;
    throw new UsageError(`expected PROTOCOL/SCENARIO, --file or --link, got ${got}.`);
  }
  return { protocol, scenario };
}

function rulesOff(given: Arguments, { protocol }: ProtocolEntry): readonly string[] {
  const known = protocol.rules.filter(({ switchable }) => switchable).map(({ id }) => id);
  const asked = given.values['off'] ?? [];
  const wrong = asked.find((id) => !known.includes(id));
  if (wrong === undefined) return asked;
  throw new UsageError(`--off: expected one of ${known.join(', ')}, got "${wrong}".`);
}

/** `participants=3`, with the value as the option's schema has it; the validator judges what does not fit. */
function assignment(text: string, { protocol }: ProtocolEntry): readonly [string, OptionValue] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--set: expected KEY=VALUE, got "${text}".`);
  const key = text.slice(0, at);
  const schema = { ...ENGINE_OPTIONS, ...protocol.options };
  return [key, typed(Object.hasOwn(schema, key) ? schema[key] : undefined, text.slice(at + 1))];
}

function typed(field: OptionField | undefined, value: string): OptionValue {
  if (field?.kind === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (field?.kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
