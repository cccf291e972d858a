import type { Data, LogRecord, Message, Operation, Result, View } from './types.ts';

/** How operations, results, views and records read. */

export function operationText(operation: Operation): string {
  switch (operation.kind) {
    case 'put':
      return `put ${operation.key} = ${operation.value}`;
    case 'append':
      return `append ${operation.value} to ${operation.key}`;
    case 'get':
      return `get ${operation.key}`;
  }
}

export function resultText(result: Result): string {
  return result.kind === 'done' ? 'OK' : (result.value ?? 'nothing');
}

export function recordText(record: LogRecord): string {
  return record.kind === 'VIEW' ? `VIEW ${viewText(record.view)}` : `ACKED ${record.num}`;
}

/** `2: S1, S2`. */
export function viewText({ num, primary, backup }: View): string {
  return num === 0 ? '0: –' : `${num}: ${primary?.id ?? '–'}, ${backup?.id ?? '–'}`;
}

export function dataText(data: Data, longest = 200): string {
  const pairs = Object.entries(data).map(([key, value]) => `${key} = ${clip(value, longest)}`);
  return pairs.length === 0 ? 'empty' : pairs.join(', ');
}

/** Long texts lose their beginning: what was appended last is at the end. */
export function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `…${text.slice(1 - longest)}`;
}

/** What a message or record is about, for names. */
export function subject(thing: Message | LogRecord): string {
  switch (thing.kind) {
    case 'VIEW':
      return String(thing.view.num);
    case 'ACKED':
      return String(thing.num);
    case 'REQUEST':
    case 'FORWARD':
      return thing.request.id;
    case 'WHO':
    case 'REPLY':
    case 'REJECT':
    case 'ACCEPT':
    case 'REFUSE':
      return thing.request;
    case 'SNAPSHOT':
    case 'COPIED':
      return String(thing.view);
    case 'PING':
    case 'PONG':
      return '';
  }
}
