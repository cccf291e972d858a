import { describe, expect, it } from 'vitest';
import { operationHistory } from '../../src/engine/operations.ts';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { parseRunSpec } from '../../src/session/validate.ts';
import { begin } from '../../src/cli/simulate.ts';
import { captured, jsonLines, summaryIn } from '../support/captured.ts';
import { TOYS } from '../support/toy-entry.ts';

const KINDS = ['start', 'deliver', 'fireTimer', 'diskDone', 'invoke', 'fault'];
/** Every scenario; of a model of hours of many machines one stands for all. */
const places = REGISTRY.flatMap((entry) =>
  entry.scenarios
    .slice(0, entry.presentation.outage === undefined ? undefined : 1)
    .map((scenario) => [`${entry.protocol.id}/${scenario.id}`, entry, scenario] as const),
);

const toy = (...args: string[]) => captured(args, {}, TOYS);

describe('lockstep run', () => {
  it.each(places)(
    '%s: one line an event, then a summary that says the same',
    async (place, entry, scenario) => {
      const { status, out, err } = await captured(['run', place, '--format', 'jsonl']);
      const lines = jsonLines(out);
      const events = lines.slice(0, -1);
      const summary = lines.at(-1);
      expect(err).toBe('');

      const spec = parseRunSpec({ protocol: entry.protocol.id, scenario: scenario.id });
      if (!spec.ok) throw new Error(spec.error);
      const run = begin(spec.value, entry);
      run.advance(Number.POSITIVE_INFINITY);
      const last = run.count - 1;
      expect(events.map(({ index, name, timeMs }) => [index, name, timeMs])).toEqual(
        run.events.map(({ index, name, time }) => [index, name, time]),
      );
      for (const event of events) {
        expect(KINDS).toContain(event['kind']);
        expect(event).toMatchObject({
          effects: expect.any(Array) as unknown,
          causes: expect.any(Array) as unknown,
          headline: expect.any(String) as unknown,
        });
      }
      const violated = run.verdictsAt(last).filter(({ state }) => state === 'violated');
      expect(summary).toMatchObject({
        kind: 'summary',
        events: run.count,
        timeMs: run.events[last]?.time,
        outcome: scenario.claims.outcome,
        digest: run.digestAt(last),
        counters: run.tallyAt(last),
        violations: violated.map(({ rule }) => ({ rule })),
      });
      expect(Object.keys(summary?.['processes'] as object)).toEqual(
        run.machine.context.processes.map(({ id }) => id),
      );
      expect(status).toBe(violated.some(({ expectation }) => expectation === 'always') ? 1 : 0);
    },
  );

  it('names link and message where an envelope arrives or is lost, and the fault where one strikes', async () => {
    const { out } = await toy('run', 'toy/crash', '--format', 'jsonl');
    const events = new Map(jsonLines(out).map((event) => [event['name'], event]));
    const message = { kind: 'ASK', subject: 'C.1' };
    expect(events.get('deliver C>S ASK C.1#1')).toMatchObject({
      kind: 'deliver',
      process: 'S',
      from: 'C',
      to: 'S',
      message,
      outcome: 'done',
    });
    expect(events.get('fault crash S#1')).toMatchObject({
      kind: 'fault',
      process: 'S',
      fault: { kind: 'crash', process: 'S' },
    });
    expect(events.get('invoke C 1')).toMatchObject({ kind: 'invoke', operation: { kind: 'ask' } });
  });

  it('writes operations as histories are written', async () => {
    const { out } = await toy('run', 'toy/plain', '--format', 'jsonl');
    const operations = summaryIn(out)['operations'];
    expect(operations).toHaveLength(3);
    expect(operations).toMatchObject([{ client: 'C', op: 'ask', in: {}, out: 'ok' }, {}, {}]);
    const crashed = await toy('run', 'toy/crash', '--format', 'jsonl');
    const lost = (summaryIn(crashed.out)['operations'] as readonly unknown[])[0];
    expect(lost).toMatchObject({ ret: null });
    expect(lost).not.toHaveProperty('out');
  });

  it.each(places)(
    '%s: its operations are those of the trace, calls before returns',
    async (place, entry, scenario) => {
      const { out } = await captured(['run', place, '--format', 'jsonl']);
      const operations = summaryIn(out)['operations'] as readonly {
        readonly client: string;
        readonly call: number;
        readonly ret: number | null;
      }[];
      const spec = parseRunSpec({ protocol: entry.protocol.id, scenario: scenario.id });
      if (!spec.ok) throw new Error(spec.error);
      const run = begin(spec.value, entry);
      run.advance(Number.POSITIVE_INFINITY);
      const all = operationHistory(run.events).map(({ client, call, ret }) => ({
        client,
        call,
        ret,
      }));
      for (const { client, call, ret } of operations) {
        expect(all).toContainEqual({ client, call, ret });
        expect(ret ?? Number.POSITIVE_INFINITY).toBeGreaterThan(call);
      }
      const open = operations.filter(({ ret }) => ret === null);
      for (const { client, call } of open) {
        const later = operations.filter((other) => other.client === client && other.call > call);
        expect(later).toEqual([]);
      }
    },
  );

  it('exits with 1 when an "always" property was violated, and says which', async () => {
    const { status, out } = await toy('run', 'toy/broken', '--format', 'jsonl');
    expect(status).toBe(1);
    expect(summaryIn(out)['violations']).toMatchObject([{ rule: 'TOY-3', at: 13 }]);
    const text = await toy('run', 'toy/plain', '--off', 'TOY-3');
    expect(text.status).toBe(1);
    expect(text.out).toMatch(/\[violates TOY-3\]\n/);
    expect(text.out).toMatch(
      /\nviolated at event \d+: TOY-3 Never more than two answers\. Somebody has seen three\.\n/,
    );
  });

  it('takes a seed, options and rules from the command line', async () => {
    const digest = async (...args: string[]) => {
      const { status, out } = await toy('run', 'toy/plain', '--format', 'jsonl', ...args);
      expect(status).toBe(0);
      return summaryIn(out)['digest'];
    };
    const plain = await digest();
    expect(await digest()).toBe(plain);
    expect(await digest('--seed', '7')).toBe(plain);
    expect(await digest('--seed=8')).not.toBe(plain);
    expect(await digest('--set', 'latencyMaxMs=200')).not.toBe(plain);
    expect(await digest('--set', 'eager=true', '--set', 'workload=busy')).toBe(plain);
  });

  it('stops at --until-ms', async () => {
    const { out } = await toy('run', 'toy/plain', '--until-ms', '120', '--format', 'jsonl');
    expect(summaryIn(out)).toMatchObject({ outcome: 'horizon' });
    expect(Number(summaryIn(out)['timeMs'])).toBeLessThanOrEqual(120);
  });

  it('goes on after a late intervention, and stops before one that lies beyond --until-ms', async () => {
    const at = { after: null, timeMs: 200_000_000 };
    const late = {
      protocol: 'toy',
      scenario: 'plain',
      interventions: [{ at, action: { kind: 'stall', process: 'S' } }],
    };
    const files = { late: JSON.stringify(late) };
    const whole = await captured(['run', '--file', 'late', '--format', 'jsonl'], files, TOYS);
    expect(summaryIn(whole.out)).toMatchObject({ timeMs: 200_000_000, unanchored: [] });
    const short = ['run', '--file', 'late', '--until-ms', '150', '--format', 'jsonl'];
    expect(summaryIn((await captured(short, files, TOYS)).out)).toMatchObject({
      outcome: 'horizon',
      unanchored: [0],
    });
  });

  it('prints text that lines up: number, time, name, what happened', async () => {
    const { out } = await toy('run', 'toy/crash');
    const [head, ...lines] = out.split('\n');
    expect(head).toMatch(/^ {4}# {6}ms {2}event {31}what happened$/);
    expect(lines[0]).toMatch(/^ {4}0 {7}0 {2}start C {29}start C from 0 to 0$/);
    expect(out).toMatch(/\n\nsettled after \d+ events and \d+ ms; digest [0-9a-f]{16}\n/);
    expect(out).toMatch(/\nS, server, crashed; log: empty\n/);
  });

  it('writes what ShiViz reads: two lines an event, clocks that only grow along causes', async () => {
    const { out } = await captured(['run', places[0]?.[0] ?? '', '--format', 'shiviz']);
    const [pattern = '', empty, ...lines] = out.trimEnd().split('\n');
    expect(empty).toBe('');
    const events = [...`${lines.join('\n')}\n`.matchAll(new RegExp(pattern, 'g'))];
    expect(events).toHaveLength(lines.length / 2);
    const own = new Map<string, number>();
    for (const { groups } of events) {
      const host = groups?.['host'] ?? '';
      const clock = JSON.parse(groups?.['clock'] ?? '') as Record<string, number>;
      expect(clock[host]).toBe((own.get(host) ?? 0) + 1);
      own.set(host, clock[host] ?? 0);
      for (const [other, count] of Object.entries(clock)) {
        expect(count).toBeLessThanOrEqual(own.get(other) ?? 0);
      }
    }
  });
});
