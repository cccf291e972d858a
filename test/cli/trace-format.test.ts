import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { ACTIONS, RUN_FILE } from '../../src/session/run-format.ts';
import { captured, jsonLines } from '../support/captured.ts';

/** The formats others rely on are described in full: a field that is printed and not described fails here. */

const sections = new Map(
  readFileSync('docs/trace-format.md', 'utf8')
    .split(/^#+ /m)
    .map((section) => [section.split('\n')[0] ?? '', section]),
);

function codesIn(title: string): ReadonlySet<string> {
  const spans = (sections.get(title) ?? '').match(/`[^`]+`/g) ?? [];
  return new Set(spans.flatMap((span) => span.match(/[$\w]+/g) ?? []));
}

const missing = (names: readonly string[], title: string) => {
  const known = codesIn(title);
  return [...new Set(names)].filter((name) => !known.has(name));
};

const traces = await Promise.all(
  REGISTRY.flatMap(({ protocol, scenarios }) =>
    scenarios.map(async ({ id }) => {
      const { out } = await captured(['run', `${protocol.id}/${id}`, '--format', 'jsonl']);
      return jsonLines(out);
    }),
  ),
);
const events = traces.flatMap((lines) => lines.slice(0, -1));
const summaries = traces.map((lines) => lines.at(-1) ?? {});
const texts = (field: string, of: readonly Readonly<Record<string, unknown>>[]) =>
  of.flatMap((record) => (typeof record[field] === 'string' ? [record[field]] : []));
const records = (field: string, of: readonly Readonly<Record<string, unknown>>[]) =>
  of.flatMap((record) =>
    Object.values((record[field] ?? []) as readonly Record<string, unknown>[]),
  );

describe('docs/trace-format.md describes', () => {
  it('every field and value of an event', () => {
    expect(missing(events.flatMap(Object.keys), 'An event')).toEqual([]);
    expect(missing(texts('kind', events), 'An event')).toEqual([]);
    expect(missing(texts('outcome', events), 'An event')).toEqual([]);
  });

  it('every kind of effect and its fields', () => {
    const effects = records('effects', events);
    expect(missing(texts('kind', effects), 'Effects')).toEqual([]);
    expect(missing(effects.flatMap(Object.keys), 'Effects')).toEqual([]);
  });

  it('every field of a summary and of what is in it', () => {
    const title = 'The summary';
    expect(missing(summaries.flatMap(Object.keys), title)).toEqual([]);
    expect(missing(texts('outcome', summaries), title)).toEqual([]);
    for (const field of ['violations', 'waiting', 'processes', 'operations']) {
      expect(missing(records(field, summaries).flatMap(Object.keys), title)).toEqual([]);
    }
  });

  it('every field of a run file, and every kind of intervention with its fields', () => {
    const title = 'Runs as files';
    expect(missing(Object.keys(RUN_FILE.entries), title)).toEqual([]);
    expect(missing(Object.keys(ACTIONS), title)).toEqual([]);
    expect(
      missing(
        Object.values(ACTIONS).flatMap(({ entries }) => Object.keys(entries)),
        title,
      ),
    ).toEqual([]);
  });
});
