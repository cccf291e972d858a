import { describe, expect, it } from 'vitest';
import { PLAIN, TOYS } from '../support/toy-entry.ts';
import { captured, jsonLines } from '../support/captured.ts';

const spec = {
  ...PLAIN,
  seed: 99,
  interventions: [
    {
      at: { after: 'deliver C>S ASK C.1#1', timeMs: 150 },
      action: { kind: 'crash', process: 'S' },
    },
    { at: { after: 'fault crash S#1', timeMs: 700 }, action: { kind: 'restart', process: 'S' } },
  ],
};
const files = { 'spec.json': JSON.stringify(spec), '-': JSON.stringify({ ...spec, seed: 5 }) };
const run = (...args: string[]) => captured(args, files, TOYS);

describe('lockstep link and open', () => {
  it('are each other’s inverse', async () => {
    const { status, out } = await run('link', 'spec.json');
    expect(status).toBe(0);
    expect(out).toMatch(/^#\/toy\/plain\?r=[\w-]+&c=\d+&d=[0-9a-f]{16}&m=[\w.-]{4}&v=1\n$/);
    const opened = await run('open', out.trim());
    expect(opened.status).toBe(0);
    expect(JSON.parse(opened.out)).toEqual(spec);
    const full = await run('open', `https://example.org/lockstep/${out.trim()}`);
    expect(full).toEqual(opened);
  });

  it('opens where the reader acted last, else where everybody has started, else where it is asked to', async () => {
    const cursorOf = async (...args: string[]) => /&c=(\d+)&/.exec((await run(...args)).out)?.[1];
    const events = jsonLines((await run('run', '--file', 'spec.json', '--format', 'jsonl')).out);
    const restart = events.find(({ name }) => name === 'fault restart S#1');
    expect(await cursorOf('link', 'spec.json')).toBe(String(restart?.['index']));
    expect(await cursorOf('link', 'spec.json', '--at', '4')).toBe('4');
    const plain = await captured(['link', '-'], { '-': JSON.stringify(PLAIN) }, TOYS);
    expect(plain.out).toMatch(/&c=2&/);
  });

  it('reads a file from standard input', async () => {
    const { out } = await run('link', '-');
    expect(JSON.parse((await run('open', out.trim())).out)).toMatchObject({ seed: 5 });
  });
});

describe('lockstep run, from a file or a link', () => {
  it('is the same run', async () => {
    const file = await run('run', '--file', 'spec.json', '--format', 'jsonl');
    const link = (await run('link', 'spec.json')).out.trim();
    expect(file.status).toBe(0);
    expect(await run('run', '--link', link, '--format', 'jsonl')).toEqual(file);
    expect(await run('run', 'toy/plain', '--link', link, '--format', 'jsonl')).toEqual(file);
    const other = await run('run', '--file', 'spec.json', '--seed', '98', '--format', 'jsonl');
    expect(other.out).not.toBe(file.out);
  });

  it('says so when the link was made by a version that runs differently', async () => {
    const link = (await run('link', 'spec.json', '--at', '6')).out.trim();
    const good = await run('run', '--link', link);
    expect(good.err).toBe('');
    const changed = link.replace(/d=./, (digit) => (digit === 'd=0' ? 'd=1' : 'd=0'));
    const told = await run('run', '--link', changed);
    expect(told.status).toBe(0);
    expect(told.err).toMatch(/^lockstep: .* the two runs differ between events \d+ and 6\.\n$/);
    const varied = await run('run', '--link', changed, '--seed', '3');
    expect(varied.err).toBe('');
  });
});
