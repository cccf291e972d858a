import { COUNTER, MULTI_REGISTER, QUEUE, SET } from './collections.ts';
import type { Model } from './model.ts';
import { KEY_VALUE, NONDET_REGISTER, REGISTER } from './registers.ts';
import type { ModelName } from './types.ts';

export const MODELS: Readonly<Record<ModelName, Model>> = {
  register: REGISTER,
  'cas-register': REGISTER,
  'nondet-register': NONDET_REGISTER,
  kv: KEY_VALUE,
  queue: QUEUE,
  counter: COUNTER,
  set: SET,
  'multi-register': MULTI_REGISTER,
};
