import { useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { layoutLanes, type LanesLayout } from '../../scene/history-lanes.ts';
import { textWidth } from '../../scene/text-width.ts';
import { rootPixels, useSize } from '../app/use-size.ts';
import styles from './lanes.module.css';

/** An operation as a bar from its call to its return. */
export interface LaneItem {
  readonly id: string;
  readonly client: string;
  readonly call: number;
  readonly ret: number | null;
  /** What stands in the bar. */
  readonly label: string;
  /** What a screen reader says of it. */
  readonly name: string;
  readonly state: 'plain' | 'failing' | 'after';
  /** When it takes effect; null: it has no point. */
  readonly point: number | null;
}

/** A stretch of time in which something was the matter. */
export interface Band {
  readonly from: number;
  readonly to: number | null;
  readonly label: string;
}

interface Props {
  readonly items: readonly LaneItem[];
  readonly bands?: readonly Band[];
  /** The last instant with a place. */
  readonly end: number;
  /** What is scrolled to; null: nothing. */
  readonly now: number | null;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Keys on a bar; true: it has been dealt with. */
  readonly onKey?: (id: string, event: KeyboardEvent) => boolean;
  readonly onPick?: (id: string, time: number) => void;
}

const ROW = 2.25;
const BAR = 1.7;

/** The operations of clients, a lane for each. */
export function Lanes(props: Props) {
  const { items, bands = [], end, now } = props;
  const frame = useRef<HTMLDivElement>(null);
  const room = useSize(frame)?.width ?? 0;
  const em = rootPixels() * labelSize();
  const gutter = 3.2 * em;
  const layout = useMemo(
    () =>
      layoutLanes(
        items.map(({ client, call, ret, label }) => ({
          client,
          call,
          ret,
          width: (textWidth(label, 'plain') + 0.9) * em,
        })),
        room - gutter,
        end,
      ),
    [items, room, end, em, gutter],
  );
  useFollowed(frame, now === null ? null : gutter + layout.placeOf(now));
  const height = (layout.rows.length * ROW + (bands.length > 0 ? 1.2 : 0.2)) * em;
  return (
    <div ref={frame} className={styles.frame}>
      <svg
        role="group"
        aria-label="Operations of the clients"
        className={styles.picture}
        width={layout.width + gutter}
        height={height}
        style={{ fontSize: `${em / rootPixels()}rem` }}
      >
        <g transform={`translate(${gutter} 0)`}>
          {bands.map((band) => (
            <BandMark
              key={`${band.label} ${band.from}`}
              band={band}
              layout={layout}
              height={height}
            />
          ))}
          {layout.rows.map((client, row) => (
            <line
              key={client}
              className={styles.lane}
              x2={layout.width}
              y1={(row + 0.5) * ROW * em}
              y2={(row + 0.5) * ROW * em}
            />
          ))}
          {items.map((item, at) => (
            <Bar key={item.id} {...props} item={item} at={at} layout={layout} em={em} />
          ))}
          {now !== null && (
            <line
              className={styles.now}
              x1={layout.placeOf(now)}
              x2={layout.placeOf(now)}
              y2={height}
            />
          )}
        </g>
        {layout.rows.map((client, row) => (
          <text
            key={client}
            className={styles.client}
            x={0.4 * em}
            y={((row + 0.5) * ROW + 0.35) * em}
          >
            {client}
          </text>
        ))}
      </svg>
    </div>
  );
}

interface BarProps extends Props {
  readonly item: LaneItem;
  readonly at: number;
  readonly layout: LanesLayout;
  readonly em: number;
}

function Bar({ item, at, layout, em, selected, onSelect, onKey, onPick }: BarProps) {
  const bar = layout.bars[at];
  if (bar === undefined) return null;
  const { from, to, row, isOpen } = bar;
  const y = (row + 0.5) * ROW * em;
  const half = (BAR / 2) * em;
  const width = Math.max(to - from, 4);
  const edge = isOpen
    ? `M${to} ${y - half}H${from}V${y + half}H${to}`
    : `M${from} ${y - half}h${width}v${2 * half}h${-width}z`;
  const point = item.point === null ? null : layout.placeOf(item.point);
  return (
    <g
      id={`operation-${item.id}`}
      role="button"
      tabIndex={0}
      aria-label={item.name}
      aria-pressed={selected === item.id}
      className={`${styles.bar} ${styles[item.state]} ${isOpen ? styles.open : ''}`}
      data-label={item.label}
      onClick={(event) => {
        onSelect(item.id);
        const origin = event.currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0;
        onPick?.(item.id, layout.timeAt(event.clientX - origin - 3.2 * em));
      }}
      onKeyDown={(event) => {
        const isHandled = onKey?.(item.id, event) === true || isPress(event, item.id, onSelect);
        if (!isHandled) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <path className={styles.body} d={edge} />
      {point !== null && (
        <g className={styles.point}>
          <path d={`M${point} ${y - half - 0.1 * em}V${y + half + 0.1 * em}`} />
          <path
            d={`M${point} ${y + half - 0.5 * em}l${0.45 * em} ${0.45 * em}l${-0.45 * em} ${0.45 * em}l${-0.45 * em} ${-0.45 * em}z`}
          />
        </g>
      )}
      <text x={from + 0.45 * em} y={y + 0.35 * em}>
        {item.label}
      </text>
    </g>
  );
}

function isPress(event: KeyboardEvent, id: string, onSelect: Props['onSelect']): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  onSelect(id);
  return true;
}

interface BandProps {
  readonly band: Band;
  readonly layout: LanesLayout;
  readonly height: number;
}

function BandMark({ band: { from, to, label }, layout, height }: BandProps) {
  const x = layout.placeOf(from);
  const until = to === null ? layout.width : layout.placeOf(to);
  return (
    <g className={styles.band}>
      <rect x={x} width={Math.max(until - x, 3)} height={height} />
      <text x={x + 4} y={height - 4}>
        {label}
      </text>
    </g>
  );
}

/** The size of labels in rem, as the tier of the page has it. */
function labelSize(): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue('--label').trim();
  return Number.parseFloat(text) || 1;
}

/** Scrolled sideways until that place can be seen. */
function useFollowed(frame: React.RefObject<HTMLElement | null>, place: number | null): void {
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || place === null) return;
    const { scrollLeft, clientWidth } = element;
    if (place > scrollLeft + clientWidth - 40) element.scrollTo({ left: place - clientWidth + 80 });
    else if (place < scrollLeft + 60) element.scrollTo({ left: Math.max(place - 120, 0) });
  }, [frame, place]);
}
