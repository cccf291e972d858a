import type { Data, Entry, LogRecord, Message, Operation, Result, Source } from './types.ts';

/** How operations, results and records read, everywhere. */

const SOURCES: Readonly<Record<Source, string>> = {
  now: 'now()',
  random: 'random()',
  'any key': 'anyKey()',
  sum: 'sum()',
};

/** `x = 1`, `t = now()`, `x += 2`, `get x`, as short as it goes. */
export function operationText(operation: Operation): string {
  switch (operation.kind) {
    case 'put':
      return `${operation.key} = ${operation.value}`;
    case 'append':
      return `append ${operation.value} to ${operation.key}`;
    case 'add':
      return `add ${operation.value} to ${operation.key}`;
    case 'get':
      return `get ${operation.key}`;
    case 'set':
      return `${operation.key} = ${SOURCES[operation.from]}`;
    case 'poison':
      return 'the poisoned request';
  }
}

/** Twelve characters at most. */
export function operationWord(operation: Operation): string {
  switch (operation.kind) {
    case 'put':
      return shorten(`${operation.key}=${operation.value}`);
    case 'append':
    case 'add':
      return shorten(`${operation.key}+=${operation.value}`);
    case 'get':
      return `get ${operation.key}`;
    case 'set':
      return shorten(`${operation.key}=${SHORT_SOURCES[operation.from]}`);
    case 'poison':
      return 'poison';
  }
}

/** What was chosen stands in place of where it was to come from. */
export function entryWord({ work, chosen }: Entry): string {
  if (work.kind !== 'set' || chosen === null) return operationWord(work);
  return shorten(`${work.key}=${chosen}`);
}

const SHORT_SOURCES: Readonly<Record<Source, string>> = {
  now: 'now()',
  random: 'rand()',
  'any key': 'any()',
  sum: 'sum()',
};

const WIDEST = 12;

export function shorten(text: string, widest = WIDEST): string {
  return text.length <= widest ? text : `${text.slice(0, widest - 1)}…`;
}

/** Long texts lose their beginning: what was appended last is at the end. */
export function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `…${text.slice(1 - longest)}`;
}

export function resultText(result: Result): string {
  switch (result.kind) {
    case 'done':
      return 'OK';
    case 'found':
      return result.value ?? 'nothing';
    case 'skipped':
      return 'skipped';
  }
}

/** The first digits are enough to compare by eye. */
export function chip(digest: string): string {
  return digest.slice(0, 4);
}

export function dataText(data: Data, longest = 200): string {
  const pairs = Object.entries(data).map(([key, value]) => `${key} = ${clip(value, longest)}`);
  return pairs.length === 0 ? 'empty' : pairs.join(', ');
}

export function recordText(record: LogRecord): string {
  if (record.kind === 'SKIP') return `SKIP ${record.number}`;
  const { number, entry, skip } = record;
  return `${number} ${skip ? 'skipped' : entryWord(entry)}`;
}

/** What a message or record is about, for names. */
export function subject(thing: Message | LogRecord): string {
  switch (thing.kind) {
    case 'REQUEST':
    case 'ENTRY':
      return thing.entry.id;
    case 'ENTRIES':
    case 'FETCH':
      return String(thing.from);
    case 'SKIP':
      return String(thing.number);
    case 'ANSWER':
      return thing.request;
    case 'TIP':
      return '';
  }
}
