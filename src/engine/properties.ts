import type { Configuration, EventIndex, ProtocolTypes } from './configuration.ts';
import { repairs } from './enabled.ts';
import type { Machine } from './machine.ts';
import type { Invariant } from './protocol.ts';

/** What can be said of one property after some event. */
export interface PropertyVerdict {
  readonly rule: string;
  readonly title: string;
  readonly expectation: Invariant<ProtocolTypes>['expectation'];
  readonly state: 'holds' | 'violated' | 'not yet' | 'seen' | 'no premise';
  /** Who did what, in one sentence; empty where there is nothing to tell. */
  readonly message: string;
  /** The event after which it was so first. */
  readonly at: EventIndex | null;
}

/** The first event after which a property was violated (`always`) or came about (`sometimes`). */
interface Sighting {
  readonly at: EventIndex;
  readonly message: string;
}

/** Watches the properties of a protocol along a run. */
export interface PropertyWatch<P extends ProtocolTypes> {
  /** Call after every event. Out: rules violated now that were not violated after the event before. */
  observe(configuration: Configuration<P>): readonly string[];
  /** After event `index`; `settled`: is it the last event of a run that has settled? */
  verdicts(
    index: EventIndex,
    configuration: Configuration<P>,
    settled: boolean,
  ): readonly PropertyVerdict[];
}

export function watchProperties<P extends ProtocolTypes>(machine: Machine<P>): PropertyWatch<P> {
  const { invariants } = machine.protocol;
  const sightings = new Map<Invariant<P>, Sighting>();
  const current = new Set<Invariant<P>>();

  return {
    observe(configuration) {
      const broken: string[] = [];
      for (const invariant of invariants) {
        if (invariant.expectation === 'finally') continue;
        if (invariant.expectation === 'sometimes' && sightings.has(invariant)) continue;
        const found = invariant.check(configuration, machine.context);
        if (found === null) {
          current.delete(invariant);
          continue;
        }
        if (!sightings.has(invariant)) {
          sightings.set(invariant, { at: configuration.next - 1, message: found.message });
        }
        if (invariant.expectation === 'always' && !current.has(invariant))
          broken.push(invariant.rule);
        current.add(invariant);
      }
      return broken;
    },
    verdicts: (index, configuration, settled) =>
      invariants.map((invariant) => {
        const { rule, title, expectation } = invariant;
        const plain = { rule, title, expectation };
        if (expectation === 'finally')
          return { ...plain, ...judgeFinally(machine, invariant, configuration, settled, index) };
        const seen = sightings.get(invariant);
        if (seen === undefined || seen.at > index) {
          return {
            ...plain,
            state: expectation === 'always' ? 'holds' : 'not yet',
            message: '',
            at: null,
          } as const;
        }
        return {
          ...plain,
          ...seen,
          state: expectation === 'always' ? 'violated' : 'seen',
        } as const;
      }),
  };
}

function judgeFinally<P extends ProtocolTypes>(
  machine: Machine<P>,
  invariant: Invariant<P>,
  configuration: Configuration<P>,
  settled: boolean,
  index: EventIndex,
): Pick<PropertyVerdict, 'state' | 'message' | 'at'> {
  const premise = invariant.premise?.(configuration, machine.context) ?? true;
  if (!premise) return { state: 'no premise', message: '', at: null };
  if (!settled || repairs(configuration).length > 0)
    return { state: 'not yet', message: '', at: null };
  const found = invariant.check(configuration, machine.context);
  if (found === null) return { state: 'holds', message: '', at: index };
  return { state: 'violated', message: found.message, at: index };
}
