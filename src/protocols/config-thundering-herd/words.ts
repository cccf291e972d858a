import type { Message } from './types.ts';

/** What a message is about, for its name. */
export function subject(message: Message): string {
  switch (message.kind) {
    case 'QUERIES':
      return `t${message.tick}`;
    case 'ANSWERS':
      return `t${message.step}`;
    case 'CHANGED':
    case 'PUSH':
      return message.value;
    case 'TRAFFIC':
      return `${message.percent}%`;
    case 'CLIENTS':
      return message.change;
    case 'CAPACITY':
      return `x${message.times}`;
  }
}

/** Out: `1 query`, `12 queries`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, one) => total + one, 0);
}

/** A message in one to three words. */
export function word(message: Message | { readonly kind: 'NOTHING' }): string {
  switch (message.kind) {
    case 'QUERIES':
      return count(sum(message.counts), 'query', 'queries');
    case 'ANSWERS':
      return count(message.to.length, 'answer', 'answers');
    case 'CHANGED':
      return 'News of the change';
    case 'PUSH':
      return `The ${message.value} value`;
    case 'TRAFFIC':
      return 'The order on users';
    case 'CLIENTS':
      return 'The new program';
    case 'CAPACITY':
      return 'The larger cluster';
    case 'NOTHING':
      return 'Nothing';
  }
}
