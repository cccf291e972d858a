import type { Callout } from '../../scene/lesson.ts';
import type { PrimaryBackup } from './types.ts';
export const CALLOUTS: readonly Callout<PrimaryBackup>[] = [];
