import { describe, expect, it } from 'vitest';
import { createSweep, type Sweep, type SweepCell } from '../../../src/checker/sweep/index.ts';
import type { Intervention, RunSpec } from '../../../src/engine/spec.ts';
import { REGISTRY } from '../../../src/protocols/registry.ts';
import { played, specOf } from '../../support/searches.ts';

function sweepOf(protocol: string, scenario: string, process: string, off?: readonly string[]) {
  const chosen = specOf(protocol, scenario, off === undefined ? {} : { off });
  return { ...chosen, sweep: createSweep(chosen.entry.protocol, { ...chosen, process }) };
}

function finished(sweep: Sweep): readonly SweepCell[] {
  sweep.advance(Number.POSITIVE_INFINITY);
  return sweep.cells;
}

const wordOf = ({ outcome }: SweepCell): string =>
  outcome.kind === 'ended' ? outcome.word : outcome.kind;

describe('A crash at every instant of a run', () => {
  it('of the coordinator: participants wait until the first COMMIT is on its way, and then commit', () => {
    const cells = finished(sweepOf('two-phase-commit', 'everyone-says-yes', 'TC').sweep);
    const turn = cells.findIndex(({ name }) => name === 'disk TC COMMIT T1#1');
    expect(cells.slice(turn, turn + 4).map(wordOf)).toEqual([
      'blocked',
      'blocked',
      'committed',
      'committed',
    ]);
    expect(new Set(cells.slice(0, turn).map(wordOf))).toEqual(new Set(['undecided', 'blocked']));
    expect(new Set(cells.slice(turn + 3).map(wordOf))).toEqual(new Set(['committed']));
  });

  it('of a participant: all abort until its PREPARED is on the disk, and then commit', () => {
    const cells = finished(sweepOf('two-phase-commit', 'everyone-says-yes', 'P1').sweep);
    const turn = cells.findIndex(
      ({ name, afterEffects }) => name === 'disk P1 PREPARED T1#1' && afterEffects === null,
    );
    expect(new Set(cells.slice(0, turn).map(wordOf))).toEqual(new Set(['aborted']));
    expect(new Set(cells.slice(turn).map(wordOf))).toEqual(new Set(['committed']));
  });

  it('has a cell after each event after which the process is up, in the order of the run', () => {
    const { sweep, spec, entry } = sweepOf('two-phase-commit', 'everyone-says-yes', 'P1');
    const whole = finished(sweep).filter(({ afterEffects }) => afterEffects === null);
    const run = played(entry, spec);
    run.advance(1000);
    const start = run.events.findIndex(({ name }) => name === 'start P1');
    expect(whole.map(({ event }) => event)).toEqual(
      run.events.map(({ index }) => index).slice(start),
    );
    for (const { event, name } of whole) expect(run.events[event]?.name).toBe(name);
  });

  it('with a rule off some instants violate it, and others do not', () => {
    const off = ['2PC-R1'];
    const { sweep } = sweepOf('two-phase-commit', 'yes-before-the-log', 'P1', off);
    const kinds = new Set(finished(sweep).map(({ outcome }) => outcome.kind));
    expect(kinds).toContain('violated');
    expect(kinds.size).toBeGreaterThan(1);
  });

  it('who is restarted later in the run stays down all the same, and others come back', () => {
    const { spec, scenario, entry } = specOf('two-phase-commit', 'everyone-says-yes');
    const plan = ['P1', 'P2'].flatMap((process, at): readonly Intervention[] => [
      { at: { after: null, timeMs: 20 + at }, action: { kind: 'crash', process } },
      { at: { after: null, timeMs: 400 + at }, action: { kind: 'restart', process } },
    ]);
    const interventions = plan.toSorted((a, b) => a.at.timeMs - b.at.timeMs);
    const sweep = createSweep(entry.protocol, {
      spec: { ...spec, interventions },
      scenario,
      process: 'P1',
    });
    const [first] = finished(sweep);
    const run = played(entry, first!.spec, scenario.horizonMs);
    run.advance(1000);
    const { processes } = run.configurationAt(run.count - 1);
    const statusOf = (id: string) => processes.find((one) => one.id === id)?.status;
    expect([statusOf('P1'), statusOf('P2')]).toEqual(['crashed', 'up']);
  });

  it('a run that ends by itself is looked at to its end, and of another it says where that was', () => {
    const { sweep } = sweepOf('two-phase-commit', 'everyone-says-yes', 'P1');
    expect(sweep.goesOnAfter).toBeNull();
    const { entry, spec, scenario } = specOf('two-phase-commit', 'everyone-says-yes');
    const short = { ...scenario, horizonMs: 30 };
    const other = createSweep(entry.protocol, { spec, scenario: short, process: 'P1' });
    expect(other.goesOnAfter).toBe(finished(other).at(-1)?.event);
  });

  it('works in slices, and says how many cells there will be', () => {
    const { sweep } = sweepOf('two-phase-commit', 'everyone-says-yes', 'P1');
    sweep.advance(3);
    expect(sweep.cells).toHaveLength(3);
    expect(sweep.done).toBe(false);
    finished(sweep);
    expect([sweep.cells.length, sweep.done]).toEqual([sweep.total, true]);
  });

  it.each(
    REGISTRY.flatMap(({ protocol, scenarios }) =>
      scenarios.slice(0, 3).map(({ id }) => [protocol.id, id] as const),
    ),
  )('%s/%s: each cell is a run that the engine plays, with the crash at its place', (id, of) => {
    const { sweep, entry, scenario, spec } = sweepOf(id, of, anyServer(id, of));
    expect(sweep.total).toBeGreaterThan(0);
    sweep.advance(12);
    for (const { event, afterEffects, spec: crashed } of sweep.cells) {
      const run = played(entry, crashed, scenario.horizonMs);
      run.advance(event + 2);
      const crash = run.events[event + 1];
      expect(crash?.action).toMatchObject({ kind: 'fault', fault: { kind: 'crash' } });
      expect(run.events[event]?.cutAfter).toBe(afterEffects);
      const restarts = ({ interventions }: RunSpec) =>
        interventions.filter(({ action }) => action.kind === 'restart').length;
      const dropped = restarts(spec) - restarts(crashed);
      expect(crashed.interventions).toHaveLength(spec.interventions.length + 1 - dropped);
    }
  });
});

function anyServer(protocol: string, scenario: string): string {
  const { entry, spec } = specOf(protocol, scenario);
  const all = entry.protocol.processes(spec.options);
  return all.findLast(({ client, starts }) => client !== true && starts === undefined)?.id ?? '';
}
