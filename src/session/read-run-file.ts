import { failed, type Result } from '../base/result.ts';
import type { RunSpec } from '../engine/spec.ts';
import { REGISTRY, type ProtocolEntry } from '../protocols/registry.ts';
import { parseRunSpec } from './validate.ts';

/** Far more than a run of ours takes. */
const FILE_BYTES_MAX = 1024 * 1024;

/** Errors: one plain sentence. */
export function readRunFile(
  text: string,
  registry: readonly ProtocolEntry[] = REGISTRY,
): Result<RunSpec> {
  if (text.length > FILE_BYTES_MAX) {
    return failed('This file cannot be opened. It is larger than a run can be.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed('This file cannot be opened. Expected a run as JSON, but it is not JSON.');
  }
  const spec = parseRunSpec(value, registry);
  return spec.ok ? spec : failed(`This file cannot be opened. ${spec.error}`);
}
