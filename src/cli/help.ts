import type { Command } from './command.ts';

const LEFT = 26;

export function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, operands, summary }) => row(`${name} ${operands}`, summary));
  return [
    'Distributed protocols, simulated event by event.',
    '',
    'Usage: lockstep COMMAND ...',
    '',
    ...lines,
    '',
    'lockstep COMMAND --help tells more. Exit status: 0 all well, 1 an "always" property was violated or a history is not linearizable, 2 bad input.',
  ].join('\n');
}

export function helpFor({ name, operands, summary, options }: Command): string {
  const rows = Object.entries(options).map(([option, { value, repeatable, help }]) =>
    row(
      `--${option}${value === undefined ? '' : ` ${value}`}`,
      repeatable ? `${help} (repeatable)` : help,
    ),
  );
  const usage = `Usage: lockstep ${[name, operands, rows.length > 0 ? '[options]' : '']
    .filter((part) => part !== '')
    .join(' ')}`;
  return [usage, '', `${summary}.`, ...(rows.length > 0 ? ['', ...rows] : [])].join('\n');
}

function row(left: string, right: string): string {
  return `  ${left.padEnd(LEFT)} ${right}`.trimEnd();
}
