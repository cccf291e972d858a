import type { Protocol } from '../../src/engine/protocol.ts';
import type { Intervention, RunSpec, Scenario } from '../../src/engine/spec.ts';
import { optionDefaults, ENGINE_OPTIONS, type OptionSchema } from '../../src/engine/options.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import type { Presentation } from '../../src/scene/presentation.ts';
import { toyMachine, type Toy } from './toy.ts';

/** The toy protocol as a whole plug-in, so that links, worker and command are tested without a real one. */

const OPTIONS: OptionSchema = {
  servers: { kind: 'integer', label: 'Servers', min: 1, max: 5, default: 2 },
  operations: { kind: 'integer', label: 'Operations', min: 0, max: 1_000_000, default: 3 },
  eager: { kind: 'boolean', label: 'Eager', default: false },
  workload: { kind: 'choice', label: 'Workload', choices: ['calm', 'busy'], default: 'calm' },
};

const servers = (count: unknown) =>
  Array.from({ length: Number(count) }, (_, at) => ({
    id: at === 0 ? 'S' : `S${at + 1}`,
    role: 'server',
  }));

const base = toyMachine({}).protocol;

const toyProtocol: Protocol<Toy> = {
  ...base,
  options: OPTIONS,
  rules: [
    {
      id: 'TOY-1',
      title: 'Write first',
      sentence: 'Writes before it answers.',
      switchable: true,
      source: 'none',
    },
    { id: 'TOY-2', title: 'Answer', sentence: 'Answers.', switchable: false, source: 'none' },
    {
      id: 'TOY-3',
      title: 'Never busy',
      sentence: 'Is never busy.',
      switchable: true,
      source: 'none',
    },
  ],
  perturbations: [{ id: 'sulk', role: 'server', title: 'Sulk' }],
  invariants: [
    {
      rule: 'TOY-3',
      title: 'Never more than two answers',
      expectation: 'always',
      check: ({ processes }, { rule }) =>
        rule('TOY-3') || processes.every(({ state }) => (state?.seen.length ?? 0) <= 2)
          ? null
          : { message: 'Somebody has seen three.', processes: [] },
    },
  ],
  processes: (options) => [
    { id: 'C', role: 'client', client: true },
    ...servers((options as unknown as { servers: number }).servers),
  ],
  workload: (options, _client, n) =>
    n < (options as unknown as { operations: number }).operations
      ? { afterMs: 100, operation: { kind: 'ask' } }
      : null,
  tally: (event) => (event.action.kind === 'deliver' ? [['messages', 1]] : []),
};

const face = { family: 'client', form: 'ask', label: () => 'x' } as const;

export const toyPresentation: Presentation<Toy> = {
  places: () => ({ wide: {}, tall: {} }),
  outline: () => 'box',
  messages: new Proxy({}, { get: () => face }),
  node: ({ status, write }) => ({
    word: status,
    tone: write === null ? 'plain' : 'uncertain',
    seal: null,
    locks: [],
    facts: [],
  }),
  fields: () => [],
  record: ({ kind, subject }) => `${kind} ${subject ?? ''}`.trim(),
  strip: () => [],
  headline: (event, before, after) => `${event.name} from ${before.time} to ${after.time}`,
};

function scenario(id: string, change: Partial<Scenario> = {}): Scenario {
  return {
    id,
    title: `What about ${id}?`,
    summary: 'A toy.',
    group: 'Toys',
    options: {},
    off: [],
    seed: 7,
    interventions: [],
    nominalHopMs: 50,
    horizonMs: 100_000_000,
    decisive: 'start C',
    claims: { outcome: 'settled', violates: [] },
    ...change,
  };
}

const crash: Intervention = {
  at: { after: 'deliver C>S ASK C.1#1', timeMs: 150 },
  action: { kind: 'crash', process: 'S' },
};

export const TOY = {
  protocol: toyProtocol,
  presentation: toyPresentation,
  scenarios: [
    scenario('plain'),
    scenario('crash', { interventions: [crash], off: ['TOY-1'], options: { servers: 3 } }),
    scenario('many', { options: { operations: 3 } }),
    scenario('broken', { off: ['TOY-3'] }),
  ],
} as unknown as ProtocolEntry;

export const TOYS: readonly ProtocolEntry[] = [TOY];

export const PLAIN: RunSpec = {
  protocol: 'toy',
  scenario: 'plain',
  options: { ...optionDefaults(ENGINE_OPTIONS), ...optionDefaults(OPTIONS) },
  off: [],
  seed: 7,
  interventions: [],
};
