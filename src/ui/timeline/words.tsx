import { memo, useMemo } from 'react';
import type { EventIndex } from '../../engine/configuration.ts';
import { placeWords, wordBox } from '../../scene/diagram-words.ts';
import { meets } from '../../scene/boxes.ts';
import type { Frame } from './use-frame.ts';
import type { DiagramWord } from './use-words.ts';
import styles from './words.module.css';

interface Props {
  readonly frame: Frame;
  readonly words: readonly DiagramWord[];
  /** What is said of this event is said even where there is no room for it. */
  readonly here: EventIndex;
  /** Of what comes later nothing is said. */
  readonly until: EventIndex;
}

/** What befell messages and nodes, each word where it covers no other. */
export const Words = memo(function Words({ frame, words, here, until }: Props) {
  const { label, along, across, down, text } = frame;
  const room = useMemo(
    () =>
      down
        ? { left: 2, right: across - 2, top: label, bottom: label + along }
        : { left: label, right: label + along + 12, top: 0, bottom: across },
    [label, along, across, down],
  );
  const placed = useMemo(
    () =>
      placeWords(
        words.filter((it) => it.hushed !== true),
        room,
        text,
      ),
    [words, room, text],
  );
  const said = words.filter((word) => word.index <= until);
  const urgent = said
    .filter((word) => word.index === here && !placed.has(word.id))
    .slice(0, 1)
    .flatMap((word) => {
      const fits = word.places.find((place) => isInside(wordBox(word, place, text), room));
      return fits === undefined ? [] : [{ word, ...fits, box: wordBox(word, fits, text) }];
    });
  return (
    <g style={{ fontSize: text }}>
      {said.map((word) => {
        const place = placed.get(word.id);
        if (place === undefined || urgent.some((it) => meets(it.box, place.box))) return null;
        return <Word key={word.id} word={word} at={place.at} anchor={place.anchor} />;
      })}
      {urgent.map(({ word, at, anchor }) => (
        <Word key={word.id} word={word} at={at} anchor={anchor} />
      ))}
    </g>
  );
});

type BoxOf = ReturnType<typeof wordBox>;

const isInside = (box: BoxOf, room: BoxOf) =>
  box.left >= room.left &&
  box.right <= room.right &&
  box.top >= room.top &&
  box.bottom <= room.bottom;

function Word({
  word,
  at,
  anchor,
}: {
  readonly word: DiagramWord;
  readonly at: { readonly x: number; readonly y: number };
  readonly anchor: 'start' | 'end';
}) {
  return (
    <text
      className={`${styles.word} ${styles[word.tone]}`}
      x={at.x}
      y={at.y}
      textAnchor={anchor}
      dominantBaseline="central"
      data-label={word.text}
    >
      {word.text}
    </text>
  );
}
