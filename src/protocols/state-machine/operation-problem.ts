const KEY = /^[a-z][a-z0-9]{0,7}$/;
const VALUE = /^[\w+-]{1,12}$/;
const NUMBER = /^-?\d{1,9}$/;
const SOURCES: readonly unknown[] = ['now', 'random', 'any key', 'sum'];

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  put: ['kind', 'key', 'value'],
  append: ['kind', 'key', 'value'],
  add: ['kind', 'key', 'value'],
  get: ['kind', 'key'],
  set: ['kind', 'key', 'from'],
  poison: ['kind'],
};

/** What is wrong with an operation that comes from outside, naming the field and what was expected. */
export function operationProblem(operation: unknown): string | null {
  if (typeof operation !== 'object' || operation === null || Array.isArray(operation))
    return 'expected an operation: an object with a kind';
  const fields = operation as Readonly<Record<string, unknown>>;
  const { kind, key, value, from } = fields;
  const known = typeof kind === 'string' && Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
  if (known === undefined) return 'kind: expected put, append, add, get, set or poison';
  const strange = Object.keys(fields).find((field) => !known.includes(field));
  if (strange !== undefined)
    return `${strange.slice(0, 20)}: unknown field; known are ${known.join(', ')}`;
  if (kind === 'poison') return null;
  if (typeof key !== 'string' || !KEY.test(key))
    return 'key: expected one to eight small letters or digits, a letter first';
  if (kind === 'get') return null;
  if (kind === 'set')
    return SOURCES.includes(from) ? null : 'from: expected now, random, any key or sum';
  if (kind === 'add')
    return typeof value === 'string' && NUMBER.test(value)
      ? null
      : 'value: expected a whole number of at most nine digits, as text';
  return typeof value === 'string' && VALUE.test(value)
    ? null
    : 'value: expected one to twelve letters, digits, _, + or -';
}
