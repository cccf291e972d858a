import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { decodeLink, encodeLink } from '../../src/session/link.ts';
import { startRun } from '../../src/worker/run-job.ts';

/**
 * Links that somebody may have written on a slide. None is ever taken out of the file, and each opens for ever; how
 * its run goes may change, and the digest says so then.
 */
const written = readFileSync('test/fixtures/links.txt', 'utf8').split('\n');
const links = written.filter((line) => line.startsWith('#/'));

describe('Links of the past', () => {
  it('are there, of every format version', () => {
    const versions = new Set(links.map((link) => /[?&]v=(\d+)$/.exec(link)?.[1]));
    expect([...versions]).toEqual(['1']);
    expect(links.length).toBeGreaterThanOrEqual(8);
  });

  it.each(links.map((link) => [link.slice(0, 60), link]))(
    'opens, runs, and is the same when written again: %s',
    async (_start, link) => {
      const opened = await decodeLink(link);
      if (!opened.ok) throw new Error(opened.error);
      const { spec } = opened.value;
      const entry = REGISTRY.find(({ protocol }) => protocol.id === spec.protocol);
      if (entry === undefined) throw new Error(`no ${spec.protocol}`);
      const run = startRun(spec, entry);
      run.advance(200);
      expect(run.count).toBeGreaterThan(0);
      const again = await decodeLink(await encodeLink(spec, null, null, []));
      expect(again).toMatchObject({ ok: true, value: { spec } });
    },
  );

  it('are read as they were meant: the first with a run of its own', async () => {
    const link = links.find((it) => it.includes('r=')) ?? '';
    expect(await decodeLink(link)).toMatchObject({
      ok: true,
      value: {
        cursor: 21,
        spec: {
          protocol: 'two-phase-commit',
          scenario: 'everyone-says-yes',
          seed: 2_025,
          off: ['2PC-R5'],
          options: { participants: 3, latencyMaxMs: 90, cooperative: true },
          interventions: [
            {
              at: { after: 'deliver P1>TC YES T1#1', timeMs: 170 },
              action: { kind: 'crash', process: 'TC', afterEffects: 0 },
            },
            { action: { kind: 'restart', process: 'TC' } },
          ],
        },
      },
    });
  });
});
