import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/engine/run.ts';
import type { Intervention, InterventionAction, RunSpec } from '../../src/engine/spec.ts';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { decodeLink, encodeLink } from '../../src/session/link.ts';
import { parseRunSpec } from '../../src/session/validate.ts';
import { startRun } from '../../src/worker/run-job.ts';
import { manyInterventions } from '../support/many-interventions.ts';

const MOST = 1_500;
const SEEDS = Array.from({ length: 60 }, (_, at) => at * 71_993_017);

function ensure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}

function entryOf(spec: RunSpec) {
  return ensure(REGISTRY.find(({ protocol }) => protocol.id === spec.protocol));
}

/** A long address: many options off their defaults, rules off, a large seed. */
function baseOf(change: object): RunSpec {
  const parsed = parseRunSpec({
    protocol: 'two-phase-commit',
    scenario: 'two-transfers-want-each-others-locks',
    options: { participants: 5, clients: 2, transactions: 8, workload: 'mix', lossPercent: 5 },
    off: ['2PC-R1', '2PC-R5'],
    interventions: [],
    ...change,
  });
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

async function lengthOf(spec: RunSpec): Promise<number> {
  const marks = spec.interventions.map((_, at) =>
    ((spec.seed * (at + 1)) % 0xfff_ffff).toString(16).padStart(7, '0').repeat(3).slice(0, 16),
  );
  const link = await encodeLink(spec, 12_345, 'fedcba9876543210', marks);
  expect(await decodeLink(link)).toMatchObject({ ok: true, value: { spec } });
  return link.length;
}

/** What somebody does who acts on what is on the stage: on messages in flight, timers that are set, nodes. */
function fromTrace(run: Run, count: number): readonly Intervention[] {
  const ids = run.machine.context.processes.map(({ id }) => id);
  const stride = Math.floor(run.count / (count + 1));
  return Array.from({ length: count }, (_, at): Intervention => {
    const index = (at + 1) * stride;
    const { event, configuration } = run.momentAt(index);
    const node = ensure(ids[at % ids.length]);
    const envelope = configuration.inFlight[at % Math.max(1, configuration.inFlight.length)]?.name;
    const timer = configuration.processes.flatMap(({ timers }) => timers)[0]?.name;
    const all: readonly (InterventionAction | null)[] = [
      { kind: 'crash', process: node },
      envelope === undefined ? null : { kind: 'delay', envelope, byMs: 100 + at },
      { kind: 'restart', process: node },
      envelope === undefined ? null : { kind: 'drop', envelope },
      timer === undefined ? null : { kind: 'fireTimerNow', timer },
      { kind: 'cut', from: [node], to: ids.filter((id) => id !== node), both: true },
      { kind: 'heal', from: [node], to: ids.filter((id) => id !== node), both: true },
      envelope === undefined ? null : { kind: 'duplicate', envelope },
      { kind: 'crash', process: node, afterEffects: at % 4 },
      envelope === undefined ? null : { kind: 'hold', envelope },
      { kind: 'stall', process: node },
      { kind: 'resume', process: node },
    ];
    const action = all[at % all.length] ?? { kind: 'crash', process: node };
    return { at: { after: event.name, timeMs: event.time }, action };
  });
}

describe(`Forty interventions in at most ${MOST} characters`, () => {
  it('of all kinds, at anything, as unlike each other as they can be', async () => {
    const lengths: number[] = [];
    for (const seed of SEEDS) {
      lengths.push(await lengthOf(baseOf({ seed, interventions: manyInterventions(seed) })));
    }
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST);
  });

  it('as somebody makes them who acts on what there is', async () => {
    const lengths: number[] = [];
    for (const seed of SEEDS.slice(0, 10)) {
      const spec = baseOf({ seed });
      const run = startRun(spec, entryOf(spec));
      run.advance(400);
      lengths.push(await lengthOf({ ...spec, interventions: fromTrace(run, 40) }));
    }
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST - 100);
  });

  it('and of a run picked by hand, forty picks too', async () => {
    const spec = baseOf({ seed: 4_000_000_007 });
    const run = startRun(spec, entryOf(spec));
    run.advance(60);
    const picks = run.events.slice(4, 44).map(({ name, time }, at): Intervention => ({
      at: { after: ensure(run.events[at + 3]).name, timeMs: time },
      action: { kind: 'take', action: name },
    }));
    const held: Intervention = { at: { after: null, timeMs: 0 }, action: { kind: 'holdClock' } };
    expect(await lengthOf({ ...spec, interventions: [held, ...picks] })).toBeLessThanOrEqual(MOST);
  });
});
