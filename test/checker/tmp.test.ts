import { it } from 'vitest';
import { judge } from '../../src/checker/history/judge.ts';
import { FIXTURES } from '../support/histories.ts';
import { appenders, timeouts } from '../support/many-operations.ts';
import { wgl } from '../../src/checker/history/wgl.ts';
import { jit } from '../../src/checker/history/jit.ts';
const time = (n: string, f: () => any) => {
  const t = performance.now();
  const r = f();
  console.log(
    n,
    (performance.now() - t).toFixed(1),
    'ms',
    JSON.stringify({ ...r, witness: r?.witness?.length }),
  );
};
it('x', () => {
  for (let i = 0; i < 3; i++)
    time('files', () => {
      for (const h of Object.values(FIXTURES).flat()) judge(h);
    });
  for (let s = 1; s < 4; s++) {
    const h = appenders(s);
    console.log(h.ops.length);
    time('app bad', () => judge(h));
    time('app bad wgl', () => judge(h, { algorithms: [wgl], budget: 200000 }));
    time('app bad jit', () => judge(h, { algorithms: [jit], budget: 200000 }));
    const g = appenders(s, false);
    time('app ok', () => judge(g));
    time('app ok wgl', () => judge(g, { algorithms: [wgl], budget: 200000 }));
  }
  for (let s = 1; s < 6; s++) {
    const h = timeouts(s);
    console.log(h.ops.filter((o) => o.ret === null).length);
    time('to ok', () => judge(h));
    time('to ok wgl', () => judge(h, { algorithms: [wgl], budget: 200000 }));
    time('to ok jit', () => judge(h, { algorithms: [jit], budget: 200000 }));
    const g = timeouts(s, true);
    time('to bad', () => judge(g));
  }
});
