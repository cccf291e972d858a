/** Compares by UTF-16 code unit, the same everywhere (locale rules differ between machines). */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * One text for equal plain values: object keys sorted by code unit, absent fields left out.
 * In: null, booleans, finite numbers, strings, arrays and plain objects of these.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    let text = '[';
    for (let i = 0; i < value.length; i++) text += (i > 0 ? ',' : '') + canonical(value[i]);
    return text + ']';
  }
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '{';
  for (const key of Object.keys(fields).sort(byCodeUnit)) {
    const field = fields[key];
    if (field === undefined) continue;
    text += (text.length > 1 ? ',' : '') + JSON.stringify(key) + ':' + canonical(field);
  }
  return text + '}';
}
