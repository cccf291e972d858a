import { memo, useMemo, useRef, type ComponentProps } from 'react';
import { gridIn, ringIn } from '../../scene/charts.ts';
import type { GlyphField, GlyphState } from '../../scene/outage.ts';
import { useSlice } from '../app/session-context.ts';
import { rootPixels, useSize } from '../app/use-size.ts';
import { Glyph } from './glyph.tsx';
import type { Shown } from './use-outage.ts';
import styles from './outage.module.css';

/** All the machines there are, each a small glyph in its place, and how many are in which state. */
export function Fields({ shown: { face, options } }: { readonly shown: Shown }) {
  const picture = useSlice((state) => state.snapshot?.picture);
  const fields = useMemo(
    () => (picture === undefined ? [] : face.fields(picture, options)),
    [face, picture, options],
  );
  return (
    <div id="stage" role="group" aria-label="Stage" tabIndex={-1} className={styles.fields}>
      {fields.map((field) => (
        <Field key={field.id} field={field} states={face.states} />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly field: GlyphField;
  readonly states: readonly GlyphState[];
}

function Field({ field, states }: FieldProps) {
  const counts = states
    .map((state) => ({
      state,
      count: field.glyphs.filter((glyph) => glyph.state === state.id).length,
    }))
    .filter(({ count }) => count > 0);
  const words = counts.map(({ state, count }) => `${count} ${state.word}`).join(', ');
  return (
    <figure className={styles.field} style={{ flexGrow: Math.sqrt(field.glyphs.length) }}>
      <Glyphs field={field} states={states} label={`${field.label}: ${words}`} />
      <figcaption className={styles.legend}>
        <b>{field.label}</b>
        {counts.map(({ state, count }) => (
          <span key={state.id} className={styles.count}>
            <Sample state={state} />
            {count} {state.word}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Sample({ state }: { readonly state: GlyphState }) {
  return (
    <svg viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true">
      <Glyph state={state} size={16} />
    </svg>
  );
}

/** No glyph is larger than this, in rem. */
const MOST = 5;

interface GlyphsProps extends FieldProps {
  readonly label: string;
}

function Glyphs({ field: { glyphs, arranged }, states, label }: GlyphsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const places = useMemo(
    () => (size === null ? null : placesOf(glyphs.length, size, arranged === 'ring')),
    [glyphs.length, size, arranged],
  );
  return (
    <div ref={frame} className={styles.frame}>
      {size !== null && places !== null && (
        <svg role="img" aria-label={label} width={size.width} height={size.height}>
          {glyphs.map((glyph, at) => {
            const [x, y] = places.at[at] ?? [0, 0];
            const state = states.find(({ id }) => id === glyph.state);
            if (state === undefined) return null;
            return (
              <Placed
                key={glyph.id}
                x={x}
                y={y}
                state={state}
                size={places.size}
                level={glyph.level}
                title={glyph.title}
              />
            );
          })}
        </svg>
      )}
    </div>
  );
}

interface PlacedProps extends ComponentProps<typeof Glyph> {
  readonly x: number;
  readonly y: number;
}

/** Of a hundred machines an event changes a few; React is to look at those alone. */
const Placed = memo(function Placed({ x, y, ...glyph }: PlacedProps) {
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <Glyph {...glyph} />
    </g>
  );
});

interface Places {
  readonly size: number;
  readonly at: readonly (readonly [x: number, y: number])[];
}

/** The upper left corner of each glyph. */
function placesOf(
  count: number,
  { width, height }: { readonly width: number; readonly height: number },
  ring: boolean,
): Places {
  const most = MOST * rootPixels();
  if (ring) {
    const wished = Math.min(most, height / 4, width / 4);
    // Where the ring bends two corners would touch before their middles are a side apart.
    const size = Math.min(wished, ringIn(count, width, height, wished / 2).gap * 0.72);
    const { places } = ringIn(count, width, height, size / 2);
    return { size, at: places.map(([x, y]) => [x - size / 2, y - size / 2]) };
  }
  const { columns, pitch } = gridIn(count, width, height, most);
  const rows = Math.ceil(count / columns);
  const left = (width - columns * pitch) / 2;
  const top = (height - rows * pitch) / 2;
  const at = Array.from({ length: count }, (_, index): [number, number] => [
    left + (index % columns) * pitch,
    top + Math.floor(index / columns) * pitch,
  ]);
  return { size: pitch, at };
}
