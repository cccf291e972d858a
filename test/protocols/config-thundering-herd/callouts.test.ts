import { describe, expect, it } from 'vitest';
import { walkAlong } from '../../../src/engine/walk.ts';
import { lesson } from '../../../src/protocols/config-thundering-herd/lesson.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { runScenario } from '../../support/runs.ts';
import { ENTRY } from './support.ts';

/** In which scenarios each is shown at all. */
function shownIn(): Readonly<Record<string, readonly string[]>> {
  const shown: Record<string, string[]> = {};
  for (const { id } of ENTRY.scenarios) {
    const run = runScenario(ENTRY as unknown as ProtocolEntry, id);
    for (const walk = walkAlong(run); walk.at < run.count;) {
      const { event, before, after } = walk.next();
      for (const callout of lesson.callouts) {
        if (!callout.holds(event as never, before as never, after as never)) continue;
        const list = (shown[callout.id] ??= []);
        if (!list.includes(id)) list.push(id);
      }
    }
  }
  return shown;
}

describe('Callouts of the herd', () => {
  it('are a line each', () => {
    for (const { text } of lesson.callouts) expect([text, text.length <= 84]).toEqual([text, true]);
  });

  it('are shown where they are true, and each of them somewhere', () => {
    expect(shownIn()).toMatchInlineSnapshot(`
      {
        "HERD-1": [
          "as-it-was",
          "the-fix-alone",
          "sixty-percent",
          "thirty-percent",
          "no-more-deleting",
          "one-fetch-a-key",
          "twice-the-database",
          "three-databases",
          "fewer-users",
        ],
        "HERD-2": [
          "as-it-was",
          "the-fix-alone",
          "sixty-percent",
          "thirty-percent",
          "no-more-deleting",
          "one-fetch-a-key",
          "twice-the-database",
          "three-databases",
          "a-long-queue",
        ],
        "HERD-3": [
          "as-it-was",
        ],
      }
    `);
  });
});
