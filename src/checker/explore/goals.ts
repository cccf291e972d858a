import type { ProtocolTypes } from '../../engine/configuration.ts';
import type { Machine } from '../../engine/machine.ts';
import { optionDefaults } from '../../engine/options.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { isStuck } from '../../engine/simulate.ts';
import type { Scenario } from '../../engine/spec.ts';
import type { SearchState } from './protocol-system.ts';
import type { Property } from './system.ts';

/** Something to be looked for, and how it is said. */
export interface Goal {
  readonly id: string;
  readonly title: string;
}

/** `P1-waits` */
const WAITS = '-waits';

/**
 * Every goal of a protocol: its properties, and for every protocol alike: no client waits any more, somebody waits for
 * somebody else, nobody can ever go on although all is healed; where its scenario has a goal of its own, that.
 */
export function goalsOf<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  scenario: Pick<Scenario, 'goal' | 'options'>,
): readonly Goal[] {
  const options = { ...optionDefaults(protocol.options), ...scenario.options };
  const processes = protocol.processes(options as unknown as P['options']);
  const own = scenario.goal === undefined ? [] : [{ id: 'scenario', title: scenario.goal.text }];
  return [
    ...own,
    { id: 'answered', title: 'Every client has asked, and none waits any more' },
    { id: 'stuck', title: 'Somebody waits, and will for ever, whatever is repaired' },
    ...processes.map(({ id }) => ({ id: `${id}${WAITS}`, title: `${id} waits for somebody` })),
    ...protocol.invariants
      .filter(({ expectation }) => expectation === 'sometimes')
      .map(({ rule, title }) => ({ id: rule, title })),
  ];
}

/** What must hold everywhere. */
export function rulesAsProperties<P extends ProtocolTypes>(
  machine: Machine<P>,
): readonly Property<SearchState<P>>[] {
  const { context, protocol } = machine;
  return protocol.invariants.flatMap((invariant) =>
    invariant.expectation === 'finally'
      ? []
      : [
          {
            id: invariant.rule,
            expectation: invariant.expectation,
            notedOnly: invariant.expectation === 'sometimes',
            check: ({ configuration }) => invariant.check(configuration, context)?.message ?? null,
          } satisfies Property<SearchState<P>>,
        ],
  );
}

/** The property that looks for a goal; null: there is no such goal here. */
export function goalAsProperty<P extends ProtocolTypes>(
  machine: Machine<P>,
  scenario: Pick<Scenario, 'goal' | 'options'>,
  id: string,
): Property<SearchState<P>> | null {
  const goal = goalsOf(machine.protocol, scenario).find((one) => one.id === id);
  if (goal === undefined) return null;
  const { title } = goal;
  const isReached = reached(machine, scenario, id);
  return {
    id,
    expectation: 'sometimes',
    check: (state) => (isReached(state) ? `${title}.` : null),
  };
}

function reached<P extends ProtocolTypes>(
  machine: Machine<P>,
  scenario: Pick<Scenario, 'goal'>,
  id: string,
): (state: SearchState<P>) => boolean {
  const { protocol, context } = machine;
  if (id === 'scenario') return ({ configuration }) => scenario.goal?.holds(configuration) === true;
  if (id === 'answered') return isAnswered;
  if (id === 'stuck') return ({ configuration }) => mayBeStuck(machine, configuration);
  const invariant = protocol.invariants.find(({ rule }) => rule === id);
  if (invariant !== undefined)
    return ({ configuration }) => invariant.check(configuration, context) !== null;
  const process = id.slice(0, -WAITS.length);
  return ({ configuration }) =>
    protocol.waitingFor(configuration, context).some((waiting) => waiting.process === process);
}

/** At least one operation each, and none is open: answered, or given up. */
function isAnswered<P extends ProtocolTypes>({ configuration }: SearchState<P>): boolean {
  const clients = configuration.processes.flatMap(({ client }) =>
    client === null ? [] : [client],
  );
  const isFree = ({ outstanding, taken, extra }: (typeof clients)[number]): boolean =>
    outstanding === null && taken + extra > 0;
  return clients.length > 0 && clients.every(isFree);
}

/** The clock is asked only where somebody waits and nothing is under way that could help. */
function mayBeStuck<P extends ProtocolTypes>(
  machine: Machine<P>,
  configuration: SearchState<P>['configuration'],
): boolean {
  if (configuration.inFlight.length > 0) return false;
  const { protocol, context } = machine;
  return protocol.waitingFor(configuration, context).length > 0 && isStuck(machine, configuration);
}
