import { assert } from '../../base/assert.ts';
import type { Configuration, EventIndex, ProtocolTypes } from '../../engine/configuration.ts';
import { createMachine } from '../../engine/machine.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { RunSpec, Scenario } from '../../engine/spec.ts';
import { boundsOf, type Bounds } from './bounds.ts';
import { foundRun, type FoundRun } from './counterexample.ts';
import { goalAsProperty, rulesAsProperties } from './goals.ts';
import { protocolSystem, type SearchState } from './protocol-system.ts';
import { rootOf } from './root.ts';
import { NOTHING_USED } from './used.ts';
import { Search, type SearchLimits, type SearchProgress } from './search.ts';

/** What is searched, from where, how far, and for what. */
export interface RunSearchSetup {
  /** Valid and complete; see `searchedSpec` for the options that keep a search small. */
  readonly spec: RunSpec;
  /** The scenario that the run began as. */
  readonly scenario: Scenario;
  /** What differs from the default bounds. */
  readonly bounds?: Partial<Bounds>;
  /** After which event of the run. Absent: right before anybody does anything. */
  readonly from?: EventIndex;
  /** One of `goalsOf`, to be looked for in place of a violation. */
  readonly goal?: string;
  readonly limits?: Pick<SearchLimits, 'maxStates' | 'maxBytes'>;
}

export interface RunFinding {
  readonly kind: 'violation' | 'goal';
  /** The rule that is violated, or the goal. */
  readonly id: string;
  /** Who did what, in one sentence. */
  readonly message: string;
  readonly run: FoundRun;
}

/** A search of the runs of a protocol, in slices. */
export interface RunSearch {
  readonly bounds: Bounds;
  readonly progress: SearchProgress;
  /** Expands at most so many states; a thousand take about 100 ms. */
  advance(states: number): SearchProgress;
  /** Lifts limits; a search that has found something looks for the next. */
  extend(limits: SearchLimits): void;
  /** Shortest runs, one for each rule or goal. */
  findings(): readonly RunFinding[];
  /** Rules of `sometimes` properties that came about: where none does, the search has seen too little. */
  seen(): readonly string[];
}

/** In: a protocol and what to search. Errors: an unknown goal is an error of ours; ask `goalsOf` first. */
export function searchRuns<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  setup: RunSearchSetup,
): RunSearch {
  const { spec, scenario, goal } = setup;
  const bounds = { ...boundsOf(protocol, scenario), ...setup.bounds };
  const machine = createMachine(protocol, spec);
  const root = rootOf(machine, spec, setup.from);
  const wanted = goal === undefined ? null : goalAsProperty(machine, scenario, goal);
  assert(goal === undefined || wanted !== null, `there is no goal ${goal}`);
  const looked = wanted === null ? rulesAsProperties(machine) : [wanted];
  const properties = looked.map((property) => ({
    ...property,
    check: (state: SearchState<P>) => (state.cut === null ? property.check(state) : null),
  }));
  const system = protocolSystem(machine, root, bounds);
  const limits = { maxDepth: bounds.depth, ...setup.limits };
  const search = new Search(system, { properties, limits });
  return {
    bounds,
    get progress() {
      return search.progress;
    },
    advance: (states) => search.advance(states),
    extend: (more) => search.extend(more),
    findings: () =>
      search.findings.flatMap(({ property, message, state }): readonly RunFinding[] => {
        if (property.notedOnly === true) return [];
        const choices = search.pathTo(state).steps.map(({ action }) => action);
        const moves = system.movesAlong(choices);
        const kind = property.expectation === 'always' ? 'violation' : 'goal';
        const isReached = (configuration: Configuration<P>): boolean =>
          property.check({ configuration, used: NOTHING_USED, numbers: [], cut: null }) !== null;
        const run = foundRun(machine, spec, root, moves, isReached);
        return [{ kind, id: property.id, message, run }];
      }),
    seen: () =>
      search.findings.flatMap(({ property }) => (property.notedOnly === true ? [property.id] : [])),
  };
}

/** The run with the options that its protocol, or its scenario, has for searches, where the reader has not set them otherwise. */
export function searchedSpec<P extends ProtocolTypes>(
  { search, options }: Protocol<P>,
  scenario: Pick<Scenario, 'search'>,
  spec: RunSpec,
  chosen: readonly string[] = [],
): RunSpec {
  const wanted = { ...search?.options, ...scenario.search?.options };
  const hints = Object.entries(wanted).filter(
    ([name]) => !chosen.includes(name) && spec.options[name] === options[name]?.default,
  );
  return { ...spec, options: { ...spec.options, ...Object.fromEntries(hints) } };
}
