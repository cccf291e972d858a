import { useMemo } from 'react';
import { flights, waitingTurn } from '../../scene/frame.ts';
import { placeLabels, type Labelled, type LabelSide } from '../../scene/labels.ts';
import type { Box } from '../../scene/boxes.ts';
import type { Point, StageLayout } from '../../scene/node-box.ts';
import { messagePath, pointAt } from '../../scene/message-path.ts';
import { textWidth } from '../../scene/text-width.ts';
import type { Wall } from '../../scene/walls.ts';
import type { Snapshot } from '../../worker/wire.ts';
import { useProtocol, useSlice } from '../app/session-context.ts';
import { useMedia } from '../app/use-media.ts';
import { endedBy, EndedMessage, stopAtWall } from './ended-message.tsx';
import { MessageGlyph, shareOf, type Travelling } from './message-glyph.tsx';
import { glyphHalf } from './message-shape.tsx';
import { messageText } from './message-text.ts';

interface Props {
  readonly stage: StageLayout;
  readonly walls: readonly Wall[];
  readonly obstacles: readonly Box[];
}

/** So many of the same to everybody share one label; and more labels than this nobody reads. */
const CROWD = 4;
const TIGHT_CROWD = 2;
const MOST_LABELS = 6;
/** How often a label's further way is looked at. */
const LOOKS = 4;
const ENDED = 'ended';
/** Shares of the way where a message rests when nothing moves, the first of them where it can. */
const RESTS = [0.36, 0.5, 0.24, 0.62] as const;
const CLOSE = 1.3;
/** There are so many keys to pick by. */
const KEYS = 9;

/** Everything that travels, and what was lost with the event at the cursor; with labels that do not cover each other. */
export function Messages({ stage, walls, obstacles }: Props) {
  const { snapshot, previous, quiet } = useSlice((state) => ({
    snapshot: state.snapshot,
    previous: state.previous,
    quiet: state.quiet,
  }));
  const faces = useProtocol()?.presentation.messages;
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const drawn = useMemo(() => {
    if (snapshot === null || faces === undefined) return null;
    const { picture } = snapshot;
    const turns = turnsOf(snapshot);
    const all = flights(picture, quiet);
    const waiting = waitingTurn(all.map((it) => it.envelope));
    const travelling = all.flatMap(({ envelope, lane }): Travelling[] => {
      const face = faces[envelope.message.kind];
      const path = messagePath(stage, envelope.from, envelope.to, lane);
      if (face === undefined || path === null) return [];
      const stop = envelope.parked ? (stopAtWall(path, walls, stage.unit) ?? 1) : 1;
      const queued = waiting.has(envelope.name);
      const turn = picture.held ? (turns.get(envelope.name) ?? 0) : null;
      const number = turn !== null && turn > 0 && turn <= KEYS ? `${turn} ` : '';
      const text = `${number}${messageText(envelope, face)}`;
      return [{ envelope, face, path, text, queued, stop, turn, rest: RESTS[0] }];
    });
    const ended = endedBy(snapshot, previous, stage, walls, still);
    const endedFace = ended === null ? undefined : faces[ended.envelope.message.kind];
    const gone =
      ended === null || endedFace === undefined
        ? null
        : {
            ...ended,
            face: endedFace,
            text: ended.why === '' ? '' : `${endedFace.label(ended.envelope.message)} ${ended.why}`,
          };
    const crowded = withCrowds(apart(travelling, stage.unit), stage.tight ? TIGHT_CROWD : CROWD);
    const labelled = crowded.map((it) => labelOf(it, crowded, picture.time, still));
    if (gone !== null) {
      labelled.unshift({
        name: ENDED,
        width: textWidth(gone.text, 'bold'),
        half: glyphHalf(gone.face.family),
        at: [gone.at, null, null, null],
        preferred: gone.outer,
        silent: gone.text === '',
      });
    }
    // What was chosen at the event before holds; after a jump everything is chosen anew.
    const last = chosen.get(stage);
    const goesOn =
      last !== undefined && (snapshot.index === last.index || snapshot.index === last.index + 1);
    const ground = { size: stage.size, unit: stage.unit, obstacles };
    const sides = placeLabels(ground, labelled, goesOn ? last.sides : undefined);
    chosen.set(stage, { index: snapshot.index, sides });
    return { travelling: crowded, gone, sides };
  }, [snapshot, previous, faces, stage, walls, obstacles, still, quiet]);
  if (drawn === null) return null;
  const { travelling, gone, sides } = drawn;
  return (
    <>
      {gone !== null && (
        <EndedMessage {...gone} side={sides.get(ENDED) ?? 'above'} unit={stage.unit} />
      )}
      {travelling.map((message) => (
        <MessageGlyph
          key={message.envelope.name}
          {...message}
          side={sides.get(message.envelope.name) ?? 'none'}
          unit={stage.unit}
        />
      ))}
    </>
  );
}

/** While the clock is held: the place of each message among all that may be picked, as the tray counts them. */
function turnsOf({ enabled }: Snapshot): ReadonlyMap<string, number> {
  return new Map(enabled.map(({ name }, at) => [name.replace(/^deliver /, ''), at + 1]));
}

interface Kept {
  readonly index: number;
  readonly sides: ReadonlyMap<string, LabelSide>;
}

/** The sides that labels took last on a stage: what is no part of the run, only of how it was drawn before. */
const chosen = new WeakMap<StageLayout, Kept>();

/** Where ways cross one message rests a little further on or back, so that neither hides the other. */
function apart(all: readonly Travelling[], unit: number): readonly Travelling[] {
  const taken: Point[] = [];
  return all.map((message) => {
    const isFree = (share: number) => {
      const at = pointAt(message.path, share);
      return taken.every((it) => Math.hypot(it.x - at.x, it.y - at.y) > CLOSE * unit);
    };
    const rest = RESTS.find(isFree) ?? RESTS[0];
    taken.push(pointAt(message.path, message.queued ? 0 : rest));
    return { ...message, rest };
  });
}

interface Spoken extends Travelling {
  readonly crowd?: string;
}

/** The same said to many at once is said once: "PREPARE x6". */
function withCrowds(travelling: readonly Travelling[], least: number): readonly Spoken[] {
  const keyOf = ({ envelope, text }: Travelling) => `${envelope.from} ${envelope.sentBy} ${text}`;
  const sizes = new Map<string, number>();
  for (const it of travelling) sizes.set(keyOf(it), (sizes.get(keyOf(it)) ?? 0) + 1);
  return travelling.map((it) => {
    const size = sizes.get(keyOf(it)) ?? 1;
    return size < least ? it : { ...it, crowd: keyOf(it), text: `${it.text} x${size}` };
  });
}

function labelOf(message: Spoken, all: readonly Spoken[], time: number, still: boolean): Labelled {
  const { envelope, face, path, text } = message;
  const end = Math.max(...all.map((it) => it.envelope.deliverAt), time);
  const voices = [...new Set(all.filter((it) => it.text !== '').map(voiceOf))];
  return {
    name: envelope.name,
    width: textWidth(text, 'bold'),
    half: glyphHalf(face.family),
    at: Array.from({ length: LOOKS }, (_, look) => {
      const then = time + ((end - time) * look) / (LOOKS - 1);
      const gone = look > 0 && then > envelope.deliverAt;
      return gone ? null : pointAt(path, shareOf(message, then, still));
    }),
    preferred: path.outer,
    silent: text === '' || voices.indexOf(voiceOf(message)) >= MOST_LABELS,
    ...(message.crowd === undefined ? {} : { crowd: message.crowd }),
  };
}

function voiceOf({ crowd, envelope }: Spoken): string {
  return crowd ?? envelope.name;
}
