import { drawInteger } from '../../src/base/random.ts';
import type { Intervention, InterventionAction } from '../../src/engine/spec.ts';

/** Forty interventions as somebody might really make them: every kind, every target, each anchored by name. */

const NODES = ['TC', 'P1', 'P2', 'P3', 'P4', 'P5'];
const DOWN = ['PREPARE', 'COMMIT', 'ABORT'];
const UP = ['YES', 'NO', 'ACK', 'INQUIRE'];

export function manyInterventions(seed: number, count = 40): readonly Intervention[] {
  let draws = 0;
  const below = (n: number) => drawInteger(seed, 'many', `${draws++}`, 0, n - 1);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;

  const transaction = () => `T${1 + below(8)}#${1 + below(3)}`;
  const envelope = () => {
    const node = pick(NODES.slice(1));
    return below(2) === 0
      ? `TC>${node} ${pick(DOWN)} ${transaction()}`
      : `${node}>TC ${pick(UP)} ${transaction()}`;
  };
  const timer = () => `${pick(NODES)} ${pick(['inquire', 'vote', 'resend'])} ${transaction()}`;
  const event = () =>
    pick([
      () => `deliver ${envelope()}`,
      () => `deliver ${envelope()}`,
      () => `deliver ${envelope()}`,
      () => `disk ${pick(NODES)} ${pick(['PREPARED', 'COMMIT', 'ABORT', 'END'])} ${transaction()}`,
      () => `fire ${timer()}`,
      () => `invoke C1 ${1 + below(8)}`,
    ])();
  const group = () => NODES.filter(() => below(2) === 0).slice(0, 3);
  const one = () => pick(NODES);
  const kinds: readonly (() => InterventionAction)[] = [
    () => ({ kind: 'crash', process: one() }),
    () => ({ kind: 'crash', process: one(), afterEffects: below(6) }),
    () => ({ kind: 'crash', process: one(), loseDisk: true }),
    () => ({ kind: 'restart', process: one() }),
    () => ({ kind: 'stall', process: one() }),
    () => ({ kind: 'resume', process: one() }),
    () => ({ kind: 'cut', from: [one(), ...group()], to: [one(), ...group()], both: true }),
    () => ({ kind: 'heal', from: [one(), ...group()], to: [one(), ...group()], both: false }),
    () => ({ kind: 'drop', envelope: envelope() }),
    () => ({ kind: 'duplicate', envelope: envelope() }),
    () => ({ kind: 'delay', envelope: envelope(), byMs: 1 + below(2_000) }),
    () => ({ kind: 'hold', envelope: envelope() }),
    () => ({ kind: 'release', envelope: envelope() }),
    () => ({ kind: 'deliverNow', envelope: envelope() }),
    () => ({ kind: 'fireTimerNow', timer: timer() }),
    () => ({ kind: 'freezeTimer', timer: timer() }),
    () => ({ kind: 'thawTimer', timer: timer() }),
    () => ({ kind: 'slowDisk', process: one(), extraMs: below(2_000) }),
    () => ({ kind: 'failDisk', process: one() }),
    () => ({ kind: 'mendDisk', process: one() }),
    () => ({ kind: 'perturb', process: pick(NODES.slice(1)), perturbation: 'vote-no' }),
    () => ({ kind: 'holdClock' }),
    () => ({ kind: 'take', action: event() }),
    () => ({ kind: 'resumeClock' }),
  ];
  let timeMs = 0;
  const first = below(kinds.length);
  return Array.from({ length: count }, (_, at) => {
    timeMs += below(400);
    const action = (kinds[(first + at) % kinds.length] as () => InterventionAction)();
    return { at: { after: event(), timeMs }, action };
  });
}
