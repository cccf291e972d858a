import type { History, Operation, Value } from '../../worker/history-wire.ts';

/** Operations of a history in a few words. */

/** `read x: 1`, `write 1`, `cas 0 to 1: refused`. */
export function operationLabel({ op, key, in: input, out, ret }: Operation): string {
  const answer =
    ret === null || out === undefined || isNothing(op) ? '' : `: ${answerText(op, out)}`;
  return `${[op, key, inputText(op, input)].filter((it) => it !== undefined && it !== '').join(' ')}${answer}`;
}

export function spoken(operation: Operation, point: number | null): string {
  const { client, call, ret } = operation;
  const until = ret === null ? 'never returned' : `returned at ${ret}`;
  const effect = point === null ? 'no point yet' : `takes effect at ${Math.round(point * 10) / 10}`;
  return `${client}: ${operationLabel(operation)}, called at ${call}, ${until}, ${effect}`;
}

/** What every object starts with. */
export function initialWords({ init, model }: History): string {
  if (init === null || (Array.isArray(init) && init.length === 0))
    return `At first the ${model} is empty.`;
  if (init === '') return 'At first there is nothing.';
  return `At first it is ${text(init)}.`;
}

function isNothing(op: string): boolean {
  return ['write', 'put', 'append', 'enq', 'add'].includes(op);
}

function inputText(op: string, input: Value | undefined): string {
  if (input === undefined) return '';
  if (op === 'cas' && Array.isArray(input)) return `${text(input[0])} to ${text(input[1])}`;
  if (op === 'txn' && Array.isArray(input)) return input.map(partText).join(', ');
  return text(input);
}

function partText(part: Value): string {
  if (!Array.isArray(part)) return text(part);
  return part[0] === 'r' ? `read ${text(part[1])}` : `${text(part[1])} = ${text(part[2])}`;
}

function answerText(op: string, out: Value): string {
  if (op === 'cas') return out === true ? 'done' : 'refused';
  if (Array.isArray(out)) return out.map(text).join(', ');
  return out === null ? 'nothing' : text(out);
}

function text(value: Value | undefined): string {
  if (value === undefined) return '';
  if (value === '') return 'nothing';
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
        .replaceAll('"', '')
        .replace(/^\{(.*)\}$/, '$1')
        .replaceAll(':', ' = ')
        .replaceAll(',', ', ')
    : String(value);
}
