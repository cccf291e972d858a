import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { findProcess } from '../../../src/engine/configuration.ts';
import type { Run } from '../../../src/engine/run.ts';
import type { Intervention } from '../../../src/engine/spec.ts';
import { createEventReporter } from '../../../src/worker/event-reporter.ts';
import { specOf } from '../../support/asking.ts';
import { after, eventNamed, last, machineOf, runOf } from '../../support/runs.ts';
import { ending, ENTRY, play, replicaAt, violations } from './support.ts';

const { presentation } = ENTRY;

function strip(run: Run, event: string): readonly string[] {
  const { index } = eventNamed(run, event);
  return presentation
    .strip(run.configurationAt(index))
    .map(({ label, state }) => `${label}: ${state}`);
}

function faceOf(run: Run, event: string, id: string) {
  const picture = run.configurationAt(eventNamed(run, event).index);
  return presentation.node(ensure(findProcess(picture, id), id), picture);
}

describe('Replicated state machine: the log as a strip', () => {
  it('a position is now until all have come there, and then they agree', () => {
    const run = play('same-log-same-state');
    expect(strip(run, 'disk SQ ENTRY C1.r1#1')).toEqual(['0: start: past', '1: x=1, 0 of 3: now']);
    expect(strip(run, 'disk R1 ENTRY C1.r1#1').at(-1)).toBe('2: x+=2, 0 of 3: now');
    expect(strip(run, 'disk R3 ENTRY C2.r1#1')[1]).toBe('1: x=1: past');
  });

  it('marks the position at which digests part, and those at which they are still apart', () => {
    const run = play('two-writes-cross');
    expect(strip(run, 'disk R1 ENTRY C1.r1#1')).toEqual([
      '0: start: past',
      '1: unlike, part here: open',
    ]);
    expect(strip(run, 'disk R2 ENTRY C2.r1#1').at(-1)).toBe('2: unlike, apart: open');
    const cells = presentation.strip(last(run));
    expect(cells[1]?.ticks?.map(({ short, done }) => `${short} ${String(done)}`)).toEqual([
      'R1 true',
      'R2 true',
      'R3 true',
    ]);
    for (const { short } of cells) expect(short.length).toBeLessThanOrEqual(9);
  });

  it('another beginning is marked at position 0', () => {
    expect(strip(play('another-beginning'), 'start R3')[0]).toBe('0: start, part here: open');
  });

  it('says that all are down', () => {
    const cells = presentation.strip(last(play('a-poisoned-request')));
    expect(cells.map(({ label }) => label)).toEqual([
      '0: start',
      '1: x=1',
      '2: poison, all down',
      '3: x=2, all down',
    ]);
  });
});

describe('Replicated state machine: what a node shows', () => {
  it('the digest of its state, and that it is apart', () => {
    const run = play('two-writes-cross');
    const face = faceOf(run, 'disk R1 ENTRY C1.r1#1', 'R1');
    expect(face.word).toMatch(/^1: \w{4}$/);
    expect(face.pennant).toEqual({ text: '!=', title: 'another digest than others at position 1' });
    expect(faceOf(run, 'disk R1 ENTRY C1.r1#1', 'R3').pennant?.text).toBe('!=');
    expect(faceOf(run, 'disk R3 ENTRY C2.r1#1', 'R3').pennant).toBeNull();
  });

  it('what it lacks, and what has to wait for it', () => {
    const face = faceOf(play('an-entry-is-lost'), 'deliver SQ>R3 ENTRY C1.r2#1', 'R3');
    expect(face.word).toBe('lacks 1');
    expect(face.latch).toBe('2 must wait: 1 is missing');
  });

  it('that its program is down, and over which entry', () => {
    const face = faceOf(play('a-poisoned-request'), 'fire R2 revive#1', 'R2');
    expect([face.word, face.latch, face.facts]).toEqual([
      'crashed',
      'crashes at 2: whenever the program reads its log',
      ['2 times so far'],
    ]);
  });

  it('memory by name: every position with its digest', () => {
    const { processes } = last(play('one-throw-for-all'));
    const fields = Object.fromEntries(
      processes.map((it) => [it.id, presentation.fields(it).map(({ name }) => name)]),
    );
    expect(fields['R1']).toEqual(['state', 'digest at 0', 'digest at 1', 'digest at 2']);
    expect(fields['SQ']).toEqual(['entry 1', 'entry 2']);
    const halted = ensure(findProcess(last(play('a-poisoned-request')), 'R1'), 'R1');
    expect(presentation.fields(halted)[0]).toEqual({
      name: 'program',
      value: 'crashed at entry 2',
    });
  });

  it.each([2, 3, 4, 5])('%i replicas and any number of clients stand apart', (replicas) => {
    for (const clients of [1, 2, 3]) {
      const { specs } = machineOf(ENTRY, { options: { replicas, clients } }).world;
      for (const spots of Object.values(presentation.places(specs))) {
        const ids = Object.keys(spots);
        expect(ids).toHaveLength(specs.length);
        for (const [at, id] of ids.entries()) {
          for (const other of ids.slice(at + 1)) {
            const [x, y] = spots[id] ?? [0, 0];
            const [x2, y2] = spots[other] ?? [0, 0];
            const isApart = Math.abs(x - x2) >= 0.24 || Math.abs(y - y2) >= 0.24;
            expect([id, other, isApart]).toEqual([id, other, true]);
          }
        }
      }
    }
  });
});

/** What a click on a slot adds to the run: its fault at the first instant that fits. */
function instantOf(run: Run, id: string): Intervention {
  const slot = ensure(
    presentation.slots?.(run.machine.initial.processes).find((one) => one.id === id),
    id,
  );
  const reporter = createEventReporter(run, ENTRY, '');
  while (reporter.told < run.count) {
    const event = reporter.next();
    const action = slot.find(event);
    if (action !== null) return after(event.name, action);
  }
  throw new Error(slot.absent);
}

describe('Replicated state machine: fault slots', () => {
  /** A run that goes by itself, so that a click adds all that is done to it. */
  const spec = {
    ...specOf(ENTRY, 'same-log-same-state', { interventions: [] }),
    options: { clients: 1, workload: 'put and get' },
  };
  const clicked = (id: string, ...later: readonly Intervention[]): Run => {
    const intervention = instantOf(runOf(ENTRY, spec), id);
    return runOf(ENTRY, { ...spec, interventions: [intervention, ...later] });
  };

  it.each(['entry-lost', 'replica-crashes', 'cut-off'])('%s harms nobody', (id) => {
    const run = clicked(id);
    expect(violations(run)).toEqual([]);
    expect(
      run.events.filter(({ effects }) => effects.some((it) => it.kind === 'reply')),
    ).toHaveLength(3);
  });

  it('a lost entry parts the digests where nobody minds the gap', () => {
    const off = ['RSM-GAP'];
    const interventions = [instantOf(runOf(ENTRY, { ...spec, off }), 'entry-lost')];
    expect(violations(runOf(ENTRY, { ...spec, off, interventions }))).toEqual(['RSM-AGREE']);
  });

  it('a replica that crashes with an entry on disk has carried it out after its restart', () => {
    const restart = after('fault crash R1#1', { kind: 'restart', process: 'R1' });
    const run = clicked('replica-crashes', restart);
    const { index } = eventNamed(run, 'fault crash R1#1');
    const [before, back] = [index - 1, index + 1].map((at) => run.events[at]?.name);
    expect([before, back]).toEqual(['disk R1 ENTRY C1.1#1', 'fault restart R1#1']);
    expect(replicaAt(run.configurationAt(index + 1) as never, 'R1').applied).toHaveLength(1);
    expect(ending(run).ghost.heights).toEqual({ R1: 4, R2: 4, R3: 4 });
    expect(violations(run)).toEqual([]);
  });
});
