import { describe, expect, it } from 'vitest';
import { findProcess } from '../../../src/engine/configuration.ts';
import { operationHistory } from '../../../src/engine/operations.ts';
import type { ServerState } from '../../../src/protocols/primary-backup/types.ts';
import { last, machineOf, runOf } from '../../support/runs.ts';
import { answers, ENTRY, play, tableOf, violations } from './support.ts';

const { protocol, presentation } = ENTRY;

describe('Primary/backup: options', () => {
  it.each([2, 3, 4, 5])(
    '%i servers and any number of clients stand apart, wide and tall',
    (servers) => {
      for (const clients of [1, 2, 3]) {
        const { specs } = machineOf(ENTRY, { options: { servers, clients } }).world;
        for (const spots of Object.values(presentation.places(specs))) {
          const ids = Object.keys(spots);
          expect(ids).toHaveLength(specs.length);
          for (const [at, id] of ids.entries()) {
            for (const other of ids.slice(at + 1)) {
              const [x, y] = spots[id] ?? [0, 0];
              const [x2, y2] = spots[other] ?? [0, 0];
              const isApart = Math.abs(x - x2) >= 0.29 || Math.abs(y - y2) >= 0.24;
              expect([id, other, isApart]).toEqual([id, other, true]);
            }
          }
        }
      }
    },
  );

  it('the other detector and joining at the next check give the same views, later', () => {
    const slow = { detector: 'no ping between two checks', joins: 'next tick' };
    const run = play('the-primary-dies', { options: slow });
    expect(tableOf(run)).toEqual(tableOf(play('the-primary-dies')));
    expect(violations(run)).toEqual([]);
  });

  it('a larger state takes longer to copy', () => {
    const arrival = (copyMs: number): number =>
      play('dead-backup-is-removed', {
        options: { servers: 3, copyMs },
        interventions: [],
      }).events.find(({ name }) => name.startsWith('deliver S1>S2 SNAPSHOT'))?.time ?? 0;
    expect(arrival(500) - arrival(0)).toBe(500);
  });

  it('a long run keeps both copies alike and every client answered', () => {
    const options = { servers: 3, clients: 3, workload: 'mix', operations: 20, thinkMs: 50 };
    const run = runOf(ENTRY, { options, horizonMs: 60_000 });
    expect(run.end?.outcome).toBe('settled');
    expect(answers(run)).toHaveLength(60);
    expect(violations(run)).toEqual([]);
    const [first, second] = ['S1', 'S2'].map(
      (id) => findProcess(last(run), id)?.state as ServerState,
    );
    expect(first?.data).toEqual(second?.data);
    expect(first?.answers).toEqual(second?.answers);
  });
});

describe('Primary/backup: operations from outside', () => {
  it.each([
    [{ kind: 'put', key: 'x', value: '1' }, null],
    [{ kind: 'append', key: 'y2', value: 'ab' }, null],
    [{ kind: 'get', key: 'x' }, null],
    [null, 'expected an operation: an object with a kind'],
    [{ kind: 'drop', key: 'x' }, 'kind: expected put, append or get'],
    [{ kind: 'get', key: 'x', value: '1' }, 'value: unknown field; known are kind, key'],
    [
      { kind: 'get', key: 'toString' },
      'key: expected one to eight small letters or digits, a letter first',
    ],
    [
      { kind: 'put', key: 'x', value: 1 },
      'value: expected one to twelve letters, digits, _, + or -',
    ],
  ])('%j: %s', (operation, problem) => {
    expect(protocol.operationProblem?.(operation, {})).toBe(problem);
  });

  it('the history of a run is one of a key-value store of strings', () => {
    const run = play('the-primary-dies');
    const history = operationHistory(run.events).map(({ operation, result }) =>
      protocol.history?.(operation, result),
    );
    expect(history).toEqual([
      { op: 'put', key: 'x', in: '1' },
      { op: 'get', key: 'x', out: '1' },
      { op: 'append', key: 'x', in: '2', out: '12' },
    ]);
  });
});

describe('Primary/backup: what the stage shows', () => {
  const faceOf = (id: string, event: string, process: string) => {
    const run = play(id);
    const index = run.events.find(({ name }) => name === event)?.index ?? run.count - 1;
    const configuration = run.configurationAt(index);
    const found = findProcess(configuration, process);
    return found === undefined ? null : presentation.node(found, configuration);
  };

  it('roles by outline, the believed view on a pennant, the acknowledged one in its title', () => {
    const face = faceOf('first-backup', 'deliver VS>S1 VIEW 2#1', 'S1');
    expect(face?.border).toBe('double');
    expect(face?.tone).toBe('leading');
    expect(face?.pennant).toEqual({ text: 'v2', title: 'believes in view 2, 1 acknowledged' });
    expect(face?.latch).toBe('S2 has no copy: view 2 is not acknowledged');
    expect(faceOf('first-backup', 'end', 'S2')?.border).toBe('single');
    expect(faceOf('a-primary-and-a-backup', 'end', 'S3')?.border).toBe('dashed');
  });

  it('the ack rule as a latch, missed pings as a count, and what VS thinks of others', () => {
    const open = faceOf('the-primary-dies', 'disk VS VIEW 2#1', 'VS');
    expect(open?.latch).toBe('view 2 not acknowledged: VS cannot move on');
    expect(faceOf('the-primary-dies', 'fire VS tick#16', 'VS')?.facts).toContain('S1 missed 4');
    expect(faceOf('the-primary-dies', 'disk VS VIEW 3#1', 'VS')?.beliefs).toEqual([
      'thinks S1 dead',
    ]);
  });

  it('a view that nobody has acknowledged is open in the strip', () => {
    const run = play('dead-while-copying');
    expect(presentation.strip(last(run)).at(-1)).toMatchObject({
      label: '3: S1, S3',
      state: 'open',
    });
  });

  it('a node says its state in twelve characters, so that it is never cut', () => {
    for (const { id } of ENTRY.scenarios.filter((one) => one.claims.outcome !== 'horizon')) {
      const run = play(id);
      for (let at = 0; at < run.count; at += 7) {
        const picture = run.configurationAt(at);
        for (const process of picture.processes) {
          const { word } = presentation.node(process, picture);
          expect([word, word.length <= 12]).toEqual([word, true]);
        }
      }
    }
  });
});
