import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captured } from '../support/captured.ts';
import { PLAIN, TOYS } from '../support/toy-entry.ts';

const files = {
  'spec.json': JSON.stringify(PLAIN),
  'broken.json': '{"protocol":',
  'foreign.json': JSON.stringify({ ...PLAIN, colour: 'red' }),
  'huge.json': ' '.repeat(2_000_000),
};
const run = (...args: string[]) => captured(args, files, TOYS);

describe('Bad input: one sentence on stderr, nothing on stdout, exit status 2', () => {
  it.each<[string, string]>([
    ['', 'expected a command: one of list, run, check, history, link, open.'],
    ['fly', 'unknown command "fly"; expected one of list, run, check, history, link, open.'],
    [
      'prove toy/plain',
      'unknown command "prove"; expected one of list, run, check, history, link, open.',
    ],
    ['list more', 'list: expected nothing after it, got "more".'],
    ['list --jsn', '--jsn: unknown option; lockstep list has --json.'],
    ['list --json=3', '--json: expected no value, got "3".'],
    ['run', 'expected PROTOCOL/SCENARIO, --file or --link, got nothing.'],
    ['run toy', 'expected PROTOCOL/SCENARIO, --file or --link, got "toy".'],
    ['run toy/plain/x', 'expected PROTOCOL/SCENARIO, --file or --link, got "toy/plain/x".'],
    ['run toy/plain toy/crash', 'run: expected only PROTOCOL/SCENARIO, got "toy/crash".'],
    ['run tox/plain', 'protocol: expected one of toy, got "tox".'],
    ['run toy/plane', 'scenario: expected one of plain, crash, many, broken, got "plane".'],
    ['run toy/plain --seed', '--seed: expected N after it.'],
    ['run toy/plain --seed x', '--seed: expected a whole number from 0 to 4294967295, got "x".'],
    [
      'run toy/plain --seed 4294967296',
      '--seed: expected a whole number from 0 to 4294967295, got "4294967296".',
    ],
    ['run toy/plain --seed 1 --seed 2', '--seed: expected once, got it twice.'],
    ['run toy/plain --off TOY-2', '--off: expected one of TOY-1, TOY-3, got "TOY-2".'],
    ['run toy/plain --set servers', '--set: expected KEY=VALUE, got "servers".'],
    [
      'run toy/plain --set servers=six',
      'options.servers: expected a whole number from 1 to 5, got "six".',
    ],
    [
      'run toy/plain --set servers=6',
      'options.servers: expected a whole number from 1 to 5, got 6.',
    ],
    ['run toy/plain --set eager=yes', 'options.eager: expected true or false, got "yes".'],
    ['run toy/plain --set workload=', 'options.workload: expected one of calm, busy, got "".'],
    ['run toy/crash --set __proto__=1', 'options.__proto__: unknown option'],
    [
      'run toy/plain --until-ms soon',
      '--until-ms: expected a whole number from 0 to 1000000000, got "soon".',
    ],
    ['run toy/plain --format xml', '--format: expected text, jsonl, shiviz, got "xml".'],
    ['run toy/plain --format toString', '--format: expected text, jsonl, shiviz, got "toString".'],
    ['run --file nowhere.json', 'nowhere.json: expected a file that can be read (ENOENT).'],
    [
      'run --file broken.json',
      'This file cannot be opened. Expected a run as JSON, but it is not JSON.',
    ],
    ['run --file foreign.json', 'This file cannot be opened. colour: unknown field'],
    ['run --file huge.json', 'This file cannot be opened. It is larger than a run can be.'],
    ['run --file spec.json --link x', '--link: expected either --file or --link, got both.'],
    [
      'run toy/crash --file spec.json',
      'toy/crash: expected toy/plain, which is what the run says.',
    ],
    [
      'run --link nonsense',
      'This link cannot be opened. Link: expected #/<protocol>/<scenario>?…, got "#nonsense".',
    ],
    ['link', 'link: expected FILE, got nothing.'],
    ['link foreign.json', 'This file cannot be opened. colour: unknown field'],
    ['link spec.json --at 99999', '--at: expected an event from 0 to 14, got 99999.'],
    ['open', 'open: expected LINK, got nothing.'],
    [
      'open #/toy/plain?v=9',
      'This link cannot be opened. v: expected a format version up to 1, got 9; a later version',
    ],
  ])('lockstep %s', async (line, sentence) => {
    const { status, out, err } = await run(...line.split(' ').filter((word) => word !== ''));
    expect(err).toMatch(/^lockstep: [^\n]+\.\n$/);
    expect(err.slice('lockstep: '.length)).toContain(sentence);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });

  it('whatever the arguments are: a status of the contract, and never a stack', async () => {
    const word = fc.oneof(
      fc.constantFrom(
        'run',
        'list',
        'link',
        'open',
        'toy/plain',
        '--',
        '-',
        '--set',
        '--off',
        '--json',
      ),
      fc.constantFrom('--seed', '--file', '--link', 'spec.json', '--format', 'jsonl', '--at', '1'),
      fc.string({ maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
        const { status, err } = await run(...words);
        expect([0, 1, 2]).toContain(status);
        expect(err === '' || /^lockstep: .+\n$/s.test(err)).toBe(true);
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('Help', () => {
  it('lists the commands, and the options of each', async () => {
    const { status, out } = await run('--help');
    expect(status).toBe(0);
    for (const name of ['list', 'run', 'check', 'history', 'link', 'open']) {
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
      const own = await run(name, '--help');
      expect(own).toMatchObject({ status: 0, err: '' });
      expect(own.out).toMatch(new RegExp(`^Usage: lockstep ${name}`));
    }
  });
});

describe('lockstep list', () => {
  it('shows protocols, scenarios, and rules with a star where they can be switched off', async () => {
    const { status, out } = await run('list');
    expect(status).toBe(0);
    expect(out).toMatch(/^toy {2}Toy$/m);
    expect(out).toMatch(/^ {4}plain +What about plain\?$/m);
    expect(out).toMatch(/^ {2}\* TOY-1 +Write first$/m);
    expect(out).toMatch(/^ {4}TOY-2 +Answer$/m);
  });

  it('has the same, and options and perturbations, as JSON', async () => {
    const { status, out } = await run('list', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      {
        id: 'toy',
        scenarios: [{ id: 'plain' }, { id: 'crash' }, { id: 'many' }, { id: 'broken' }],
        rules: [{ id: 'TOY-1', switchable: true }, { switchable: false }, { switchable: true }],
        options: { servers: { kind: 'integer', min: 1, max: 5, default: 2 } },
        perturbations: [{ id: 'sulk', role: 'server' }],
      },
    ]);
  });
});
