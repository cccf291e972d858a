import { describe, expect, it } from 'vitest';
import { captured } from '../support/captured.ts';

const check = (...args: string[]) => captured(['check', ...args]);

describe('lockstep check --model', () => {
  it('prints the published counts of TwoPhase', async () => {
    const { status, out, err } = await check('--model', 'TwoPhase', '--n', '3', '--json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      model: 'TwoPhase',
      n: 3,
      symmetry: false,
      distinct: 288,
      generated: 1146,
      depth: 11,
      complete: true,
    });
  });

  it('counts orbits when it is asked for symmetry', async () => {
    const { out } = await check('--model', 'TCommit', '--n', '5', '--symmetry', '--json');
    expect(JSON.parse(out)).toMatchObject({ distinct: 26, symmetry: true });
  });

  it('says the same in words', async () => {
    const { status, out } = await check('--model', 'TwoPhase', '--n', '4');
    expect(status).toBe(0);
    expect(out.replaceAll(/in \d+ ms: [\d,]+/g, 'in T ms: R')).toBe(
      [
        'TwoPhase, N=4: every state seen, no violation',
        '1,568 states (8,258 generated, depth 14) in T ms: R states a second, 1 MB',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['--model Paxos', '--model: expected one of TwoPhase, TCommit, got "Paxos".'],
    ['--model TwoPhase --n 8', '--n: expected a whole number from 0 to 7, got "8".'],
    ['--model TwoPhase --n 0', '--n: expected a whole number from 1 to 7, got "0".'],
    ['--model TwoPhase --n', '--n: expected N after it.'],
  ])('one sentence for bad input: %s', async (line, sentence) => {
    const found = await check(...line.split(' '));
    expect(found).toEqual({ status: 2, out: '', err: `lockstep: ${sentence}\n` });
  });
});
