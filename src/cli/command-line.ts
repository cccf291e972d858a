import { REGISTRY, type ProtocolEntry } from '../protocols/registry.ts';
import { parseArguments } from './arguments.ts';
import { checkCommand } from './check-command.ts';
import type { Command } from './command.ts';
import { helpFor, overview } from './help.ts';
import { historyCommand } from './history-command.ts';
import { linkCommand } from './link-command.ts';
import { listCommand } from './list-command.ts';
import { openCommand } from './open-command.ts';
import { runCommand } from './run-command.ts';
import { UsageError, type Streams } from './streams.ts';

const COMMANDS: readonly Command[] = [
  listCommand,
  runCommand,
  checkCommand,
  historyCommand,
  linkCommand,
  openCommand,
];

const OK = 0;
const BAD_INPUT = 2;
/** An error of ours, not of the input (EX_SOFTWARE of sysexits.h). */
const INTERNAL = 70;

/** In: what follows `lockstep`. Out: the exit status. */
export async function commandLine(
  args: readonly string[],
  streams: Streams,
  registry: readonly ProtocolEntry[] = REGISTRY,
): Promise<number> {
  try {
    return await dispatch(args, streams, registry);
  } catch (error) {
    if (error instanceof UsageError) {
      streams.err(`lockstep: ${error.message}\n`);
      return BAD_INPUT;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    streams.err(`lockstep: ${text}\n`);
    return INTERNAL;
  }
}

async function dispatch(
  [name, ...args]: readonly string[],
  streams: Streams,
  registry: readonly ProtocolEntry[],
): Promise<number> {
  const names = COMMANDS.map((command) => command.name).join(', ');
  if (name === undefined) throw new UsageError(`expected a command: one of ${names}.`);
  if (name === '--help' || name === '-h' || name === 'help') {
    await streams.out(`${overview(COMMANDS)}\n`);
    return OK;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    throw new UsageError(`unknown command ${JSON.stringify(name)}; expected one of ${names}.`);
  }
  if (args.includes('--help') || args.includes('-h')) {
    await streams.out(`${helpFor(command)}\n`);
    return OK;
  }
  return command.run(parseArguments(command, args), streams, registry);
}
