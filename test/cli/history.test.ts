import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { captured } from '../support/captured.ts';
import { FIXTURES } from '../support/histories.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/histories/${name}.json`, import.meta.url), 'utf8');
const stale = FIXTURES['textbook']?.find(({ name }) => name === 'stale-read-after-write');
const fine = { ...stale, name: 'fine', ops: stale?.ops.slice(0, 1) };
const files = {
  'textbook.json': fixture('textbook'),
  'unit.json': fixture('porcupine-unit'),
  'fine.json': JSON.stringify(fine),
  'empty.json': '[]',
  'broken.json': '[{',
  'bad.json': JSON.stringify([fine, { ...stale, ops: [{ client: 'A', call: 1, ret: 0 }] }]),
  '-': JSON.stringify([stale, fine]),
};
const run = (...args: string[]) => captured(['history', ...args], files);
const records = (text: string) => JSON.parse(text) as readonly Record<string, unknown>[];

describe('lockstep history', () => {
  it('says of every history whether there is an order, and why not', async () => {
    const { status, out, err } = await run('-');
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out.replaceAll(/[\d.]+ ms/g, 'T ms')).toBe(
      [
        'stale-read-after-write: not linearizable from operation 1 at 3 on. While this read ran, the register can only have been 1; it returned 0. (sequentially consistent, T ms)',
        'fine: linearizable, for instance in the order 0. (sequentially consistent, T ms)',
        '',
        '1 linearizable, 1 not',
        '',
      ].join('\n'),
    );
  });

  it('exits with 0 when all are linearizable', async () => {
    expect((await run('fine.json')).status).toBe(0);
    expect((await run('empty.json', '--json')).out.replaceAll(/\s/g, '')).toBe('[]');
  });

  it.each(['textbook', 'porcupine-unit'] as const)(
    'as JSON it has the verdicts of %s',
    async (name) => {
      const { status, out } = await run(
        name === 'textbook' ? 'textbook.json' : 'unit.json',
        '--json',
      );
      expect(status).toBe(1);
      const known = FIXTURES[name] ?? [];
      const told = records(out);
      expect(told).toHaveLength(known.length);
      for (const [at, { name: called, linearizable, failPrefix, sequential }] of known.entries()) {
        const record = told[at]!;
        expect(record).toMatchObject({ name: called, linearizable });
        expect(record['failPrefix']).toEqual(failPrefix);
        expect([undefined, record['sequential']]).toContain(sequential);
        expect(record['witness'] === undefined).toBe(!linearizable);
        expect(record['ms']).toBeGreaterThanOrEqual(0);
      }
      expect(out.trim().split('\n')).toHaveLength(known.length + 2);
    },
  );

  it.each([
    ['', 'history: expected FILE, got nothing.'],
    ['nowhere.json', 'nowhere.json: expected a file that can be read (ENOENT).'],
    [
      'broken.json',
      'broken.json: expected a history or a list of histories as JSON, but it is not JSON.',
    ],
    [
      'bad.json',
      'bad.json: history 1 (stale-read-after-write): operation 0: ret: expected a number not below its call at 1, or null, got 0.',
    ],
  ])('one sentence for bad input: %s', async (line, sentence) => {
    const found = await run(...line.split(' ').filter((word) => word !== ''));
    expect(found).toEqual({ status: 2, out: '', err: `lockstep: ${sentence}\n` });
  });
});
