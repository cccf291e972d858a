import { byCodeUnit } from '../base/canonical.ts';
import type { Configuration, EventIndex } from '../engine/configuration.ts';
import { isFollowed, type Reach } from './evidence.ts';
import type { Asked, Inquiry } from './inquiry.ts';
import { posedBy, type Posed } from './posed.ts';
import type { EngineReply } from './wire.ts';

const MARK = 'next@';
/** What is under way now arrives within this many events, or it is not asked about. */
const SOON = 2000;

/** The event that a posed question stands at; null for the id of another kind of question. */
export function posedIndex(id: string): EventIndex | null {
  return id.startsWith(MARK) ? Number(id.slice(MARK.length)) : null;
}

export function createPoseJob(asked: Asked, index: EventIndex): Inquiry {
  const { number } = asked;
  return lookingFor(asked, index, (found) => {
    if (found === null) return { kind: 'posed', run: number, index, question: null };
    const { prompt, kind, options } = found;
    const id = `${MARK}${index}`;
    return { kind: 'posed', run: number, index, question: { id, prompt, kind, options } };
  });
}

export function createPosedJob(asked: Asked, index: EventIndex): Inquiry {
  const { number } = asked;
  const question = `${MARK}${index}`;
  return lookingFor(asked, index, (found) => {
    if (found === null) {
      const message = 'There is nothing to guess here.';
      return { kind: 'unasked', run: number, question, message };
    }
    const { right, why } = found;
    return { kind: 'answered', run: number, question, right: [right], why, worlds: [] };
  });
}

function lookingFor(
  { run, entry }: Asked,
  index: EventIndex,
  reply: (found: Posed | null) => EngineReply,
): Inquiry {
  const reach: Reach = { timeMs: Number.MAX_SAFE_INTEGER, events: index + SOON };
  let now: Configuration | null = null;
  let next = index + 1;

  /** What the known events say; undefined: they do not say yet. */
  function look(): Posed | null | undefined {
    if (!(index >= 0)) return null;
    if (index >= run.count) return undefined;
    now ??= run.configurationAt(index);
    if (now.held) return null;
    for (; next < run.count; next++) {
      const event = run.events[next];
      const found = event === undefined ? undefined : posedBy(event, now, entry, nodes());
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function nodes(): readonly string[] {
    const enabled = now === null ? [] : run.machine.enabled(now);
    return [...new Set(enabled.map(({ process }) => process))].sort(byCodeUnit);
  }

  return {
    work(budget) {
      for (let left = budget; left > 0; left--) {
        const found = look();
        if (found !== undefined) return reply(found);
        if (isFollowed(run, reach)) return reply(null);
        run.advance(run.count + 1, 1);
      }
      return null;
    },
    giveUp: () => reply(null),
  };
}
