import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import { plainHeadline } from '../plain-headline.ts';
import type { PrimaryBackup } from './types.ts';

export function headline(
  event: TraceEvent<PrimaryBackup>,
  before: Picture<PrimaryBackup>,
  _after: Picture<PrimaryBackup>,
): string {
  return plainHeadline(event, before, (thing) => thing.kind);
}
