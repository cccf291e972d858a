import type { EventIndex, ProtocolTypes } from '../../engine/configuration.ts';
import { createMachine } from '../../engine/machine.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { createRun } from '../../engine/run.ts';
import type { RunSpec, Scenario } from '../../engine/spec.ts';
import { searchedSpec } from './run-search.ts';

/** The run that a search begins in, and whether it keeps its own options although others would keep the search small. */
export interface SearchedFrom {
  readonly spec: RunSpec;
  readonly ownOptions: boolean;
}

/**
 * The run with the options for searches, where all that happened up to this event would have happened with them too;
 * else the run as it is. `from`: null is before anybody does anything.
 */
export function searchedFrom<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  scenario: Scenario,
  spec: RunSpec,
  from: EventIndex | null,
): SearchedFrom {
  const wanted = searchedSpec(protocol, scenario, spec);
  const changed = Object.keys(wanted.options).filter(
    (name) => wanted.options[name] !== spec.options[name],
  );
  const isKept = from !== null && changed.length > 0 && !hasSamePast(protocol, spec, wanted, from);
  return { spec: isKept ? spec : wanted, ownOptions: isKept };
}

function hasSamePast<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  one: RunSpec,
  other: RunSpec,
  upTo: EventIndex,
): boolean {
  const [a, b] = [one, other].map((spec) => {
    const { interventions } = spec;
    const run = createRun(createMachine(protocol, spec), {
      interventions,
      horizonMs: Number.MAX_SAFE_INTEGER,
    });
    run.advance(upTo + 1);
    return run.count > upTo ? run.digestAt(upTo) : null;
  });
  return a === b && a !== null;
}
