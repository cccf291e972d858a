import type { ModelName, Value } from './types.ts';

/** What a field may be, and how to say so. */
export interface Shape {
  readonly words: string;
  fits(value: Value, input: Value | undefined): boolean;
}

export interface OperationShape {
  /** Null: it takes nothing. */
  readonly in: Shape | null;
  /** Null: it answers nothing but that it is done. */
  readonly out: Shape | null;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isText = (value: Value): boolean => typeof value === 'string';
const isWhole = (value: Value): boolean => Number.isSafeInteger(value);

const ANYTHING: Shape = { words: 'a value', fits: () => true };
const TEXT: Shape = { words: 'a text', fits: isText };
const TEXT_OR_NULL: Shape = {
  words: 'a text, or null for no such key',
  fits: (value) => value === null || isText(value),
};
const WHOLE: Shape = { words: 'a whole number', fits: isWhole };
const YES_OR_NO: Shape = { words: 'true or false', fits: (value) => typeof value === 'boolean' };
const LIST: Shape = { words: 'a list', fits: isList };
const PAIR: Shape = {
  words: 'a list of two: from and to',
  fits: (value) => isList(value) && value.length === 2,
};
/** Every subset of it is a state, so it must stay small. */
const SMALL_LIST: Shape = {
  words: 'a list of at most 6 values',
  fits: (value) => isList(value) && value.length <= 6,
};
const PARTS: Shape = {
  words: 'a list of ["r", key], ["w", key, value] and ["a", key, number]',
  fits: (value) => isList(value) && value.every(isPart),
};
const READINGS: Shape = {
  words: 'a list with a value for each "r"',
  fits: (value, parts = []) =>
    isList(value) && isList(parts) && value.length === parts.filter(isReading).length,
};

function isPart(part: Value): boolean {
  if (!isList(part) || !isText(part[1] ?? null)) return false;
  const [kind, , value = null] = part;
  if (kind === 'r') return part.length === 2;
  return part.length === 3 && (kind === 'w' || (kind === 'a' && isWhole(value)));
}

function isReading(part: Value): boolean {
  return isList(part) && part[0] === 'r';
}

const READ = { read: { in: null, out: ANYTHING } };
const WRITE = { write: { in: ANYTHING, out: null } };

/** What clients may ask of each object: the operations of the format, and what they take and answer. */
export const SHAPES: Readonly<
  Record<
    ModelName,
    { readonly init: Shape; readonly ops: Readonly<Record<string, OperationShape>> }
  >
> = {
  register: { init: ANYTHING, ops: { ...READ, ...WRITE } },
  'cas-register': { init: ANYTHING, ops: { ...READ, ...WRITE, cas: { in: PAIR, out: YES_OR_NO } } },
  'nondet-register': {
    init: SMALL_LIST,
    ops: {
      'put-any': { in: SMALL_LIST, out: null },
      'get-any': { in: null, out: LIST },
      'get-all': { in: null, out: LIST },
    },
  },
  kv: {
    init: TEXT_OR_NULL,
    ops: {
      get: { in: null, out: TEXT_OR_NULL },
      put: { in: TEXT, out: null },
      append: { in: TEXT, out: TEXT },
    },
  },
  queue: {
    init: LIST,
    ops: { enq: { in: ANYTHING, out: null }, deq: { in: null, out: ANYTHING } },
  },
  counter: { init: WHOLE, ops: { inc: { in: null, out: WHOLE }, read: { in: null, out: WHOLE } } },
  set: { init: LIST, ops: { add: { in: ANYTHING, out: null }, read: { in: null, out: LIST } } },
  'multi-register': {
    init: {
      words: 'an object with a value for each key',
      fits: (value) => value !== null && typeof value === 'object' && !isList(value),
    },
    ops: { txn: { in: PARTS, out: READINGS } },
  },
};
