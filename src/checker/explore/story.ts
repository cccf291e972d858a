import type { Fault } from '../../engine/action.ts';
import type { Configuration, EnvelopeName, ProcessId } from '../../engine/configuration.ts';
import type { SearchHints } from '../../engine/protocol.ts';
import { linksOf } from '../../engine/faults.ts';
import type { Intervention } from '../../engine/spec.ts';

export type Cut = Extract<Fault, { kind: 'cut' }>;

/** What is done by hand in a scenario: a search does it too, in every order and at any time. */
export interface Story {
  /** For each client what it is asked to do, in order. */
  readonly clients: readonly {
    readonly process: ProcessId;
    readonly operations: readonly { readonly kind: string }[];
  }[];
  /** Each may be done once, at any time. */
  readonly perturbations: readonly Extract<Fault, { kind: 'perturb' }>[];
  /** Who crashes in it; empty: where the bounds let anybody crash, anybody but a client may. */
  readonly crashing: ReadonlySet<ProcessId>;
  /** Who stalls in it; empty: where the bounds let anybody stall, anybody but a client may. */
  readonly stalling: ReadonlySet<ProcessId>;
  /** What is cut in it; where nothing is, the link between any two. */
  readonly cuts: readonly Cut[];
  /** What is delivered twice in it, by link and kind; empty: where the bounds let it, anything may. */
  readonly doubled: ReadonlySet<string>;
  /** Timers, by kind, that run although nobody has asked for anything: they may fire as often as they like. */
  readonly keepingAlive: ReadonlySet<string>;
  /** Timers, by kind, that lead to a new view or to nothing. */
  readonly viewTimers: ReadonlySet<string>;
}

/** In: what is still to be done by hand, the configuration before anything of it is done, and what the protocol says. */
export function storyOf(
  interventions: readonly Intervention[],
  { processes }: Configuration,
  hints: SearchHints = {},
): Story {
  const operations = new Map<ProcessId, { readonly kind: string }[]>();
  const perturbations: Story['perturbations'][number][] = [];
  const crashing = new Set<ProcessId>();
  const stalling = new Set<ProcessId>();
  const cuts = new Map<string, Cut>();
  const doubled = new Set<string>();
  for (const { action } of interventions) {
    if (action.kind === 'crash') crashing.add(action.process);
    if (action.kind === 'stall') stalling.add(action.process);
    if (action.kind === 'cut') cuts.set(linksOf(action).join(' '), action);
    if (action.kind === 'duplicate') doubled.add(linkAndKind(action.envelope));
    if (action.kind === 'perturb') perturbations.push(action);
    if (action.kind !== 'invoke') continue;
    operations.set(action.process, [...(operations.get(action.process) ?? []), action.operation]);
  }
  const clients = [...operations].map(([process, list]) => ({ process, operations: list }));
  const timers = processes.flatMap((process) => process.timers);
  const keepingAlive = new Set(
    timers.filter(({ background }) => background).map(({ timer }) => timer),
  );
  const viewTimers = new Set(hints.viewTimers);
  return {
    clients,
    perturbations,
    crashing,
    stalling,
    cuts: cuts.size > 0 ? [...cuts.values()] : everyLink(processes),
    doubled,
    keepingAlive,
    viewTimers,
  };
}

function everyLink(processes: Configuration['processes']): readonly Cut[] {
  return processes.flatMap(({ id: from }, at) =>
    processes
      .slice(at + 1)
      .map(({ id: to }) => ({ kind: 'cut', from: [from], to: [to], both: true }) as const),
  );
}

/** `S1>S2 SNAPSHOT` of `S1>S2 SNAPSHOT 2#1`. */
export function linkAndKind(envelope: EnvelopeName): string {
  return envelope.split(/[ #]/, 2).join(' ');
}
