import { describe, expect, test } from 'vitest';
import { TAUGHT } from '../../src/protocols/lessons.ts';
import { createEngineHost } from '../../src/worker/engine-host.ts';

describe('Pictures of the gallery', () => {
  const host = createEngineHost(TAUGHT);

  test.each(TAUGHT.map((entry) => [entry.protocol.title, entry] as const))(
    '%s: every scenario has one, of the moment it names, and at least two questions',
    (_, { protocol, scenarios }) => {
      for (const { id, challenge } of scenarios) {
        const [reply] = host.handle({ kind: 'still', protocol: protocol.id, scenario: id });
        expect(reply).toMatchObject({ kind: 'still', scenario: id });
        const still = reply?.kind === 'still' ? reply.still : null;
        expect([id, (still?.nodes.length ?? 0) > 1]).toEqual([id, true]);
        expect([id, (still?.links.length ?? 0) > 0]).toEqual([id, true]);
        const isTaught = challenge === undefined;
        expect([id, (still?.questions ?? 0) >= 2]).toEqual([id, isTaught]);
        for (const { share } of still?.messages ?? []) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    },
  );

  test('what does not exist has none, and breaks nothing', () => {
    const nothing = { kind: 'still', protocol: 'none', scenario: 'none' } as const;
    expect(host.handle(nothing)).toEqual([{ ...nothing, run: 0, still: null }]);
  });
});
