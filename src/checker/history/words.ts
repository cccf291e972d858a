import { byCodeUnit, canonical } from '../../base/canonical.ts';
import type { History, ModelName, Operation, Value } from './types.ts';

const MOST_NAMED = 6;
const MOST_SHOWN = 60;

/** Long texts differ at the end more often than at the beginning. */
function shortened(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, 16)} … ${text.slice(-40)}`;
}

/** `1, 3 or 4`. */
function either(words: readonly string[]): string {
  const named = words.length > MOST_NAMED ? words.slice(0, MOST_NAMED - 1) : words;
  const more = words.length - named.length;
  const list = more > 0 ? [...named, `one of ${more} others`] : named;
  const last = list.at(-1) ?? 'nothing';
  return list.length < 2 ? last : `${list.slice(0, -1).join(', ')} or ${last}`;
}

/** `1, 3 or 4`: numbers by size, everything else by its text. */
export function eitherValue(values: readonly Value[]): string {
  const inOrder = values.toSorted((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : byCodeUnit(canonical(a), canonical(b)),
  );
  return either(inOrder.map(valueWords));
}

function valueWords(value: Value): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(valueWords).join(', ')}]`;
  if (typeof value !== 'object') return shortened(JSON.stringify(value));
  return Object.entries(value)
    .map(([name, field]) => `${name}=${valueWords(field)}`)
    .join(', ');
}

/** The verb of an operation as the page says it. */
const VERBS: Readonly<Record<string, string>> = {
  cas: 'compare-and-set',
  deq: 'dequeue',
  enq: 'enqueue',
  inc: 'increment',
  txn: 'transaction',
};

export function verbOf({ op }: Operation): string {
  return VERBS[op] ?? op;
}

/** `read of x`, `write of 1 to x`, `compare-and-set from 0 to 1`: what was asked, without the answer. */
export function requestWords(operation: Operation): string {
  const { op, key, in: input } = operation;
  const verb = verbOf(operation);
  const [of, to] = key === undefined ? ['', ''] : [` of ${key}`, ` to ${key}`];
  if (op === 'cas' && Array.isArray(input)) {
    const [from = null, into = null] = input as readonly Value[];
    return `${verb}${of} from ${valueWords(from)} to ${valueWords(into)}`;
  }
  if (op === 'txn' && Array.isArray(input)) {
    return `${verb} ${(input as readonly Value[]).map(partWords).join(', ')}`;
  }
  return input === undefined ? `${verb}${of}` : `${verb} of ${valueWords(input)}${to}`;
}

function partWords(part: Value): string {
  const [kind, key = null, value = null] = Array.isArray(part) ? (part as readonly Value[]) : [];
  const name = typeof key === 'string' ? key : '';
  if (kind === 'r') return `read ${name}`;
  return kind === 'w'
    ? `write ${valueWords(value)} to ${name}`
    : `add ${valueWords(value)} to ${name}`;
}

/** `returned 2`, `was refused`. */
export function answerWords({ op }: Operation, out: Value | undefined): string {
  if (out === undefined) return 'returned';
  if (op === 'cas') return out === true ? 'succeeded' : 'was refused';
  if (op === 'deq' && out === null) return 'found the queue empty';
  return `returned ${valueWords(out)}`;
}

const OBJECTS: Readonly<Record<ModelName, string>> = {
  register: 'the register',
  'cas-register': 'the register',
  'nondet-register': 'the register',
  kv: 'the value',
  queue: 'the queue',
  counter: 'the counter',
  set: 'the set',
  'multi-register': 'the store',
};

/** After "have": `returned 1 or 2`, `succeeded or been refused`. */
export function answersWords(operation: Operation, answers: readonly Value[]): string {
  const words = answers.map((out) => answerWords(operation, out));
  const values = answers.filter((_, at) => words[at]!.startsWith('returned '));
  const others = words.filter((word) => !word.startsWith('returned '));
  const returned = values.length === 0 ? [] : [`returned ${eitherValue(values)}`];
  return either([...returned, ...others.toSorted()]).replaceAll('was ', 'been ');
}

/** `x`, or `the queue` where there is but one object. */
export function objectWords({ model }: History, { key }: Operation): string {
  return key ?? OBJECTS[model];
}
