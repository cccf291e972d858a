import fc from 'fast-check';
import type { Intervention, InterventionAction, RunSpec } from '../../src/engine/spec.ts';
import { PLAIN } from './toy-entry.ts';

/** Any run of the toy protocol that the validator accepts. */

const name = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .filter((text) => /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u.test(text));
const node = fc.constantFrom('C', 'S', 'S2');
const nodes = fc.uniqueArray(node, { minLength: 1 });
const ms = fc.integer({ min: 1, max: 1_000_000_000 });

const onProcess = fc.record({
  kind: fc.constantFrom('restart', 'stall', 'resume', 'failDisk', 'mendDisk'),
  process: node,
});
const onEnvelope = fc.record({
  kind: fc.constantFrom('drop', 'duplicate', 'hold', 'release', 'deliverNow'),
  envelope: name,
});
const onTimer = fc.record({
  kind: fc.constantFrom('fireTimerNow', 'freezeTimer', 'thawTimer'),
  timer: name,
});
const onLinks = fc.record({
  kind: fc.constantFrom('cut', 'heal'),
  from: nodes,
  to: nodes,
  both: fc.boolean(),
});

const action: fc.Arbitrary<InterventionAction> = fc.oneof(
  onProcess,
  onEnvelope,
  onTimer,
  onLinks,
  fc.record(
    { kind: fc.constant('crash'), process: node, afterEffects: fc.nat(50), loseDisk: fc.boolean() },
    { requiredKeys: ['kind', 'process'] },
  ),
  fc.record({ kind: fc.constant('delay'), envelope: name, byMs: ms }),
  fc.record({ kind: fc.constant('slowDisk'), process: node, extraMs: ms }),
  fc.record({
    kind: fc.constant('perturb'),
    process: fc.constantFrom('S', 'S2'),
    perturbation: fc.constant('sulk'),
  }),
  fc.record({ kind: fc.constantFrom('holdClock', 'resumeClock') }),
  fc.record({ kind: fc.constant('take'), action: name }),
  fc.record({
    kind: fc.constant('invoke'),
    process: fc.constant('C'),
    operation: fc.record({ kind: name, amounts: fc.array(fc.nat(), { maxLength: 3 }) }),
  }),
) as fc.Arbitrary<InterventionAction>;

const intervention: fc.Arbitrary<Intervention> = fc.record({
  at: fc.record({ after: fc.option(name), timeMs: fc.nat(1_000_000_000) }),
  action,
});

export const anyRun: fc.Arbitrary<RunSpec> = fc.record({
  protocol: fc.constant('toy'),
  scenario: fc.constantFrom('plain', 'crash'),
  options: fc
    .record({
      servers: fc.integer({ min: 2, max: 5 }),
      operations: fc.nat(100),
      eager: fc.boolean(),
      workload: fc.constantFrom('calm', 'busy'),
      lossPercent: fc.nat(90),
      latencyMinMs: fc.nat(60),
      fifo: fc.boolean(),
    })
    .map((change) => ({ ...PLAIN.options, ...change })),
  off: fc.constantFrom<readonly string[]>([], ['TOY-1'], ['TOY-1', 'TOY-3']),
  seed: fc.nat(0xffff_ffff),
  interventions: fc.array(intervention, { maxLength: 12 }),
});
