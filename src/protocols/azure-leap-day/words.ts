import { nameOf } from './cluster.ts';
import type { Message } from './types.ts';

/** What a message is about, for its name. */
export function subject(thing: Message | { readonly kind: 'NOTHING' }): string {
  switch (thing.kind) {
    case 'HI':
    case 'UPDATE':
      return nameOf(thing.host);
    case 'VMFAILED':
      return `VM${thing.vm + 1}`;
    case 'REINCARNATE':
      return thing.from === null ? 'waiting' : nameOf(thing.from);
    case 'REPAIRED':
    case 'NOTHING':
      return '';
  }
}

/** A message in a few words. */
export function word(thing: Message | { readonly kind: 'NOTHING' }): string {
  switch (thing.kind) {
    case 'HI':
      return `The report on ${nameOf(thing.host)}`;
    case 'UPDATE':
      return `The update of ${nameOf(thing.host)}`;
    case 'VMFAILED':
      return `The report on VM ${thing.vm + 1}`;
    case 'REINCARNATE':
      return `The order for ${vmsText(thing.placements.length)}`;
    case 'REPAIRED':
      return 'The list of repaired hosts';
    case 'NOTHING':
      return 'Nothing';
  }
}

export function vmsText(count: number): string {
  return count === 1 ? '1 VM' : `${count} VMs`;
}

export function hostsText(count: number): string {
  return count === 1 ? '1 host' : `${count} hosts`;
}
