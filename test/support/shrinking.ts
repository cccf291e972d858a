import { expect } from 'vitest';
import { createShrink, type Shrunk } from '../../src/checker/shrink/index.ts';
import type { RunSpec } from '../../src/engine/spec.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import { played, type specOf } from './searches.ts';

const ALL = Number.POSITIVE_INFINITY;

type Chosen = ReturnType<typeof specOf>;

/** The run, reduced as far as it goes; null: it does not violate the rule. */
export function shrunk({ entry, scenario }: Chosen, spec: RunSpec, rule: string): Shrunk | null {
  const shrink = createShrink(entry.protocol, { spec, scenario, rule });
  shrink.advance(ALL);
  expect(shrink.done).toBe(true);
  return shrink.best;
}

/** The event after which the rule is violated first; null: it holds. */
export function violationIn(entry: ProtocolEntry, spec: RunSpec, rule: string): number | null {
  const run = played(entry, spec, 60_000);
  run.advance(2500);
  const at = run.events.findIndex(({ index }) => run.violatedBy(index).includes(rule));
  return at < 0 ? null : at;
}
