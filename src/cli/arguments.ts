import { parseArgs } from 'node:util';
import type { Arguments, Command, Option } from './command.ts';
import { UsageError } from './streams.ts';

/** Errors: `UsageError`, one sentence that names the option. */
export function parseArguments(command: Command, args: readonly string[]): Arguments {
  const known = Object.entries(command.options);
  const { positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      known.map(([name, { value }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string' },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, string[]> = Object.fromEntries(known.map(([name]) => [name, []]));
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(command.options, token.name)
      ? command.options[token.name]
      : undefined;
    const problem = problemWith(command, token.rawName, option, token.value, values[token.name]);
    if (problem !== null) throw new UsageError(`${token.rawName}: ${problem}.`);
    values[token.name]?.push(token.value ?? '');
  }
  const extra = positionals[command.most];
  if (extra !== undefined) {
    const expected = command.operands === '' ? 'nothing after it' : `only ${command.operands}`;
    throw new UsageError(`${command.name}: expected ${expected}, got "${extra}".`);
  }
  return { positionals, values };
}

function problemWith(
  command: Command,
  name: string,
  option: Option | undefined,
  value: string | undefined,
  before: readonly string[] = [],
): string | null {
  if (option === undefined) {
    const names = Object.keys(command.options).map((known) => `--${known}`);
    const expected = names.length === 0 ? 'has none' : `has ${names.join(', ')}`;
    return `unknown option; lockstep ${command.name} ${expected}`;
  }
  if (option.value === undefined && value !== undefined) return `expected no value, got "${value}"`;
  if (option.value !== undefined && value === undefined) return `expected ${option.value} after it`;
  if (option.repeatable !== true && before.length > 0) return 'expected once, got it twice';
  return name.startsWith('--') ? null : `expected --${name.slice(1)}`;
}
