import { canonical } from '../../base/canonical.ts';
import { hash32 } from '../../base/hash.ts';
import type { Context } from '../../engine/protocol.ts';
import { keysAsTheyCome, keysInOrder, readClock, throwDice } from './chance.ts';
import type { Data, Entry, Operation, Result, Source, StateMachine } from './types.ts';

/** The machine that is replicated: a map of texts, and what entries do to it. */

type Here = Context<StateMachine>;

/** Nothing, as whoever judges what clients are told takes it to be. */
const BEGINNING: Data = {};
/** Somebody has forgotten to clear a key. */
const ANOTHER_BEGINNING: Data = { cash: '10' };

/** Off: the last replica begins with something that the others have not. */
export function initialData({ self, processes, rule }: Here): Data {
  const replicas = processes.filter(({ role }) => role === 'replica');
  const isOdd = !rule('RSM-INIT') && replicas.at(-1)?.id === self;
  return isOdd ? ANOTHER_BEGINNING : BEGINNING;
}

/** Eight hexadecimal digits that stand for a whole state. */
export function digestOf(data: Data): string {
  return hash32(canonical(data)).toString(16).padStart(8, '0');
}

/** Everything but a poisoned request, which nothing survives. */
export function carryOut(
  context: Here,
  data: Data,
  { id, work, chosen }: Entry,
  position: number,
): { readonly data: Data; readonly result: Result } {
  switch (work.kind) {
    case 'get':
      return { data, result: { kind: 'found', value: data[work.key] ?? null } };
    case 'put':
      return { data: { ...data, [work.key]: work.value }, result: { kind: 'done' } };
    case 'append':
      return found(data, work.key, (data[work.key] ?? '') + work.value);
    case 'add':
      return found(data, work.key, String(numberIn(data, work.key) + Number(work.value)));
    case 'set':
      return found(data, work.key, chosen ?? compute(context, data, work.from, id, position));
    case 'poison':
      return { data, result: { kind: 'skipped' } };
  }
}

function found(data: Data, key: string, value: string) {
  return { data: { ...data, [key]: value }, result: { kind: 'found', value } as const };
}

/** What has to be chosen, if somebody chooses for all: only inputs from outside can be. */
export function choose(context: Here, id: string, work: Operation, position: number) {
  const isChosen = context.rule('RSM-DET') && context.rule('RSM-CHOICE');
  if (!isChosen || work.kind !== 'set') return null;
  if (work.from === 'now') return readClock(context, id, position);
  return work.from === 'random' ? throwDice(context, id) : null;
}

function compute(context: Here, data: Data, from: Source, id: string, position: number): string {
  switch (from) {
    case 'now':
      return readClock(context, id, position);
    case 'random':
      return throwDice(context, id);
    case 'any key':
      return keysFor(context, data, 'map')[0] ?? '';
    case 'sum':
      return String(
        keysFor(context, data, 'threads').reduce((sum, key) => plus(sum, numberIn(data, key)), 0),
      );
  }
}

function keysFor(context: Here, data: Data, what: string): readonly string[] {
  const isCanonical = context.rule('RSM-DET') && context.rule('RSM-CANON');
  return isCanonical ? keysInOrder(data) : keysAsTheyCome(context, data, what);
}

function numberIn(data: Data, key: string): number {
  const text = data[key] ?? '';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : 0;
}

const DIGITS = 1000;

/**
 * A sum that keeps three digits, as floating point keeps some fifty bits: small numbers vanish beside a large one, so
 * that the order counts. Whole numbers throughout, which no two browsers disagree about.
 */
export function plus(a: number, b: number): number {
  const sum = a + b;
  let unit = 1;
  while (Math.abs(sum) >= unit * DIGITS) unit *= 10;
  const kept = Math.floor((Math.abs(sum) + unit / 2) / unit) * unit;
  return sum < 0 ? -kept : kept;
}
