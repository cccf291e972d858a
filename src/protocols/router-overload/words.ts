import type { Message } from './types.ts';

/** What a message is about, for its name. */
export function subject(message: Message): string {
  switch (message.kind) {
    case 'LOAD':
    case 'REFUSE':
    case 'ACCEPT':
    case 'LEAVE':
      return `t${message.tick}`;
    case 'OFFLINE':
    case 'ADD':
      return String(message.count);
    case 'ONLINE':
      return '';
    case 'POLICY':
      return message.change;
    case 'USERS':
      return `${message.percent}%`;
  }
}

/** Out: `1 router`, `12 routers`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A message in one to three words. */
export function word(message: Message | { readonly kind: 'NOTHING' }): string {
  switch (message.kind) {
    case 'LOAD':
      return count(message.requests, 'request');
    case 'REFUSE':
      return 'A refusal';
    case 'ACCEPT':
      return 'News of a return';
    case 'LEAVE':
      return 'A farewell';
    case 'OFFLINE':
    case 'ONLINE':
      return 'The order to upgrade';
    case 'ADD':
      return 'The order for more';
    case 'POLICY':
      return 'The new program';
    case 'USERS':
      return 'The order on users';
    case 'NOTHING':
      return 'Nothing';
  }
}
