import type { NodeFace, ProcessPicture } from './presentation.ts';
import { textWidth, wrap } from './text-width.ts';

export type WordTone = 'plain' | 'quiet' | 'uncertain' | 'paused';

export interface NodeWords {
  readonly lines: readonly { readonly text: string; readonly tone: WordTone }[];
  /** The small facts are among them: they are memory too. */
  readonly factsInside: boolean;
}

/** What a node says inside of its outline, in at most `most` lines of `width` (in letters' sizes). */
export function nodeWords(
  process: Pick<ProcessPicture, 'status' | 'inbox'>,
  face: NodeFace,
  width: number,
  most: number,
): NodeWords {
  const { status, inbox } = process;
  if (status === 'crashed') return words([['crashed', 'plain']]);
  if (status === 'unstarted') return words([['standing by', 'plain']]);
  if (status === 'stalled') {
    const waiting = `${inbox.length} waiting`;
    return words(
      inbox.length > 0 && most > 1
        ? [
            ['stalled', 'paused'],
            [waiting, 'paused'],
          ]
        : [['stalled', 'paused']],
    );
  }
  const uncertain = face.tone === 'uncertain';
  const word = uncertain ? 'uncertain' : face.word;
  const facts = face.facts.join(', ');
  const factsFit = facts !== '' && textWidth(facts, 'plain') <= width;
  if (word === '') {
    return factsFit ? words([[facts, 'quiet']], true) : words([['idle', 'quiet']]);
  }
  const tone: WordTone = uncertain ? 'uncertain' : 'plain';
  const lines = wrap(word, width, uncertain ? 'bold' : 'plain')
    .slice(0, most)
    .map((text): readonly [string, WordTone] => [text, tone]);
  if (factsFit && lines.length < most) return words([...lines, [facts, 'quiet']], true);
  const together = `${word} ${facts}`;
  if (most === 1 && factsFit && !uncertain && textWidth(together, 'plain') <= width) {
    return words([[together, tone]], true);
  }
  return words(lines);
}

function words(lines: readonly (readonly [string, WordTone])[], factsInside = false): NodeWords {
  return { lines: lines.map(([text, tone]) => ({ text, tone })), factsInside };
}
