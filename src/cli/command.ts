import type { ProtocolEntry } from '../protocols/registry.ts';
import { UsageError, type Streams } from './streams.ts';

export interface Option {
  /** What stands for its value in the help; absent: a flag. */
  readonly value?: string;
  readonly repeatable?: boolean;
  readonly help: string;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** Every value of an option, in order; empty where it was not given. A flag that was given has one empty value. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface Command {
  readonly name: string;
  /** What follows the name: `PROTOCOL/SCENARIO`. */
  readonly operands: string;
  readonly most: number;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Out: the exit status. Errors: `UsageError`. */
  run(given: Arguments, streams: Streams, registry: readonly ProtocolEntry[]): Promise<number>;
}

/** The only value of an option that may be given once, or undefined. */
export function single({ values }: Arguments, name: string): string | undefined {
  return values[name]?.[0];
}

export function has({ values }: Arguments, name: string): boolean {
  return (values[name]?.length ?? 0) > 0;
}

export function wholeNumberOf(given: Arguments, name: string, max: number): number | undefined {
  const text = single(given, name);
  if (text === undefined) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= max) return value;
  throw new UsageError(`--${name}: expected a whole number from 0 to ${max}, got "${text}".`);
}
