import type { ProcessId } from '../../engine/configuration.ts';
import type { Context } from '../../engine/protocol.ts';
import type { PrimaryBackup, View } from './types.ts';

/** The view before anybody has pinged. */
export const VIEW_0: View = { num: 0, primary: null, backup: null };

export const VIEW_SERVER = 'VS';

export function isPrimary(view: View, id: ProcessId): boolean {
  return view.primary?.id === id;
}

export function isBackup(view: View, id: ProcessId): boolean {
  return view.backup?.id === id;
}

export function isMember(view: View, id: ProcessId): boolean {
  return isPrimary(view, id) || isBackup(view, id);
}

/** `2: S1 S2`, as in a table of views; `--` stands for nobody. */
export function tableRow({ num, primary, backup }: View): string {
  return `${num}: ${primary?.id ?? '--'} ${backup?.id ?? '--'}`;
}

/**
 * Does a message meant for the life `toLife` of this process reach an other one? What belongs to an earlier life is
 * ignored, where lives are told apart.
 */
export function isForAnotherLife(context: Context<PrimaryBackup>, toLife: number): boolean {
  return context.rule('PB-INC') && toLife !== context.incarnation;
}
