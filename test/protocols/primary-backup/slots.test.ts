import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { canonical } from '../../../src/base/canonical.ts';
import type { Run } from '../../../src/engine/run.ts';
import type { Intervention, RunSpec } from '../../../src/engine/spec.ts';
import { createEventReporter } from '../../../src/worker/event-reporter.ts';
import { specOf } from '../../support/asking.ts';
import { after, last, runOf } from '../../support/runs.ts';
import { ENTRY, play, tableOf, violations } from './support.ts';

const { presentation } = ENTRY;
const WITHOUT_R4 = ['PB-A1', 'PB-R4'];

/** What a click on a slot adds to the run: its fault at the first instant that fits. */
function instantOf(run: Run, id: string): Intervention | null {
  const { processes } = run.machine.initial;
  const slot = ensure(
    presentation.slots?.(processes).find((one) => one.id === id),
    id,
  );
  const reporter = createEventReporter(run, ENTRY, '');
  while (reporter.told < run.count) {
    const event = reporter.next();
    const action = slot.find(event);
    if (action !== null) return after(event.name, action);
  }
  return null;
}

/** The scenario with these clicks, one after the other. */
function clicked(spec: RunSpec, ...ids: readonly string[]): Run {
  let interventions = spec.interventions;
  for (const id of ids) {
    const run = runOf(ENTRY, { ...spec, interventions });
    interventions = [...interventions, ensure(instantOf(run, id), id)];
  }
  return runOf(ENTRY, { ...spec, interventions, horizonMs: 8000 });
}

/** Who has answered whom, in which view: `S1 to C1 in 2`. */
function acting(run: Run, fromMs: number): readonly string[] {
  const found = run.events.flatMap(({ time, effects }) =>
    effects.flatMap((effect) => {
      if (effect.kind !== 'send' || time < fromMs) return [];
      const message = effect.message as { readonly kind: string; readonly view?: number };
      return message.kind === 'REPLY' ? [`${effect.from} to ${effect.to} in ${message.view}`] : [];
    }),
  );
  return [...new Set(found)].toSorted();
}

function cutAt({ events }: Run): number {
  return ensure(
    events.find(({ name }) => name.startsWith('fault cut')),
    'cut',
  ).time;
}

describe('Primary/backup: fault slots', () => {
  const healthy = specOf(ENTRY, 'a-primary-and-a-backup');

  it('each has an instant in the healthy scenario, or says why it has none', () => {
    const run = play('a-primary-and-a-backup');
    const slots = presentation.slots?.(run.machine.initial.processes) ?? [];
    const ids = slots.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { absent, label, short } of slots) {
      expect(absent).toMatch(/\.$/);
      expect([label, label.length <= 84, short.split(' ').length <= 3]).toEqual([
        label,
        true,
        true,
      ]);
    }
    const missing = ids.filter((id) => instantOf(run, id) === null);
    expect(missing).toEqual(['server-back-at-once']);
  });

  it('stand in cells of the strip, from the first screen of a run to its end', () => {
    const run = play('the-primary-dies');
    for (const configuration of [run.machine.initial, last(run)]) {
      const cells = presentation.strip(configuration).map(({ id }) => id);
      for (const { cell } of presentation.slots?.(configuration.processes) ?? [])
        expect(cells).toContain(cell);
    }
  });

  it('the primary is cut off from VS and backup, clients still reach it, and it can do nothing', () => {
    const run = clicked(healthy, 'primary-cut-off');
    expect(last(run).cuts).toEqual(['S1>S2', 'S1>VS', 'S2>S1', 'VS>S1']);
    expect(tableOf(run).at(-1)).toBe('3: S2 S3');
    expect(acting(run, cutAt(run) + 1)).toEqual(['S2 to C1 in 3']);
    expect(violations(run)).toEqual([]);
  });

  it('the primary dies, and comes back at once as another', () => {
    const dead = clicked(healthy, 'primary-dies');
    expect(tableOf(dead).at(-1)).toBe('3: S2 S3');
    const back = clicked(healthy, 'primary-dies', 'server-back-at-once');
    expect(tableOf(back).at(-1)).toBe('3: S2 S3');
    const time = (run: Run) =>
      run.events.find(({ name }) => name === 'disk VS VIEW 3#1')?.time ?? 0;
    expect(time(back)).toBeLessThan(time(dead));
    expect(violations(back)).toEqual([]);
  });

  it('the primary dies before it answers, and the request is done once', () => {
    const run = clicked(healthy, 'primary-dies-unanswered');
    expect(tableOf(run).at(-1)).toBe('3: S2 S3');
    expect(violations(run)).toEqual([]);
    expect(violations(clicked({ ...healthy, off: ['PB-A4'] }, 'primary-dies-unanswered'))).toEqual(
      [],
    );
  });

  it('the perfect split brain: rules R4 and A1 off, then one click', () => {
    const sandbox = { ...specOf(ENTRY, 'sandbox'), off: WITHOUT_R4 };
    const run = clicked(sandbox, 'two-halves');
    const cut = cutAt(run);
    expect(tableOf(run).slice(2)).toEqual(['2: S1 S2', '3: S3 S4']);
    expect(acting(run, cut + 2000)).toEqual(['S1 to C1 in 2', 'S3 to C2 in 3']);
    expect(violations(run).toSorted()).toEqual(['PB-LIN', 'PB-R4']);
    // Each half obeys all the rules of replication: it forwards, and is answered, within itself.
    const forwards = run.events.flatMap(({ time, effects }) =>
      effects.flatMap((effect) =>
        effect.kind === 'send' && effect.message.kind === 'FORWARD' && time > cut + 2000
          ? [`${effect.from}>${effect.to}`]
          : [],
      ),
    );
    expect([...new Set(forwards)].toSorted()).toEqual(['S1>S2', 'S3>S4']);
  });

  it.each([[[]], [['PB-A1']]])(
    'the same click with %j off: nobody is told anything wrong',
    (off) => {
      const run = clicked({ ...specOf(ENTRY, 'sandbox'), off }, 'two-halves');
      expect(violations(run)).toEqual([]);
      expect(tableOf(run).at(-1)).toBe('2: S1 S2');
    },
  );

  it('slots look at nothing but the event', () => {
    const run = play('a-primary-and-a-backup');
    const [first, second] = [1, 2].map(
      () => presentation.slots?.(run.machine.initial.processes) ?? [],
    );
    const reporter = createEventReporter(run, ENTRY, '');
    while (reporter.told < run.count) {
      const event = reporter.next();
      const found = (slots = first) => canonical(slots?.map((slot) => slot.find(event)));
      expect(found(first)).toBe(found(second));
    }
  });
});
