/** Stops with a message that says what happened and what to look at: for errors of our own code only. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Internal error: ${message}`);
}

/** Returns `value` when it is there, else stops: `what` names what was looked for. */
export function ensure<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Internal error: no ${what}`);
  return value;
}

/** Closes a union: a case that is not handled does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Internal error: unexpected case ${JSON.stringify(value)}`);
}
