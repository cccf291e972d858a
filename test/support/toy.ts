import { createMachine, type Machine } from '../../src/engine/machine.ts';
import {
  ENGINE_OPTIONS,
  optionDefaults,
  type EngineOptions,
  type Options,
} from '../../src/engine/options.ts';
import type { ProcessSpec, Protocol, RoleHandlers, Waiting } from '../../src/engine/protocol.ts';
import { createRun, type Run } from '../../src/engine/run.ts';
import type { Intervention, InterventionAction } from '../../src/engine/spec.ts';

/** A protocol small enough to test the engine with: messages, records and operations are a kind and a subject. */
export interface Toy {
  state: { readonly seen: readonly string[] };
  message: { readonly kind: string; readonly subject?: string };
  record: { readonly kind: string; readonly subject?: string };
  operation: { readonly kind: string };
  result: string;
  ghost: object;
  options: EngineOptions;
}

export interface ToySetup {
  readonly processes?: readonly ProcessSpec[];
  readonly handlers?: Readonly<Record<string, Partial<RoleHandlers<Toy>>>>;
  readonly operations?: number;
  readonly thinkMs?: number;
  readonly waitingFor?: Protocol<Toy>['waitingFor'];
  readonly options?: Partial<EngineOptions>;
  readonly seed?: number;
}

/** What the toys do unless told otherwise: S forces a record, then answers; C asks and waits. */
const DEFAULTS: Readonly<Record<string, Partial<RoleHandlers<Toy>>>> = {
  client: {
    onInvoke: (_context, state, { id }) => [
      state,
      [{ kind: 'send', to: 'S', message: { kind: 'ASK', subject: id } }],
    ],
    onMessage: (_context, state, { message }) => [
      { seen: [...state.seen, message.kind] },
      [{ kind: 'reply', operation: message.subject ?? '', result: 'ok' }],
    ],
  },
  server: {
    onMessage: (_context, state, { from, message }) => [
      state,
      [
        {
          kind: 'appendLog',
          record: { kind: 'DID', subject: message.subject ?? '' },
          forced: true,
        },
        { kind: 'become', state: { seen: [...state.seen, message.kind] } },
        { kind: 'send', to: from, message: { kind: 'OK', subject: message.subject ?? '' } },
      ],
    ],
    onRecover: (_context, log) => [{ seen: log.map((record) => record.kind) }, []],
  },
};

export const PAIR: readonly ProcessSpec[] = [
  { id: 'C', role: 'client', client: true },
  { id: 'S', role: 'server' },
];

export function toyMachine(setup: ToySetup = {}): Machine<Toy> {
  const operations = setup.operations ?? 1;
  const protocol: Protocol<Toy> = {
    id: 'toy',
    title: 'Toy',
    options: {},
    rules: [],
    perturbations: [],
    invariants: [],
    processes: () => setup.processes ?? PAIR,
    handlers: (role) => ({
      initialState: () => ({ seen: [] }),
      ...DEFAULTS[role],
      ...setup.handlers?.[role],
    }),
    subject: (thing) => thing.subject ?? '',
    workload: (_options, _client, n) =>
      n < operations ? { afterMs: setup.thinkMs ?? 100, operation: { kind: 'ask' } } : null,
    initialGhost: () => ({}),
    observe: (ghost) => ghost,
    waitingFor: setup.waitingFor ?? ((): readonly Waiting[] => []),
    tally: () => [],
  };
  const options = { ...optionDefaults(ENGINE_OPTIONS), ...setup.options } as Options;
  return createMachine(protocol, { options, off: [], seed: setup.seed ?? 1 });
}

export function toyRun(
  setup: ToySetup = {},
  interventions: readonly Intervention[] = [],
  horizonMs = 20_000,
): Run<Toy> {
  const run = createRun(toyMachine(setup), { interventions, horizonMs });
  run.advance(5000);
  return run;
}

/** An intervention right after the event `after`, at that event's own instant unless `timeMs` says later. */
export function after(event: string | null, action: InterventionAction, timeMs = 0): Intervention {
  return { at: { after: event, timeMs }, action };
}

export function eventNames(run: Run<Toy>): readonly string[] {
  return run.events.map((event) => event.name);
}
