import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunSpec } from '../../src/engine/spec.ts';
import {
  decodeLink,
  encodeLink,
  mismatchSentence,
  scenarioLink,
  verifyOpened,
} from '../../src/session/link.ts';
import { checkOf } from '../../src/session/link-marks.ts';
import { encodeSpec, fieldsInLink } from '../../src/session/spec-codec.ts';
import { ACTIONS } from '../../src/session/run-format.ts';
import { anyRun } from '../support/any-run.ts';
import { PLAIN, TOYS } from '../support/toy-entry.ts';

const DIGEST = '0123456789abcdef';
const open = (address: string) => decodeLink(address, TOYS);
const kinds = Object.keys(ACTIONS) as (keyof typeof ACTIONS)[];

async function errorOf(address: string): Promise<string> {
  const opened = await open(address);
  return opened.ok ? 'opened' : opened.error.replace('This link cannot be opened. ', '');
}

/** A link whose run is this text, checksum and all. */
function linkOf(text: string): string {
  return `#/toy/plain?r=${checkOf(text)}${deflateRawSync(text).toString('base64url')}&v=1`;
}

const spec: RunSpec = {
  ...PLAIN,
  off: ['TOY-1'],
  seed: 4_294_967_295,
  interventions: [
    { at: { after: null, timeMs: 0 }, action: { kind: 'crash', process: 'S', afterEffects: 2 } },
    {
      at: { after: 'start S', timeMs: 90 },
      action: { kind: 'crash', process: 'S', loseDisk: true },
    },
    { at: { after: 'deliver C>S ASK C.1#1', timeMs: 40 }, action: { kind: 'holdClock' } },
  ],
};

describe('A link', () => {
  it('of a scenario as it was written is short and opens as it was written', async () => {
    expect(scenarioLink('toy', 'plain')).toBe('#/toy/plain?v=1');
    const value = { spec: PLAIN, beside: null, cursor: null, digest: null, marks: [] };
    expect(await open('#/toy/plain?v=1')).toEqual({ ok: true, value });
    expect(await open('/toy/plain')).toEqual({ ok: true, value });
  });

  it('may have another scenario beside it', async () => {
    const link = scenarioLink('toy', 'plain', 'toy/crash');
    expect(link).toBe('#/toy/plain?b=toy/crash&v=1');
    const opened = await open(link);
    expect(opened.ok && opened.value.beside?.scenario).toBe('crash');
    expect(await encodeLink(PLAIN, null, null, [], opened.ok ? opened.value.beside : null)).toMatch(
      /&b=toy\/crash&v=1$/,
    );
  });

  it('has the form that is documented', async () => {
    const link = await encodeLink(spec, 12, DIGEST, ['', DIGEST, 'fff0000000000000']);
    expect(link).toMatch(/^#\/toy\/plain\?r=[\w-]+&c=12&d=0123456789abcdef&m=\.\.AS__&v=1$/);
  });

  it('opens as exactly the run it was made of, from the fragment as from the whole address', async () => {
    const link = await encodeLink(spec, 12, DIGEST, ['', DIGEST, DIGEST]);
    const opened = {
      ok: true,
      value: { spec, beside: null, cursor: 12, digest: DIGEST, marks: ['..', 'AS', 'AS'] },
    };
    expect(await open(link)).toEqual(opened);
    expect(await open(`https://example.org/some/path/${link}`)).toEqual(opened);
    expect(await open(link.slice(1))).toEqual(opened);
    expect(await open(`#${encodeURIComponent(link.slice(1))}`)).toEqual(opened);
  });

  it('without a cursor says nothing of where to open, nor of the digest', async () => {
    const link = await encodeLink(spec, null, null, []);
    expect(link).toMatch(/^#\/toy\/plain\?r=[\w-]+&v=1$/);
    expect(await open(link)).toMatchObject({ value: { spec, cursor: null, digest: null } });
  });

  it('brings back every run there can be', async () => {
    const digests = fc.array(fc.stringMatching(/^([0-9a-f]{16})?$/), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(anyRun, fc.nat(100_000_000), digests, async (run, cursor, known) => {
        const marks = run.interventions.map((_, at) => known[at] ?? '');
        const opened = await open(await encodeLink(run, cursor, DIGEST, marks));
        expect(opened).toMatchObject({ ok: true, value: { cursor, digest: DIGEST } });
        expect(opened).toHaveProperty('value.spec', run);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it.each(kinds)('carries every field of "%s"', (kind) => {
    const fields = Object.keys(ACTIONS[kind].entries).filter((field) => field !== 'kind');
    expect(fieldsInLink(kind)).toEqual(fields);
  });
});

describe('A link that is no good', () => {
  it.each([
    ['', 'Link: expected #/<protocol>/<scenario>?…, got "#".'],
    ['#', 'Link: expected #/<protocol>/<scenario>?…, got "#".'],
    [
      'https://example.org/',
      'Link: expected #/<protocol>/<scenario>?…, got "#https://example.org/".',
    ],
    ['#main', 'Link: expected #/<protocol>/<scenario>?…, got "#main".'],
    ['#/toy', 'Link: expected #/<protocol>/<scenario>?…, got "#/toy".'],
    [
      '#/toy/plain/more?v=1',
      'Link: expected #/<protocol>/<scenario>?…, got "#/toy/plain/more?v=1".',
    ],
    ['#/tox/plain?v=1', 'protocol: expected one of toy, got "tox".'],
    ['#/toy/plane?v=1', 'scenario: expected one of plain, crash, many, broken, got "plane".'],
    [
      '#/toy/plain?v=2',
      'v: expected a format version up to 1, got 2; a later version of Lockstep made this link.',
    ],
    [
      '#/toy/plain?new=3&v=2',
      'v: expected a format version up to 1, got 2; a later version of Lockstep made this link.',
    ],
    ['#/toy/plain?v=0', 'v: expected a format version up to 1, got "0".'],
    ['#/toy/plain?v=one', 'v: expected a format version up to 1, got "one".'],
    [
      '#/toy/plain?r=AAAA',
      'v: expected a format version up to 1, but it is missing, so the link was probably cut short.',
    ],
    ['#/toy/plain?utm=3&v=1', '"utm": unknown field; a link has r, c, d, m, b, v.'],
    ['#/toy/plain?b=toy&v=1', 'b: expected <protocol>/<scenario>, got "toy".'],
    ['#/toy/plain?v=1&v=1', '"v": expected once, got it twice.'],
    ['#/toy/plain?c=-3&v=1', 'c: expected the number of an event, got "-3".'],
    ['#/toy/plain?c=1e3&v=1', 'c: expected the number of an event, got "1e3".'],
    ['#/toy/plain?c=999999999999&v=1', 'c: expected the number of an event, got "999999999999".'],
    ['#/toy/plain?c=1&d=12&v=1', 'd: expected 16 hexadecimal digits, got "12".'],
    [
      `#/toy/plain?d=${DIGEST}&v=1`,
      'c: expected the event that the digest d is of, but it is missing.',
    ],
    ['#/toy/plain?m=AA&v=1', 'm: expected two characters for each of 0 interventions, got "AA".'],
    [
      '#/toy/plain?r=&v=1',
      'r: expected a packed run, but it cannot be unpacked, so it was cut short or changed.',
    ],
    [
      '#/toy/plain?r=AAAA%3Cb%3E&v=1',
      'r: expected letters, digits, "-" and "_" as Lockstep writes them, so it was changed.',
    ],
  ])('is refused in one sentence: %s', async (address, sentence) => {
    expect(await errorOf(address)).toBe(sentence);
  });

  it.each([
    ['3', 'r: expected a run, got 3.'],
    ['{', 'r: expected a run, but what it holds is no JSON, so it was changed.'],
    [
      '{"options":{},"seed":1,"x":1}',
      'r: unknown field "x"; a run in a link has options, seed, off, do.',
    ],
    ['{"seed":1}', 'r: options: expected an object, got nothing.'],
    ['{"options":{}}', 'r: seed is missing.'],
    ['{"options":{},"seed":-1}', 'seed: expected a whole number from 0 to 4294967295, got -1.'],
    [
      '{"options":{"servers":0},"seed":1}',
      'options.servers: expected a whole number from 1 to 5, got 0.',
    ],
    ['{"options":{},"seed":1,"do":3}', 'r: do: expected a list of rows, got 3.'],
    [
      '{"options":{},"seed":1,"do":[[]]}',
      'r: do[0]: expected a name or null, a time, a kind and its fields.',
    ],
    [
      '{"options":{},"seed":1,"do":[[null,0,"s","S","T"]]}',
      'r: do[0]: expected at most 1 fields of "stall", got 2.',
    ],
    [
      '{"options":{},"seed":1,"do":[[null,0,"s","Q"]]}',
      'interventions[0].action.process: expected one of C, S, S2, got "Q".',
    ],
    [
      '{"options":{},"seed":1,"do":[[null,0,"s"]]}',
      'interventions[0].action.process: missing; "stall" has kind, process.',
    ],
  ])('is refused for the run it holds: %s', async (text, sentence) => {
    expect(await errorOf(linkOf(text))).toBe(sentence);
  });

  it('names the kinds there are when it meets another', async () => {
    const sentence = await errorOf(linkOf('{"options":{},"seed":1,"do":[[null,0,"__proto__"]]}'));
    expect(sentence).toMatch(/^r: do\[0\]: expected one of x r s .*, got "__proto__"\.$/);
  });

  it('is not read when it is longer than any of ours', async () => {
    const long = `#/toy/plain?r=${'A'.repeat(70_000)}&v=1`;
    expect(await errorOf(long)).toBe(
      `Link: expected at most 65536 characters, got ${long.length}.`,
    );
  });

  it('that inflates too far is stopped while it is read, however small it is', async () => {
    const huge = deflateRawSync('['.repeat(30_000_000), { level: 9 }).toString('base64url');
    const started = performance.now();
    const sentence = 'r: expected at most 256 KB when unpacked, got more.';
    expect(huge.length).toBeLessThan(64 * 1024);
    expect(await errorOf(`#/toy/plain?r=AAAA${huge}&v=1`)).toBe(sentence);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('may be just as large as is allowed, and as deep', async () => {
    const text = '['.repeat(256 * 1024 - 100);
    expect(await errorOf(linkOf(text))).toMatch(/^r: expected a run, .*$/);
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(await errorOf(linkOf(`{"options":{"servers":${deep}},"seed":1}`))).toBe(
      'options.servers: expected a number, true, false or a text, got a list.',
    );
    expect(await errorOf(linkOf(`{"options":{},"seed":${deep}}`))).toMatch(/^seed: .*a list\.$/);
    expect(await errorOf(linkOf(deep))).toBe('r: expected a run, got a list.');
  });

  it('is found out when a single character was changed or lost', async () => {
    const link = await encodeLink(spec, 12, DIGEST, ['', DIGEST, DIGEST]);
    const start = link.indexOf('r=') + 2;
    const end = link.indexOf('&');
    const same = (other: RunSpec) => JSON.stringify(other) === JSON.stringify(spec);
    for (let at = start; at < end; at++) {
      const other = link[at] === 'A' ? 'B' : 'A';
      const changed = await open(link.slice(0, at) + other + link.slice(at + 1));
      // The last bits of the last character are not used: then it is the same link.
      const isTold = changed.ok ? same(changed.value.spec) : /\. r: .+\.$/.test(changed.error);
      expect(isTold).toBe(true);
      expect((await open(link.slice(0, at) + link.slice(at + 1))).ok).toBe(false);
    }
  });

  it('cut short anywhere is refused', async () => {
    const link = await encodeLink(spec, 12, DIGEST, ['', DIGEST, DIGEST]);
    for (let length = '#/toy/plain?'.length + 1; length < link.length; length++) {
      expect(await errorOf(link.slice(0, length))).toMatch(/^\S.+\.$/);
    }
  });

  it('whatever it is, is refused in one plain sentence and never throws', async () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('r=', '&', 'v=1', 'c=1', '%', '#', '/', '?'),
    );
    const nearly = fc
      .array(part, { maxLength: 12 })
      .map((parts) => `#/toy/plain?${parts.join('')}`);
    const packed = fc.jsonValue({ maxDepth: 3 }).map((value) => linkOf(JSON.stringify(value)));
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      nearly,
      packed,
      fc.webUrl({ withFragments: true }),
    );
    await fc.assert(
      fc.asyncProperty(any, async (address) => {
        const opened = await open(address);
        expect(opened.ok || /^This link cannot be opened\. [^\n]+\.$/.test(opened.error)).toBe(
          true,
        );
      }),
      { numRuns: 1_500, seed: 3 },
    );
  });
});

describe('What a link says of its run', () => {
  const mark = (at: number) => `${at}`.repeat(16);
  const link = async (cursor: number, digest: string, marks: readonly string[]) => {
    const opened = await open(await encodeLink(spec, cursor, digest, marks));
    if (!opened.ok) throw new Error(opened.error);
    return opened.value;
  };
  const observed = (digest: string, marks: readonly string[]) => ({ digest, marks, at: [3, 7, 9] });
  const marks = [mark(1), mark(2), mark(3)];

  it('agrees with a run of the same digest', async () => {
    const opened = await link(12, DIGEST, marks);
    expect(verifyOpened(opened, observed(DIGEST, marks))).toBeNull();
  });

  it('is not asked where it says nothing', async () => {
    const opened = await link(12, DIGEST, marks);
    expect(verifyOpened({ ...opened, digest: null }, observed('', marks))).toBeNull();
  });

  it.each([
    ['before the first intervention', [mark(9), mark(9), mark(9)], 12, { from: 0, to: 3 }],
    ['between two interventions', [mark(1), mark(9), mark(9)], 12, { from: 3, to: 7 }],
    ['after the last intervention', marks, 12, { from: 9, to: 12 }],
    ['after the last one before the cursor', [mark(1), mark(9), mark(9)], 5, { from: 3, to: 5 }],
    ['where an intervention never happened', ['', '', ''], 12, { from: 0, to: 3 }],
  ])('tells between which events the runs differ: %s', async (_where, seen, cursor, range) => {
    const opened = await link(cursor, DIGEST, marks);
    expect(verifyOpened(opened, observed(mark(8), seen))).toEqual(range);
  });

  it('says so in one sentence', () => {
    expect(mismatchSentence({ from: 3, to: 7 })).toBe(
      'This link was made by a version of Lockstep that runs differently: the two runs differ between events 3 and 7.',
    );
  });
});

describe('How long a link is', () => {
  it('is not more than a few hundred characters for a run with few interventions', async () => {
    const link = await encodeLink(spec, 12, DIGEST, ['', DIGEST, DIGEST]);
    expect(link.length).toBeLessThan(450);
  });

  it('grows with what is done, not with what is the same in every run', () => {
    expect(encodeSpec(PLAIN).length).toBeLessThan(200);
  });
});
