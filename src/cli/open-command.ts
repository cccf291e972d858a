import { decodeLink } from '../session/link.ts';
import type { Command } from './command.ts';
import { orUsage, UsageError } from './streams.ts';

export const openCommand: Command = {
  name: 'open',
  operands: 'LINK',
  most: 1,
  summary: 'The run in a link, as JSON',
  options: {},
  async run({ positionals: [address] }, { out }, registry) {
    if (address === undefined) throw new UsageError('open: expected LINK, got nothing.');
    const { spec } = orUsage(await decodeLink(address, registry));
    await out(`${JSON.stringify(spec, null, 2)}\n`);
    return 0;
  },
};
