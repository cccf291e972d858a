import { describe, expect, it } from 'vitest';
import { jit } from '../../src/checker/history/jit.ts';
import { judge } from '../../src/checker/history/judge.ts';
import { wgl } from '../../src/checker/history/wgl.ts';
import { FIXTURES } from '../support/histories.ts';

describe.each([
  ['both algorithms in turn', undefined],
  ['Wing, Gong and Lowe', [wgl]],
  ['just-in-time configurations', [jit]],
])('Known histories, by %s', (_name, algorithms) => {
  it.each(Object.entries(FIXTURES))('%s: every verdict and failing prefix', (_file, histories) => {
    for (const known of histories) {
      const given = judge(known, algorithms === undefined ? {} : { algorithms });
      expect({
        name: known.name,
        linearizable: given.linearizable,
        failPrefix: given.failPrefix ?? undefined,
        isSmallest: given.isSmallest,
      }).toEqual({
        name: known.name,
        linearizable: known.linearizable,
        failPrefix: known.failPrefix,
        isSmallest: true,
      });
    }
  });
});
