import { TAUGHT } from '../../src/protocols/lessons.ts';

/** Every model of many machines: its entry with its lesson, and how it is shown. */
export const MODELS = TAUGHT.flatMap((entry) => {
  const { outage: face } = entry.presentation;
  return face === undefined ? [] : [{ id: entry.protocol.id, entry, face }];
});
