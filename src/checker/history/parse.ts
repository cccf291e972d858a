import { failed, ok, type Result } from '../../base/result.ts';
import { SHAPES, type OperationShape, type Shape } from './shapes.ts';
import type { History, ModelName, Operation, Value } from './types.ts';

const MOST_OPERATIONS = 50_000;

/**
 * Histories as text has them, once it is read as JSON: one, or a list of them. Fields that are not known are left alone.
 * Errors: one sentence that names history, operation (by index) and field.
 */
export function parseHistories(given: unknown): Result<readonly History[]> {
  if (!Array.isArray(given)) {
    const one = parseHistory(given);
    return one.ok ? ok([one.value]) : one;
  }
  const histories: History[] = [];
  for (const [at, item] of given.entries()) {
    const one = parseHistory(item);
    if (!one.ok) {
      const name = isRecord(item) && typeof item['name'] === 'string' ? ` (${item['name']})` : '';
      return failed(`history ${at}${name}: ${one.error}`);
    }
    histories.push(one.value);
  }
  return ok(histories);
}

/** As `parseHistories`, of one history. */
export function parseHistory(given: unknown): Result<History> {
  if (!isRecord(given)) return failed(`expected an object, got ${shown(given)}.`);
  const { name, model, init, ops } = given;
  if (name !== undefined && typeof name !== 'string') return wrong('name', 'a text', name);
  if (!isModelName(model)) {
    return wrong('model', `one of ${Object.keys(SHAPES).join(', ')}`, model);
  }
  const shape = SHAPES[model].init;
  if (!isValue(init) || !shape.fits(init, undefined)) return wrong('init', shape.words, init);
  if (!Array.isArray(ops)) return wrong('ops', 'a list of operations', ops);
  if (ops.length > MOST_OPERATIONS) {
    return failed(`ops: expected at most ${MOST_OPERATIONS} operations, got ${ops.length}.`);
  }
  const operations: Operation[] = [];
  for (const [at, item] of ops.entries()) {
    const one = parseOperation(item, model);
    if (!one.ok) return failed(`operation ${at}: ${one.error}`);
    operations.push(one.value);
  }
  const clash = clashIn(operations);
  if (clash !== null) return failed(clash);
  return ok({ ...(name === undefined ? {} : { name }), model, init, ops: operations });
}

function parseOperation(given: unknown, model: ModelName): Result<Operation> {
  if (!isRecord(given)) return failed(`expected an object, got ${shown(given)}.`);
  const { client, call, ret, op, key, in: input, out } = given;
  if (typeof client !== 'string' && !isNumber(client)) {
    return wrong('client', 'a text or a number', client);
  }
  if (!isNumber(call)) return wrong('call', 'a number', call);
  if (ret !== null && !(isNumber(ret) && ret >= call)) {
    return wrong('ret', `a number not below its call at ${call}, or null`, ret);
  }
  const { ops } = SHAPES[model];
  if (typeof op !== 'string' || !Object.hasOwn(ops, op)) {
    return wrong('op', `one of ${Object.keys(ops).join(', ')}`, op);
  }
  if (key !== undefined && typeof key !== 'string') return wrong('key', 'a text', key);
  const shape = ops[op]!;
  const problem = problemIn(shape, input, out, ret === null);
  if (problem !== null) return failed(problem);
  return ok({
    client,
    call,
    ret,
    op,
    ...(key === undefined ? {} : { key }),
    ...(isValue(input) ? { in: input } : {}),
    ...(isValue(out) ? { out } : {}),
  });
}

function problemIn(
  shape: OperationShape,
  input: unknown,
  out: unknown,
  isOpen: boolean,
): string | null {
  const ofInput = problemWith('in', shape.in, input, undefined);
  if (ofInput !== null) return ofInput;
  if (out === undefined) return null;
  if (isOpen) return sentence('out', 'nothing, since it never returned', out);
  return problemWith('out', shape.out, out, isValue(input) ? input : undefined);
}

function problemWith(
  field: string,
  shape: Shape | null,
  value: unknown,
  input: Value | undefined,
): string | null {
  if (shape === null) return value === undefined ? null : sentence(field, 'nothing', value);
  return isValue(value) && shape.fits(value, input) ? null : sentence(field, shape.words, value);
}

/** A client does one thing after the other, and what never returned is the last. */
function clashIn(ops: readonly Operation[]): string | null {
  const latest = new Map<string | number, number>();
  const inOrder = [...ops.keys()].sort((a, b) => ops[a]!.call - ops[b]!.call || a - b);
  for (const at of inOrder) {
    const { client, call } = ops[at]!;
    const before = latest.get(client);
    latest.set(client, at);
    if (before === undefined) continue;
    const { ret } = ops[before]!;
    if (ret === null) {
      return `operation ${at}: client: expected nothing more of ${client}, whose operation ${before} never returned.`;
    }
    if (ret > call) {
      return `operation ${at}: call: expected at least ${ret}, when operation ${before} of ${client} returns, got ${call}.`;
    }
  }
  return null;
}

function wrong(field: string, expected: string, got: unknown): Result<never> {
  return failed(sentence(field, expected, got));
}

function sentence(field: string, expected: string, got: unknown): string {
  return `${field}: expected ${expected}, got ${shown(got)}.`;
}

const MOST_SHOWN = 60;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function isModelName(value: unknown): value is ModelName {
  return typeof value === 'string' && Object.hasOwn(SHAPES, value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** What JSON has; the parser of JSON has seen to it that it is so below the surface too. */
function isValue(value: unknown): value is Value {
  return value === null || ['boolean', 'number', 'string', 'object'].includes(typeof value);
}
