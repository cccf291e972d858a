import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../src/session/link.ts';
import { captured, jsonLines } from '../support/captured.ts';

const check = (line: string) => captured(['check', ...line.split(' ')]);
const HEALTHY = 'two-phase-commit/everyone-says-yes';
const BROKEN = 'two-phase-commit/tired-of-waiting';

interface Record {
  readonly complete: boolean;
  readonly status: string;
  readonly distinct: number;
  readonly violations: readonly Found[];
  readonly goals: readonly Found[];
}

interface Found {
  readonly rule?: string;
  readonly goal?: string;
  readonly length: number;
  readonly steps: readonly string[];
  readonly digest: string;
  readonly link: string;
}

const record = (text: string) => jsonLines(text)[0] as unknown as Record;

describe('lockstep check PROTOCOL/SCENARIO', () => {
  it('finds nothing with all rules on, and says how far that goes', async () => {
    const { status, out, err } = await check(HEALTHY);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(
      'all rules on: no violation; complete within these bounds: not a proof beyond them',
    );
    expect(out).toContain('Bounds: crashes 1, losses 0,');
  });

  it('says which rules it does not judge, and that it ran on one core where more were offered', async () => {
    const { out } = await check(`${HEALTHY} --workers 4`);
    expect(out).toContain('Not judged, since it takes the end of a run: 2PC-AC4, 2PC-AC5\n');
    expect(out).toContain('One core was used: a search runs on one.\n');
    expect((await check(HEALTHY)).out).not.toContain('One core');
  });

  it.each(['fifo=true', 'lossPercent=20'])(
    'exits with 2 where the runs with %s cannot be tried in every order',
    async (option) => {
      const { status, err } = await captured([
        'check',
        'two-phase-commit/everyone-says-yes',
        '--set',
        option,
      ]);
      expect(status).toBe(2);
      expect(err).toMatch(/^lockstep: Here /);
    },
  );

  it('exits with 1 and the steps of a shortest run when a rule is violated', async () => {
    const { status, out } = await check(BROKEN);
    expect(status).toBe(1);
    expect(out).toContain('without 2PC-R4: violated after 11 steps');
    expect(out).toContain('2PC-AC1: T1 is aborted for P1 and committed for TC.');
    expect(out).toContain('  10  fire P1 inquire T1#1\n  11  disk P1 ABORT T1#1\n#/');
  });

  it('gives a link that opens each violation, and its run ends as the search says', async () => {
    const { violations } = record((await check(`${BROKEN} --json`)).out);
    expect(violations.map(({ rule }) => rule)).toEqual(['2PC-AC1', '2PC-DATA']);
    for (const { link, rule, digest } of violations) {
      expect((await decodeLink(link)).ok).toBe(true);
      const { status, out, err } = await captured(['run', '--link', link, '--format', 'jsonl']);
      expect({ status, err }).toEqual({ status: 1, err: '' });
      const summary = jsonLines(out).at(-1);
      expect(summary).toMatchObject({ digest, unanchored: [] });
      expect(JSON.stringify(summary?.['violations'])).toContain(rule);
    }
  });

  it('searches with other rules off than the scenario has', async () => {
    const { status, out } = await check(`${HEALTHY} --off 2PC-R2 --json`);
    expect(status).toBe(1);
    expect(record(out).violations[0]).toMatchObject({ rule: '2PC-AC1', length: 12 });
  });

  it('looks for a goal in place of a violation', async () => {
    const { status, out } = await check(`${HEALTHY} --goal P1-waits --json`);
    expect(status).toBe(0);
    const [goal] = record(out).goals;
    expect(goal).toMatchObject({ goal: 'P1-waits', length: 4 });
    expect(goal?.steps.at(-1)).toBe('disk P1 PREPARED T1#1');
  });

  it('keeps within the bounds it is given', async () => {
    const { status, out } = await check(`${BROKEN} --bound timeouts=0 --bound depth=9 --json`);
    expect(status).toBe(0);
    expect(record(out)).toMatchObject({ complete: false, status: 'depth', violations: [] });
  });

  it('says so when it stops at its limit of states', async () => {
    const { status, out } = await check(`${HEALTHY} --max-states 500`);
    expect(status).toBe(0);
    expect(out).toContain('no violation so far; stopped at the limit of states');
    expect(out).toContain('\n500 states ');
  });

  it.each([
    ['two-phase-commit/nowhere', 'scenario'],
    [`${HEALTHY} --bound luck=1`, '--bound: expected one of crashes, losses,'],
    [`${HEALTHY} --bound crashes=many`, '--bound: expected crashes from 0 to 200, got "many".'],
    [`${HEALTHY} --bound crashes`, '--bound: expected NAME=N, got "crashes".'],
    [`${HEALTHY} --goal luck`, '--goal: expected one of answered, stuck,'],
    [`${HEALTHY} --off luck`, '--off: expected one of 2PC-R1,'],
    [`${HEALTHY} --n 3`, '--n: expected a --model with it.'],
    ['--model TwoPhase --off 2PC-R1', '--off: expected no --model with it.'],
  ])('one sentence for bad input: %s', async (line, sentence) => {
    const { status, out, err } = await check(line);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^lockstep: [^\n]+\.\n$/);
    expect(err).toContain(sentence);
  });
});
