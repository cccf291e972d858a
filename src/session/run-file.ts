import type { RunSpec } from '../engine/spec.ts';
import { FORMAT_VERSION } from './run-limits.ts';

/** A run as a file that people can read and change. */
export function runFileText(spec: RunSpec): string {
  return `${JSON.stringify({ version: FORMAT_VERSION, ...spec }, null, 2)}\n`;
}

export function savedName(spec: RunSpec): string {
  return `${spec.protocol}-${spec.scenario}.json`;
}
