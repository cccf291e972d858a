import type { Fault } from '../../engine/action.ts';
import type { Configuration, ProcessId } from '../../engine/configuration.ts';
import type { Intervention, InterventionAction, Scenario } from '../../engine/spec.ts';
import type { Ghost } from './ghost.ts';
import type { Operation, ServerState } from './types.ts';
import { tableRow } from './views.ts';
import { VIEW_SERVER } from './views.ts';

/** What happens at that instant, whatever has happened by then. */
export function at(timeMs: number, action: InterventionAction): Intervention {
  return { at: { after: null, timeMs }, action };
}

/** `fault` right after the event of that name. */
export function after(event: string, fault: Fault): Intervention {
  return { at: { after: event, timeMs: 0 }, action: fault };
}

export function crash(process: ProcessId): Fault {
  return { kind: 'crash', process };
}

/** Also starts a server that stands by. */
export function start(process: ProcessId): Fault {
  return { kind: 'restart', process };
}

/** Nothing gets through between the two, either way. */
export function cut(from: ProcessId, ...to: readonly ProcessId[]): Fault {
  return { kind: 'cut', from: [from], to, both: true };
}

export function cutOneWay(from: ProcessId, to: ProcessId): Fault {
  return { kind: 'cut', from: [from], to: [to], both: false };
}

export function heal(from: ProcessId, ...to: readonly ProcessId[]): Fault {
  return { kind: 'heal', from: [from], to, both: true };
}

/** From the view server. */
export function cutOff(...servers: readonly ProcessId[]): Fault {
  return cut(VIEW_SERVER, ...servers);
}

export function reconnect(...servers: readonly ProcessId[]): Fault {
  return heal(VIEW_SERVER, ...servers);
}

function invoke(process: ProcessId, operation: Operation): InterventionAction {
  return { kind: 'invoke', process, operation };
}

export function put(client: ProcessId, key: string, value: string): InterventionAction {
  return invoke(client, { kind: 'put', key, value });
}

export function append(client: ProcessId, key: string, value: string): InterventionAction {
  return invoke(client, { kind: 'append', key, value });
}

export function get(client: ProcessId, key: string): InterventionAction {
  return invoke(client, { kind: 'get', key });
}

/** By hand: every operation stands in the list of what happens. */
const BY_HAND = { workload: 'nothing' } as const;

type Story = Pick<Scenario, 'id' | 'title' | 'summary' | 'decisive'> & Partial<Scenario>;

/** Two servers and a spare one, one client, everything on. */
export function scenario(story: Story): Scenario {
  const { options, ...rest } = story;
  return {
    group: 'Who is primary?',
    off: [],
    seed: 1,
    interventions: [],
    nominalHopMs: 50,
    horizonMs: 20_000,
    claims: { outcome: 'settled', violates: [] },
    ...rest,
    options: { ...BY_HAND, ...options },
  };
}

/** Every view so far, as a table: `0: -- --`, `1: S1 --`. */
export function viewTable(configuration: Configuration): readonly string[] {
  const { views } = configuration.ghost as Ghost;
  return ['0: -- --', ...views.map(({ view }) => tableRow(view))];
}

/** Reached once the newest views are these, in this order. */
export function viewsEndWith(
  ...rows: readonly string[]
): Pick<NonNullable<Scenario['goal']>, 'holds'> {
  return {
    holds: (configuration) => viewTable(configuration).slice(-rows.length).join() === rows.join(),
  };
}

export function serverState(configuration: Configuration, id: ProcessId): ServerState | null {
  const state = configuration.processes.find((process) => process.id === id)?.state;
  return (state ?? null) as ServerState | null;
}

type Broken = Pick<Scenario, 'id' | 'title' | 'summary' | 'decisive' | 'interventions'> & {
  readonly rule: string;
  /** What would still prevent the harm, and is off as well. */
  readonly with?: readonly string[];
  readonly violates?: readonly string[];
  readonly options?: Scenario['options'];
  readonly search?: NonNullable<Scenario['search']>;
  readonly outcome?: Scenario['claims']['outcome'];
};

/** A rule is off, and this is the moment it was made for. With the rule on, the same faults do no harm. */
export function broken({
  rule,
  with: others = [],
  violates = ['PB-LIN'],
  outcome = 'settled',
  ...story
}: Broken): Scenario {
  return scenario({
    ...story,
    group: 'Break a rule',
    off: [rule, ...others].toSorted(),
    claims: { outcome, violates },
  });
}
