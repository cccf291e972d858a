import { expect, it } from 'vitest';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { parseRunSpec } from '../../src/session/validate.ts';
import { testSession, type TestSession } from '../support/session.ts';

/** Every scenario; of a model of hours of many machines one stands for all. */
const PLACES = REGISTRY.flatMap(({ protocol, presentation, scenarios }) =>
  scenarios
    .slice(0, presentation.outage === undefined ? undefined : 1)
    .map(({ id }) => [protocol.id, id] as const),
);

/** Shares of the run at which somebody does something. */
const WHERE = [0.1, 0.35, 0.6, 0.85];

function openedRun(protocol: string, scenario: string): TestSession {
  const spec = parseRunSpec({ protocol, scenario });
  if (!spec.ok) throw new Error(spec.error);
  const session = testSession();
  session.actions.open(spec.value);
  session.settle();
  return session;
}

it.each(PLACES)(
  '%s/%s: what is done at an event is the very next, and what was done later is not done any more',
  (protocol, scenario) => {
    const session = openedRun(protocol, scenario);
    const first = session.branch();
    for (const share of WHERE) {
      session.actions.switchBranch(first.id);
      session.settle();
      // Not before everybody has started.
      session.actions.seek(Math.floor(share * first.events.length));
      session.settle();
      const { cursor } = session.state();
      session.actions.intervene({ kind: 'holdClock' });
      session.settle();
      const { events, spec } = session.branch();
      expect(events.slice(0, cursor + 1).map(({ name }) => name)).toEqual(
        first.events.slice(0, cursor + 1).map(({ name }) => name),
      );
      expect([cursor, events[cursor + 1]?.fault]).toEqual([cursor, 'holdClock']);
      expect(spec.interventions.at(-1)?.action).toEqual({ kind: 'holdClock' });
      expect(session.state().cursor).toBe(cursor + 1);
    }
  },
);
