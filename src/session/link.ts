import { failed, ok, type Result } from '../base/result.ts';
import type { EventIndex } from '../engine/configuration.ts';
import type { RunSpec } from '../engine/spec.ts';
import { loadProtocol, REGISTRY, UNFETCHED, type ProtocolEntry } from '../protocols/registry.ts';
import { checkOf, encodeMarks, type Claim } from './link-marks.ts';
import { readClaim, readVersion, splitLink } from './link-text.ts';
import { pack, unpack } from './packing.ts';
import { FORMAT_VERSION, show } from './run-limits.ts';
import { decodeSpec, encodeSpec } from './spec-codec.ts';

/**
 * A run as an address:
 *
 *   #/<protocol>/<scenario>?v=1                                        a scenario as it was written
 *   #/<protocol>/<scenario>?r=<run>&c=<cursor>&d=<digest>&m=<marks>&v=1     exactly this run, at this event
 *
 * With `b=<protocol>/<scenario>` another scenario, as it was written, stands beside it.
 * `r` is four characters of checksum and the packed run. Nothing in a link is code, and nothing of it is run as code.
 */

export { mismatchSentence, verifyOpened, type Mismatch } from './link-marks.ts';

export interface OpenedLink extends Claim {
  readonly spec: RunSpec;
  /** What is to stand beside it; null: nothing. */
  readonly beside: RunSpec | null;
}

/** Far more than any link of ours has; a longer one is not even looked at. */
const LINK_CHARACTERS_MAX = 64 * 1024;

/** The address of a scenario as it was written; `beside` as `<protocol>/<scenario>`. */
export function scenarioLink(protocol: string, scenario: string, beside?: string): string {
  const other = beside === undefined ? '' : `b=${beside}&`;
  return `#/${protocol}/${scenario}?${other}v=${FORMAT_VERSION}`;
}

/**
 * In: a run; the event it is to be opened at, and the digest there (null: where it opens by itself); the digest right
 * after each intervention, empty where it has not happened.
 * Out: what follows the page's address, from the `#` on.
 */
export async function encodeLink(
  spec: RunSpec,
  cursor: EventIndex | null,
  digest: string | null,
  marks: readonly string[],
  beside: RunSpec | null = null,
): Promise<string> {
  const text = encodeSpec(spec);
  const fields = [`r=${checkOf(text)}${await pack(text)}`];
  if (cursor !== null && digest !== null) fields.push(`c=${cursor}`, `d=${digest}`);
  const marked = encodeMarks(marks);
  if (marked !== '') fields.push(`m=${marked}`);
  if (beside !== null) fields.push(`b=${beside.protocol}/${beside.scenario}`);
  fields.push(`v=${FORMAT_VERSION}`);
  return `#/${spec.protocol}/${spec.scenario}?${fields.join('&')}`;
}

/**
 * In: a whole address, or what follows its `#`. Errors: one plain sentence that names the field and what was
 * expected. Never throws.
 */
export async function decodeLink(
  address: string,
  registry: readonly ProtocolEntry[] = REGISTRY,
): Promise<Result<OpenedLink>> {
  const opened = await open(address, registry).catch(() => failed(UNFETCHED));
  return opened.ok ? opened : failed(`This link cannot be opened. ${opened.error}`);
}

async function open(
  address: string,
  registry: readonly ProtocolEntry[],
): Promise<Result<OpenedLink>> {
  if (address.length > LINK_CHARACTERS_MAX) {
    return failed(
      `Link: expected at most ${LINK_CHARACTERS_MAX} characters, got ${address.length}.`,
    );
  }
  const parts = splitLink(address.slice(address.indexOf('#') + 1));
  if (!parts.ok) return parts;
  const { protocol, scenario, fields } = parts.value;
  const version = readVersion(fields);
  if (!version.ok) return version;
  const written = await readRun(fields.get('r'), version.value);
  if (!written.ok) return written;
  // Only who opens a run needs what reads one.
  const [{ parseRunSpec }] = await Promise.all([import('./validate.ts'), loadProtocol(protocol)]);
  const spec = parseRunSpec({ ...written.value, protocol, scenario }, registry);
  if (!spec.ok) return spec;
  const beside = await readBeside(fields.get('b'), registry);
  if (!beside.ok) return beside;
  const claim = readClaim(fields, spec.value.interventions.length);
  return claim.ok ? ok({ spec: spec.value, beside: beside.value, ...claim.value }) : claim;
}

async function readBeside(
  written: string | undefined,
  registry: readonly ProtocolEntry[],
): Promise<Result<RunSpec | null>> {
  if (written === undefined) return ok(null);
  const [protocol, scenario, ...rest] = written.split('/');
  if (protocol === undefined || scenario === undefined || rest.length > 0) {
    return failed(`b: expected <protocol>/<scenario>, got ${show(written)}.`);
  }
  const [{ parseRunSpec }] = await Promise.all([import('./validate.ts'), loadProtocol(protocol)]);
  const spec = parseRunSpec({ protocol, scenario }, registry);
  return spec.ok ? spec : failed(`b: ${spec.error}`);
}

type RunFields = Readonly<Record<string, unknown>>;

/** From format n (by position, counted from 1) to n + 1: so that old links open for ever. */
const MIGRATIONS: readonly ((run: RunFields) => RunFields)[] = [];

/** The fields of a run file; none at all where the link holds no run of its own. */
async function readRun(written: string | undefined, version: number): Promise<Result<RunFields>> {
  if (written === undefined) return ok({});
  const text = await unpack(written.slice(4));
  if (!text.ok) return failed(`r: ${text.error}.`);
  if (checkOf(text.value) !== written.slice(0, 4)) {
    return failed('r: expected a run that fits its checksum, but it does not, so it was changed.');
  }
  const run = decodeSpec(text.value);
  if (!run.ok) return failed(`r: ${run.error}.`);
  return ok(MIGRATIONS.slice(version - 1).reduce((older, migrate) => migrate(older), run.value));
}
