import { REGISTRY } from '../../src/protocols/registry.ts';

/** Every model of many machines: its entry, and how it is shown. */
export const MODELS = REGISTRY.flatMap((entry) => {
  const { outage: face } = entry.presentation;
  return face === undefined ? [] : [{ id: entry.protocol.id, entry, face }];
});
