import type { Perturbation } from '../engine/protocol.ts';
import type { Intervention, Scenario } from '../engine/spec.ts';
import type { Control } from '../scene/outage.ts';
import type { StripCell } from '../scene/presentation.ts';

/** Where the gallery has what replication does not prevent. */
export const BEYOND_REPLICATION = 'Where replication does not help';

/** What models of many machines have in common: nobody calls them, and nothing is remembered of their history. */
export const NO_CLIENTS = {
  workload: () => null,
  initialGhost: () => ({}),
  observe: <Ghost>(ghost: Ghost): Ghost => ghost,
};

/** A phase of a model's story: its id, and what the strip calls it; the last for a phone, nine characters at most. */
export type Phase = readonly [id: string, label: string, short: string];

/** The strip above a model: phases before `now` are past; in the phase at `open` nobody knows how it will end. */
export function phaseStrip(
  phases: readonly Phase[],
  now: number,
  open: number | null = null,
): readonly StripCell[] {
  return phases.map(([id, label, short], at) => ({
    id,
    label,
    short,
    state: at < now ? 'past' : at > now ? 'ahead' : at === open ? 'open' : 'now',
  }));
}

/** Something that can be done to a model: by whom it is felt, on which kind of button, and in one sentence. */
export type Deed = readonly [
  id: string,
  process: string,
  kind: Control['kind'],
  label: string,
  title: string,
];

/** `roleOf`: the role of the process that a deed is done to. */
export function perturbationsOf(
  deeds: readonly Deed[],
  roleOf: (process: string) => string,
): readonly Perturbation[] {
  return deeds.map(([id, process, , , title]) => ({ id, role: roleOf(process), title }));
}

/** The buttons for these deeds, in their order. */
export function controlsOf(deeds: readonly Deed[]): readonly Control[] {
  return deeds.map(([perturbation, process, kind, label]) => ({
    perturbation,
    process,
    kind,
    label,
  }));
}

/** A scenario of a model that counts seconds; what it leaves out is that of the outage as it was. */
export type SecondsDraft = Pick<Scenario, 'id' | 'title' | 'summary'> &
  Partial<Pick<Scenario, 'off' | 'interventions' | 'claims' | 'decisive' | 'beside'>> & {
    readonly options?: Readonly<Record<string, number>>;
  };

/** What a model's scenarios share: how long they last, which rules are off, and the trigger. */
interface SecondsOutage {
  readonly untilS: number;
  readonly off: readonly string[];
  readonly interventions: readonly Intervention[];
  readonly decisive: string;
}

export function scenarioInSeconds(
  { untilS: usual, ...shared }: SecondsOutage,
  { options, ...draft }: SecondsDraft,
): Scenario {
  const untilS = options?.['untilS'] ?? usual;
  return {
    group: BEYOND_REPLICATION,
    seed: 1,
    claims: { outcome: 'settled', violates: [] },
    // The whole in about a minute: a hop is 1.2 s on the screen.
    nominalHopMs: untilS * 20,
    horizonMs: untilS * 1000 + 20_000,
    options: { ...options },
    ...shared,
    ...draft,
  };
}
