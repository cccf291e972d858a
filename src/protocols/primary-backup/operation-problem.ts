const KEY = /^[a-z][a-z0-9]{0,7}$/;
const VALUE = /^[\w+-]{1,12}$/;

/** What is wrong with an operation that comes from outside, naming the field and what was expected. */
export function operationProblem(operation: unknown): string | null {
  if (typeof operation !== 'object' || operation === null || Array.isArray(operation))
    return 'expected an operation: an object with a kind';
  const fields = operation as Readonly<Record<string, unknown>>;
  const { kind, key, value } = fields;
  if (kind !== 'put' && kind !== 'append' && kind !== 'get')
    return 'kind: expected put, append or get';
  const known = kind === 'get' ? ['kind', 'key'] : ['kind', 'key', 'value'];
  const strange = Object.keys(fields).find((field) => !known.includes(field));
  if (strange !== undefined)
    return `${strange.slice(0, 20)}: unknown field; known are ${known.join(', ')}`;
  if (typeof key !== 'string' || !KEY.test(key))
    return 'key: expected one to eight small letters or digits, a letter first';
  if (kind === 'get') return null;
  return typeof value === 'string' && VALUE.test(value)
    ? null
    : 'value: expected one to twelve letters, digits, _, + or -';
}
