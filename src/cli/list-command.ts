import type { ProtocolEntry } from '../protocols/registry.ts';
import { has, type Command } from './command.ts';

export const listCommand: Command = {
  name: 'list',
  operands: '',
  most: 0,
  summary: 'Protocols, their scenarios, their rules and which of them can be switched off',
  options: { json: { help: 'as JSON, with options and perturbations' } },
  async run(given, { out }, registry) {
    const text = has(given, 'json')
      ? JSON.stringify(registry.map(asData), null, 2)
      : registry.map(asText).join('\n\n');
    await out(`${text}\n`);
    return 0;
  },
};

function asData({ protocol, scenarios }: ProtocolEntry) {
  return {
    id: protocol.id,
    title: protocol.title,
    scenarios: scenarios.map(({ id, title, summary, group, claims }) => ({
      id,
      title,
      summary,
      group,
      claims,
    })),
    rules: protocol.rules,
    options: protocol.options,
    perturbations: protocol.perturbations,
  };
}

function asText({ protocol, scenarios }: ProtocolEntry): string {
  const width = Math.max(...[...scenarios, ...protocol.rules].map(({ id }) => id.length));
  return [
    `${protocol.id}  ${protocol.title}`,
    '',
    '  Scenarios',
    ...scenarios.map(({ id, title }) => `    ${id.padEnd(width)}  ${title}`),
    '',
    '  Rules (those marked * can be switched off)',
    ...protocol.rules.map(
      ({ id, title, switchable }) => `  ${switchable ? '*' : ' '} ${id.padEnd(width)}  ${title}`,
    ),
  ].join('\n');
}
