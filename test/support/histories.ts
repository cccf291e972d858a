import { readFileSync } from 'node:fs';
import type { FailPrefix, History } from '../../src/checker/history/types.ts';

/** A history whose verdicts are known. */
export interface KnownHistory extends History {
  readonly name: string;
  readonly linearizable: boolean;
  readonly sequential?: boolean;
  readonly failPrefix?: FailPrefix;
  readonly linearizations?: number;
}

const FILES = ['textbook', 'random-small', 'porcupine-unit'];

function read(name: string): readonly KnownHistory[] {
  const url = new URL(`../fixtures/histories/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as readonly KnownHistory[];
}

export const FIXTURES: Readonly<Record<string, readonly KnownHistory[]>> = Object.fromEntries(
  FILES.map((name) => [name, read(name)]),
);
