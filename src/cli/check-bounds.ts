import { BOUND_NAMES, type Bounds } from '../checker/explore/index.ts';
import type { Arguments } from './command.ts';
import { UsageError } from './streams.ts';

/** A byte of a state's key holds what a run has used up. */
const MOST = 200;

/** `--bound NAME=N`, as often as wanted. Errors: `UsageError`, one sentence that names what was expected. */
export function boundsIn(given: Arguments): Partial<Bounds> {
  return Object.fromEntries((given.values['bound'] ?? []).map(boundIn));
}

function boundIn(text: string): readonly [string, number] {
  const [name = '', value = '', ...rest] = text.split('=');
  if (rest.length > 0 || value === '')
    throw new UsageError(`--bound: expected NAME=N, got "${text}".`);
  if (!(BOUND_NAMES as readonly string[]).includes(name))
    throw new UsageError(`--bound: expected one of ${BOUND_NAMES.join(', ')}, got "${name}".`);
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  if (number <= MOST) return [name, number];
  throw new UsageError(`--bound: expected ${name} from 0 to ${MOST}, got "${value}".`);
}
