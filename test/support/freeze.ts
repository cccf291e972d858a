/** Freezes everything below `value`, deep lists included, and refuses what is not plain data. */
export function freezeDeep<T>(value: T): T {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'function' || typeof next === 'symbol' || typeof next === 'bigint') {
      throw new Error(`not plain data: ${typeof next}`);
    }
    if (next === null || typeof next !== 'object' || Object.isFrozen(next)) continue;
    const prototype: unknown = Object.getPrototypeOf(next);
    if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) {
      throw new Error(`not plain data: ${String(next.constructor.name)}`);
    }
    Object.freeze(next);
    waiting.push(...Object.values(next));
  }
  return value;
}
