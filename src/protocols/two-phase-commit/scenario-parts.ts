import type { Fault } from '../../engine/action.ts';
import type { Intervention, Scenario } from '../../engine/spec.ts';

/** `fault` right after the event of that name. */
export function after(event: string, fault: Fault): Intervention {
  return { at: { after: event, timeMs: 0 }, action: fault };
}

/** `fault` at that instant, whatever has happened by then. */
export function atTime(timeMs: number, fault: Fault): Intervention {
  return { at: { after: null, timeMs }, action: fault };
}

export function crash(process: string, afterEffects?: number): Fault {
  return { kind: 'crash', process, ...(afterEffects === undefined ? {} : { afterEffects }) };
}

export function restart(process: string): Fault {
  return { kind: 'restart', process };
}

export function voteNo(process: string): Fault {
  return { kind: 'perturb', process, perturbation: 'vote-no' };
}

/** Two clients; where they start together, the order is the network's. */
export const TWO_CLIENTS = { clients: 2 } as const;

type Story = Pick<Scenario, 'id' | 'title' | 'summary' | 'decisive'> & Partial<Scenario>;

/** One transfer over two participants, everything on, until somebody settles it. */
export function scenario(story: Story): Scenario {
  return {
    group: 'Atomicity',
    options: {},
    off: [],
    seed: 1,
    interventions: [],
    nominalHopMs: 50,
    horizonMs: 20_000,
    claims: { outcome: 'settled', violates: [] },
    ...story,
  };
}
