import { describe, expect, it } from 'vitest';
import type { RunSpec } from '../../src/engine/spec.ts';
import { TAUGHT } from '../../src/protocols/lessons.ts';
import type { EngineReply } from '../../src/worker/wire.ts';
import { conversation, specOf } from '../support/asking.ts';
import { runScenario } from '../support/runs.ts';
import { PLAIN, TOY } from '../support/toy-entry.ts';

type Of<K extends EngineReply['kind']> = Extract<EngineReply, { kind: K }>;

function only<K extends EngineReply['kind']>(kind: K, replies: readonly EngineReply[]): Of<K>[] {
  return replies.filter((reply): reply is Of<K> => reply.kind === kind);
}

describe.each(TAUGHT.map((entry) => ({ id: entry.protocol.id, entry })))(
  'A question for any event of $id',
  ({ entry }) => {
    it('has few answers, all different, and one is right: what arrives next, or where', () => {
      const scenario = entry.scenarios[0]?.id ?? '';
      const { events } = runScenario(entry, scenario);
      const spec = specOf(entry, scenario);
      const requests = events.flatMap(({ index }) => [
        { kind: 'pose', run: 1, index } as const,
        { kind: 'ask', run: 1, question: `next@${index}` } as const,
      ]);
      const replies = conversation(entry, spec, requests);
      const posed = only('posed', replies).flatMap(({ index, question }) =>
        question === null ? [] : [{ index, ...question }],
      );
      const answers = only('answered', replies);
      expect(posed.length).toBeGreaterThan(events.length / 3);
      expect(answers.map(({ question }) => question)).toEqual(posed.map(({ id }) => id));
      for (const [at, { index, options, kind }] of posed.entries()) {
        expect(options.length).toBeGreaterThanOrEqual(2);
        expect(kind === 'node' || options.length <= 4).toBe(true);
        expect(new Set(options.map(({ text }) => text)).size).toBe(options.length);
        const [right = ''] = answers[at]?.right ?? [];
        expect(options.map(({ id }) => id)).toContain(right);
        const ids = options.map(({ id }) => id);
        const next = events
          .slice(index + 1)
          .map(({ action, process }) =>
            // What somebody does from outside is nobody's turn.
            kind === 'node' && action.kind !== 'fault'
              ? process
              : action.kind === 'deliver'
                ? action.envelope
                : null,
          )
          .find((one) => one !== null && ids.includes(one));
        expect([index, right]).toEqual([index, next]);
      }
    });
  },
);

describe('A question for any event', () => {
  const pose = (spec: RunSpec, index: number) =>
    only('posed', conversation(TOY, spec, [{ kind: 'pose', run: 1, index }]))[0]?.question;

  it('is the same in slices of any length', () => {
    const request = [{ kind: 'pose', run: 1, index: 2 } as const];
    expect(conversation(TOY, PLAIN, request, 1)).toEqual(conversation(TOY, PLAIN, request));
  });

  it('is not asked where the reader decides what comes next, nor before the beginning or after the end', () => {
    const held: RunSpec = {
      ...PLAIN,
      interventions: [{ at: { after: 'start S', timeMs: 0 }, action: { kind: 'holdClock' } }],
    };
    expect(pose(held, 2)).toBeNull();
    expect(pose(PLAIN, -1)).toBeNull();
    expect(pose(PLAIN, Number.NaN)).toBeNull();
    expect(pose(PLAIN, 100_000)).toBeNull();
  });
});
