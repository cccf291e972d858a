import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRunSpec } from '../../src/session/validate.ts';
import { fitInterventions } from '../../src/session/intervention-target.ts';
import { PLAIN, TOY, TOYS } from '../support/toy-entry.ts';

const parse = (value: unknown) => parseRunSpec(value, TOYS);

function errorOf(value: unknown): string {
  const parsed = parse(value);
  return parsed.ok ? 'accepted' : parsed.error;
}

const run = (change: object) => ({ protocol: 'toy', scenario: 'plain', ...change });
const doing = (action: unknown) =>
  run({ interventions: [{ at: { after: null, timeMs: 0 }, action }] });

describe('A run from outside', () => {
  it('may leave out everything that its scenario says', () => {
    expect(parse({ protocol: 'toy', scenario: 'plain' })).toEqual({ ok: true, value: PLAIN });
    const crash = parse({ protocol: 'toy', scenario: 'crash', seed: 9 });
    expect(crash).toMatchObject({
      value: { seed: 9, off: ['TOY-1'], options: { servers: 3 }, interventions: [{}] },
    });
  });

  it('is taken as it is when it is complete, and says the same after a second reading', () => {
    expect(parse(JSON.parse(JSON.stringify(PLAIN)))).toEqual({ ok: true, value: PLAIN });
  });

  it('may name its schema and its format version', () => {
    expect(errorOf(run({ $schema: './scenario.schema.json', version: 1 }))).toBe('accepted');
  });

  it('has its rules sorted, each once', () => {
    expect(parse(run({ off: ['TOY-3', 'TOY-1', 'TOY-3'] }))).toMatchObject({
      value: { off: ['TOY-1', 'TOY-3'] },
    });
  });

  it.each<[unknown, string]>([
    [null, 'Expected a run, an object with protocol and scenario, got null.'],
    [[], 'Expected a run, an object with protocol and scenario, got a list.'],
    [
      {},
      'protocol: missing; a run has $schema, version, protocol, scenario, options, off, seed, interventions.',
    ],
    [{ protocol: 'tos', scenario: 'plain' }, 'protocol: expected one of toy, got "tos".'],
    [
      { protocol: 'toy', scenario: 'x' },
      'scenario: expected one of plain, crash, many, broken, got "x".',
    ],
    [
      run({ colour: 1 }),
      'colour: unknown field; a run has $schema, version, protocol, scenario, options, off, seed, interventions.',
    ],
    [
      run({ version: 2, colour: 1 }),
      'version: expected at most 1, got 2; a later version of Lockstep wrote this run.',
    ],
    [run({ version: 0 }), 'version: expected a whole number from 1 to 1, got 0.'],
    [run({ seed: -1 }), 'seed: expected a whole number from 0 to 4294967295, got -1.'],
    [run({ seed: 1.5 }), 'seed: expected a whole number from 0 to 4294967295, got 1.5.'],
    [run({ seed: '7' }), 'seed: expected a whole number from 0 to 4294967295, got "7".'],
    [run({ options: [] }), 'options: expected an object of options, got a list.'],
    [
      run({ options: { servers: 9 } }),
      'options.servers: expected a whole number from 1 to 5, got 9.',
    ],
    [
      run({ options: { servers: [[[]]] } }),
      'options.servers: expected a number, true, false or a text, got a list.',
    ],
    [
      run({ options: { latencyMinMs: 80 } }),
      'options.latencyMinMs: expected at most latencyMaxMs, which is 60, got 80.',
    ],
    [
      run({ options: { workload: 'wild' } }),
      'options.workload: expected one of calm, busy, got "wild".',
    ],
    [run({ off: 'TOY-1' }), 'off: expected a list of rule ids, got "TOY-1".'],
    [run({ off: ['TOY-9'] }), 'off[0]: expected one of TOY-1, TOY-3, got "TOY-9".'],
    [run({ off: ['TOY-2'] }), 'off[0]: expected one of TOY-1, TOY-3, got "TOY-2".'],
    [run({ interventions: {} }), 'interventions: expected a list of interventions, got an object.'],
    [run({ interventions: [3] }), 'interventions[0]: expected an intervention, got 3.'],
    [
      run({ interventions: [{ at: { after: 3, timeMs: 0 }, action: { kind: 'holdClock' } }] }),
      'interventions[0].at.after: expected the name of an event (or null) of 1 to 200 printable characters, got 3.',
    ],
    [
      doing({ kind: 'crash', process: 'P9' }),
      'interventions[0].action.process: expected one of C, S, S2, got "P9".',
    ],
    [
      doing({ kind: 'cut', from: ['S'], to: ['C', 'Q'], both: true }),
      'interventions[0].action.to[1]: expected one of C, S, S2, got "Q".',
    ],
    [
      doing({ kind: 'cut', from: [], to: ['C'], both: true }),
      'interventions[0].action.from: expected at least one node id, got an empty list.',
    ],
    [
      doing({ kind: 'crash', process: 'S', when: 3 }),
      'interventions[0].action.when: unknown field; "crash" has kind, process, afterEffects, loseDisk.',
    ],
    [
      doing({ kind: 'delay', envelope: 'C>S ASK#1', byMs: -5 }),
      'interventions[0].action.byMs: expected a whole number from 1 to 1000000000, got -5.',
    ],
    [
      doing({ kind: 'drop' }),
      'interventions[0].action.envelope: missing; "drop" has kind, envelope.',
    ],
    [
      doing({ kind: 'drop', envelope: 'a\nb' }),
      'interventions[0].action.envelope: expected the name of a message of 1 to 200 printable characters, got "a\\nb".',
    ],
    [
      doing({ kind: 'perturb', process: 'S', perturbation: 'x' }),
      'interventions[0].action.perturbation: expected one of sulk for S, got "x".',
    ],
    [
      doing({ kind: 'perturb', process: 'C', perturbation: 'sulk' }),
      'interventions[0].action.perturbation: expected none for C, got "sulk".',
    ],
    [
      doing({ kind: 'invoke', process: 'S', operation: { kind: 'ask' } }),
      'interventions[0].action.process: expected a client, got "S".',
    ],
    [
      doing({ kind: 'invoke', process: 'C', operation: 'ask' }),
      'interventions[0].action.operation: expected an operation, got "ask".',
    ],
    [
      doing({ kind: 'invoke', process: 'C', operation: { kind: 'ask', n: 0.5 } }),
      'interventions[0].action.operation.n: expected a whole number, got 0.5.',
    ],
  ])('is refused in one sentence: %j', (value, sentence) => {
    expect(errorOf(value)).toBe(sentence);
  });

  it('names the kinds there are when it meets another', () => {
    expect(errorOf(doing({ kind: 'explode' }))).toMatch(
      /^interventions\[0\]\.action\.kind: expected one of crash, restart, .*, take, got "explode"\.$/,
    );
    expect(errorOf(doing({}))).toMatch(/^interventions\[0\]\.action\.kind: .* got nothing\.$/);
  });

  it('is not read at all below a certain depth', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    expect(errorOf(deep)).toMatch(/got a list/);
    expect(errorOf(run({ options: { servers: deep } }))).toMatch(/^options\.servers: .* a list\.$/);
    expect(errorOf(run({ seed: deep }))).toMatch(/^seed: .* a list\.$/);
    expect(
      errorOf(doing({ kind: 'invoke', process: 'C', operation: { kind: 'a', deep } })),
    ).toMatch(
      /^interventions\[0\]\.action\.operation\.deep.*: expected data at most 6 levels deep\.$/,
    );
  });

  it('leaves no way to the prototype of anything', () => {
    for (const text of [
      '{"protocol":"toy","scenario":"plain","__proto__":{"a":1}}',
      '{"protocol":"toy","scenario":"plain","options":{"__proto__":1}}',
      '{"protocol":"toy","scenario":"plain","options":{"constructor":1}}',
      '{"protocol":"toy","scenario":"plain","interventions":[{"at":{"after":null,"timeMs":0},"action":{"kind":"invoke","process":"C","operation":{"kind":"a","b":{"__proto__":{"x":1}}}}}]}',
      '{"protocol":"__proto__","scenario":"plain"}',
      '{"protocol":"toy","scenario":"constructor"}',
    ]) {
      expect(errorOf(JSON.parse(text))).toMatch(/^[\w.[\]]+: .+\.$/);
    }
    const operation = JSON.parse('{"kind":"a","__proto__":{"x":1}}') as unknown;
    const parsed = parse(doing({ kind: 'invoke', process: 'C', operation }));
    expect(parsed).toMatchObject({ value: { interventions: [{ action: { operation: {} } }] } });
    expect(JSON.stringify(parsed)).not.toContain('__proto__');
  });

  const json = fc.jsonValue({ maxDepth: 4 });
  const nearly = fc.record(
    {
      protocol: fc.oneof(fc.constant('toy'), json),
      scenario: fc.oneof(fc.constant('plain'), json),
      options: fc.oneof(fc.dictionary(fc.constantFrom('servers', 'seed', 'x'), json), json),
      off: fc.oneof(fc.array(fc.constantFrom('TOY-1', 'x')), json),
      seed: fc.oneof(fc.integer(), json),
      interventions: fc.array(
        fc.record({
          at: fc.oneof(fc.record({ after: json, timeMs: json }), json),
          action: fc.oneof(
            fc.record({
              kind: fc.constantFrom('crash', 'cut', 'invoke', 'take'),
              process: json,
              operation: json,
            }),
            json,
          ),
        }),
      ),
    },
    { requiredKeys: [] },
  );

  it('whatever it is, is taken or refused in one plain sentence', () => {
    fc.assert(
      fc.property(fc.oneof(json, nearly), (value) => {
        const parsed = parse(value);
        expect(parsed.ok || /^[^\n]{5,400}\.$/.test(parsed.error)).toBe(true);
        expect(parsed.ok ? parse(parsed.value) : parsed).toEqual(parsed);
      }),
      { numRuns: 2_000, seed: 20_251 },
    );
  });
});

describe('A run with another number of nodes', () => {
  const aimed = (process: string) =>
    ({ at: { after: null, timeMs: 0 }, action: { kind: 'crash', process } }) as const;

  it('loses the interventions that have nobody to act on, and only those', () => {
    const spec = { ...PLAIN, interventions: [aimed('S'), aimed('S2')] };
    expect(fitInterventions(spec, TOY)).toBe(spec);
    const smaller = { ...spec, options: { ...spec.options, servers: 1 } };
    expect(fitInterventions(smaller, TOY).interventions).toEqual([aimed('S')]);
  });
});
