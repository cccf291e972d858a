import type { SessionState } from '../../session/state.ts';
import type { Command } from './command.ts';
import { whyNot } from './commands.ts';

/** The commands in which every word that was typed begins some word; those that can be done come first. */
export function matching(
  commands: readonly Command[],
  text: string,
  state: SessionState,
): readonly Command[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return commands;
  return commands
    .filter(({ name, group }) => {
      const words = wordsOf(`${name} ${group}`);
      return wanted.every((part) => words.some((word) => word.startsWith(part)));
    })
    .toSorted((a, b) => Number(whyNot(a, state) !== null) - Number(whyNot(b, state) !== null));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
