import { LIMITS, show } from './run-limits.ts';

/**
 * What a protocol's operation may be made of: plain data of bounded depth and size. What it means is the protocol's.
 * Out: `path: expected …`, or null when it will do.
 */
export function problemWithOperation(operation: object): string | null {
  let fields = 0;
  const check = (value: unknown, path: string, depth: number): string | null => {
    if (++fields > LIMITS.operationFields) {
      return `operation: expected at most ${LIMITS.operationFields} fields`;
    }
    if (typeof value === 'string') {
      return value.length <= LIMITS.name
        ? null
        : `${path}: expected at most ${LIMITS.name} characters`;
    }
    if (value === null || typeof value === 'boolean') return null;
    if (typeof value === 'number') {
      return Number.isSafeInteger(value)
        ? null
        : `${path}: expected a whole number, got ${show(value)}`;
    }
    if (typeof value !== 'object') return `${path}: expected plain data, got ${show(value)}`;
    if (depth === 0) return `${path}: expected data at most ${LIMITS.operationDepth} levels deep`;
    for (const [key, field] of Object.entries(value)) {
      if (key === '__proto__') return `${path}: unknown field "__proto__"`;
      const place = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key.slice(0, 40)}`;
      const problem = check(field, place, depth - 1);
      if (problem !== null) return problem;
    }
    return null;
  };
  return check(operation, 'operation', LIMITS.operationDepth);
}
