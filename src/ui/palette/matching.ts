import type { Command } from './command.ts';

/** The commands in which every word that was typed begins some word; those whose name begins so come first. */
export function matching(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return commands;
  const typed = text.trim().toLowerCase();
  return commands
    .filter(({ name, group }) => {
      const words = wordsOf(`${name} ${group}`);
      return wanted.every((part) => words.some((word) => word.startsWith(part)));
    })
    .toSorted((a, b) => rank(a, typed) - rank(b, typed));
}

function rank({ name }: Command, typed: string): number {
  return name.toLowerCase().startsWith(typed) ? 0 : 1;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
