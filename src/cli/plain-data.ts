import { byCodeUnit } from '../base/canonical.ts';
import { mapEntries, type PersistentMap } from '../base/persistent-map.ts';

/** State as a reader of JSON expects it: maps as objects, whatever they are inside. */
export function plainData(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plainData);
  const entries: readonly (readonly [string, unknown])[] = isMap(value)
    ? mapEntries(value).toSorted(([a], [b]) => byCodeUnit(a, b))
    : Object.entries(value);
  return Object.fromEntries(entries.map(([key, field]) => [key, plainData(field)]));
}

function isMap(value: object): value is PersistentMap<unknown> {
  const keys = Object.keys(value);
  return keys.length === 2 && 'size' in value && 'root' in value && typeof value.size === 'number';
}
