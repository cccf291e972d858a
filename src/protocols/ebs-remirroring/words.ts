import type { Message } from './types.ts';

type Thing = Message | { readonly kind: 'NOTHING' };

/** What a message is about, for its name: the second at which its calls were made. */
export function subject(thing: Thing): string {
  switch (thing.kind) {
    case 'CREATE':
      return `s${thing.batch}`;
    case 'CREATED':
      return `s${thing.batches[0] ?? 0}`;
    case 'NOTHING':
      return '';
  }
}

/** A message in a few words. */
export function word(thing: Thing): string {
  switch (thing.kind) {
    case 'CREATE':
      return `The order for ${volumesText(thing.count)}`;
    case 'CREATED':
      return 'The answer';
    case 'NOTHING':
      return 'Nothing';
  }
}

export function volumesText(count: number): string {
  return count === 1 ? '1 volume' : `${count} volumes`;
}

export function nodesText(count: number): string {
  return count === 1 ? '1 node' : `${count} nodes`;
}
