import { describe, expect, it } from 'vitest';
import { drawInteger } from '../../../src/base/random.ts';
import type { Configuration } from '../../../src/engine/configuration.ts';
import { replayStep } from '../../../src/engine/replay.ts';
import { randomRun, seeds, type Chaos } from '../../support/random-runs.ts';
import { machineOf } from '../../support/runs.ts';
import { ENTRY } from '../../support/two-phase.ts';

const CHAOS: Chaos = { faultsPerMille: 250, events: 260, crashes: () => true };
const RULES = ENTRY.protocol.rules.filter((rule) => rule.switchable).map((rule) => rule.id);

function problems(seed: number): readonly string[] {
  const draw = (what: string, most: number): number => drawInteger(seed, 'headline', what, 0, most);
  const rule = RULES[draw('rule', RULES.length)];
  const machine = machineOf(ENTRY, {
    seed,
    off: rule === undefined ? [] : [rule],
    options: {
      participants: 2 + draw('participants', 4),
      clients: 1 + draw('clients', 2),
      transactions: 2,
      workload: ['mix', 'conflict', 'transfer', 'put'][draw('workload', 3)] ?? 'mix',
      lossPercent: draw('loss', 15),
      cooperative: draw('cooperative', 1) === 1,
      wallBuffers: draw('wall', 1) === 1,
      balance: draw('poor', 3) === 0 ? 5 : 100,
    },
  });
  const { events } = randomRun(machine, CHAOS, seed, 300);
  const found: string[] = [];
  let before: Configuration = machine.initial;
  for (const event of events) {
    const after = replayStep(machine, before, event).configuration;
    const text = ENTRY.presentation.headline(event, before, after);
    const isLong = text.length > 84 || text.split(/\s+/).length > 14;
    const isOdd =
      /undefined|null|NaN|\[object|  |\.\.|That message/.test(text) || !/^[A-Z].*[.?]$/.test(text);
    if (isLong || isOdd) found.push(`${seed} ${event.name}: ${text}`);
    found.push(...faceProblems(after).map((problem) => `${seed} ${event.name}: ${problem}`));
    before = after;
  }
  return found;
}

function faceProblems(picture: Configuration): readonly string[] {
  const faces = picture.processes.map((process) => ENTRY.presentation.node(process, picture));
  const texts = [
    ...faces.flatMap((face) => [face.word, ...face.facts]),
    ...ENTRY.presentation.strip(picture).flatMap((cell) => [cell.label, cell.short]),
    ...picture.processes.flatMap((process) =>
      ENTRY.presentation.fields(process).map((field) => field.value),
    ),
  ];
  const short = ENTRY.presentation.strip(picture).filter((cell) => cell.short.length > 9);
  return [
    ...texts.filter((text) => /undefined|null|NaN/.test(text)),
    ...short.map((cell) => cell.short),
  ];
}

describe('2PC headlines', () => {
  it('say something short and whole about every event of 300 random runs, with any rule off', () => {
    expect(seeds(300).flatMap(problems).slice(0, 20)).toEqual([]);
  });
});
