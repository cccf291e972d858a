import {
  goalsOf,
  searchedSpec,
  searchRuns,
  type RunFinding,
  type RunSearch,
} from '../checker/explore/index.ts';
import { whyNotInEveryOrder } from '../engine/options.ts';
import type { RunSpec, Scenario } from '../engine/spec.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { boundsIn } from './check-bounds.ts';
import { linkTo } from './check-link.ts';
import { searchLine, searchRecord, type SearchRecord } from './check-report.ts';
import { has, single, wholeNumberOf, type Arguments } from './command.ts';
import { chooseRun } from './spec-source.ts';
import { lineWriter, UsageError, type Streams } from './streams.ts';

/** Without another limit a search ends in seconds. More than the most would not fit into memory whatever the machine. */
const STATES_MAX = 50_000_000;
const STATES_DEFAULT = 200_000;
const BYTES_MAX = 1_500_000_000;
const WORKERS_MAX = 64;

const NONE_FOUND = 0;
const VIOLATED = 1;

/** `PROTOCOL/SCENARIO`: a search of its runs. Errors: `UsageError`. */
export async function checkRun(
  given: Arguments,
  streams: Streams,
  registry: readonly ProtocolEntry[],
): Promise<number> {
  const { spec: chosen, entry } = await chooseRun(given, streams, registry);
  const scenario = entry.scenarios.find(({ id }) => id === chosen.scenario);
  if (scenario === undefined) throw new UsageError(`There is no scenario "${chosen.scenario}".`);
  const workers = wholeNumberOf(given, 'workers', WORKERS_MAX) ?? 1;
  const set = (given.values['set'] ?? []).map((text) => text.slice(0, text.indexOf('=')));
  const spec = searchedSpec(entry.protocol, scenario, chosen, set);
  const why = whyNotInEveryOrder(spec.options);
  if (why !== null) throw new UsageError(why);
  const goal = goalIn(given, entry, scenario);
  const maxStates = wholeNumberOf(given, 'max-states', STATES_MAX) ?? STATES_DEFAULT;
  const search = searchRuns(entry.protocol, {
    spec,
    scenario,
    bounds: boundsIn(given),
    limits: { maxStates, maxBytes: BYTES_MAX },
    ...(goal === undefined ? {} : { goal }),
  });
  const from = performance.now();
  const record = searchRecord(search.advance(Number.POSITIVE_INFINITY), performance.now() - from);
  const findings = search.findings();
  const links = await Promise.all(findings.map((finding) => linkTo(finding, entry)));
  const found = findings.map((finding, at) => ({ finding, link: links[at] ?? '' }));
  const write = has(given, 'json') ? writeJson : writeText;
  const symmetry = has(given, 'symmetry');
  const notJudged = entry.protocol.invariants
    .filter(({ expectation }) => expectation === 'finally')
    .map(({ rule }) => rule);
  const asked = { symmetry, workers, goal: goal ?? null };
  await write({ spec, search, record, found, notJudged, ...asked }, streams);
  return findings.some(({ kind }) => kind === 'violation') ? VIOLATED : NONE_FOUND;
}

interface Searched {
  readonly spec: RunSpec;
  readonly search: RunSearch;
  readonly record: SearchRecord;
  readonly goal: string | null;
  readonly symmetry: boolean;
  readonly workers: number;
  /** Rules about how a run ends: a search sees no ends. */
  readonly notJudged: readonly string[];
  readonly found: readonly { readonly finding: RunFinding; readonly link: string }[];
}

function goalIn(given: Arguments, entry: ProtocolEntry, scenario: Scenario): string | undefined {
  const goal = single(given, 'goal');
  if (goal === undefined) return undefined;
  const known = goalsOf(entry.protocol, scenario).map(({ id }) => id);
  if (known.includes(goal)) return goal;
  throw new UsageError(`--goal: expected one of ${known.join(', ')}, got "${goal}".`);
}

async function writeJson(
  { spec, search, record, found, goal, notJudged }: Searched,
  { out }: Streams,
): Promise<void> {
  const { protocol, scenario, off, options } = spec;
  const data = {
    protocol,
    scenario,
    off,
    options,
    bounds: search.bounds,
    goal,
    ...record,
    seen: search.seen(),
    notJudged,
    violations: found
      .filter(({ finding }) => finding.kind === 'violation')
      .map(({ finding, link }) => findingRecord('rule', finding, link)),
    goals: found
      .filter(({ finding }) => finding.kind === 'goal')
      .map(({ finding, link }) => findingRecord('goal', finding, link)),
  };
  await out(`${JSON.stringify(data)}\n`);
}

function findingRecord(what: 'rule' | 'goal', { id, message, run }: RunFinding, link: string) {
  const { from, to, steps, digest } = run;
  return { [what]: id, message, length: steps.length, from, to, digest, steps, link };
}

async function writeText(searched: Searched, streams: Streams): Promise<void> {
  const { spec, search, record, found, goal } = searched;
  const writer = lineWriter(streams);
  const off = spec.off.length === 0 ? 'all rules on' : `without ${spec.off.join(', ')}`;
  await writer.line(
    `${spec.protocol}/${spec.scenario}, ${off}: ${conclusion(record, found, goal)}`,
  );
  await writer.line(searchLine(record));
  const bounds = Object.entries(search.bounds).map(([name, most]) => `${name} ${most}`);
  await writer.line(`Bounds: ${bounds.join(', ')}`);
  if (searched.notJudged.length > 0)
    await writer.line(
      `Not judged, since it takes the end of a run: ${searched.notJudged.join(', ')}`,
    );
  if (searched.workers > 1) await writer.line('One core was used: a search runs on one.');
  if (searched.symmetry)
    await writer.line('No two of its processes are interchangeable: --symmetry changes nothing.');
  for (const [at, { finding, link }] of found.entries()) {
    const { id, message, run } = finding;
    const isFirst = found[at - 1]?.finding.run.digest !== run.digest;
    const isLast = found[at + 1]?.finding.run.digest !== run.digest;
    if (isFirst) await writer.line('');
    await writer.line(`${id}: ${message}`);
    // Several may come of the very same run.
    if (!isLast) continue;
    for (const [before, step] of run.steps.entries())
      await writer.line(`${String(before + 1).padStart(4)}  ${step}`);
    await writer.line(link);
  }
  await writer.end();
}

function conclusion(
  { status }: SearchRecord,
  found: Searched['found'],
  goal: string | null,
): string {
  const [first] = found;
  if (first !== undefined) {
    const { kind, run } = first.finding;
    const what = kind === 'violation' ? 'violated' : 'found';
    return `${what} after ${run.steps.length} steps; none within these bounds takes fewer choices`;
  }
  const none = goal === null ? 'no violation' : 'no such run';
  if (status === 'complete')
    return `${none}; complete within these bounds: not a proof beyond them`;
  if (status === 'depth') return `${none} as far down as was asked; there is more below`;
  const limit = status === 'memory' ? 'memory' : 'states';
  return `${none} so far; stopped at the limit of ${limit}, what was seen is not all`;
}
