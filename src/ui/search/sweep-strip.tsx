import { useState, type KeyboardEvent } from 'react';
import { crashName, faceOf, outcomesOf } from '../../session/search/outcomes.ts';
import type { Swept, SweptCell } from '../../worker/search-wire.ts';
import { useSearches } from './use-searches.ts';
import styles from './sweep.module.css';

/** A cell for each world, in the order of the run; arrows go from one to the next. */
export function SweepStrip({ swept }: { readonly swept: Swept }) {
  const { process, cells } = swept;
  const searches = useSearches();
  const outcomes = outcomesOf(cells);
  const [held, setHeld] = useState(0);
  const at = Math.min(held, cells.length - 1);
  const open = (cell: SweptCell) => {
    const name = crashName(process, cell);
    searches.openWorld(name, cell.spec, cell.event + (cell.afterEffects === null ? 1 : 0));
  };
  return (
    <>
      <ul className={styles.legend} aria-label="Outcomes">
        {outcomes.map(({ label, letter, tone, count }) => (
          <li key={label}>
            <span className={styles.cell} data-tone={tone} aria-hidden="true">
              {letter}
            </span>
            <span>
              {label}: {count}
            </span>
          </li>
        ))}
      </ul>
      <div
        role="toolbar"
        aria-label={`Worlds in which ${process} crashes`}
        tabIndex={-1}
        className={styles.strip}
        onKeyDown={(event) => moveFocus(event, setHeld)}
      >
        {cells.map((cell, place) => {
          const { label, letter, tone } = faceOf(cell, outcomes);
          const name = `${crashName(process, cell)}: ${label}`;
          return (
            <button
              key={`${cell.event} ${cell.afterEffects}`}
              type="button"
              className={styles.cell}
              data-tone={tone}
              data-within={cell.afterEffects !== null}
              aria-label={name}
              title={name}
              tabIndex={place === at ? 0 : -1}
              onFocus={() => setHeld(place)}
              onClick={() => open(cell)}
            >
              {letter}
            </button>
          );
        })}
      </div>
    </>
  );
}

/** To the next or previous world, the one above or below, the first or the last. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>, held: (place: number) => void): void {
  const cells = [...event.currentTarget.querySelectorAll('button')];
  const at = cells.indexOf(document.activeElement as HTMLButtonElement);
  const to = placeAfter(event.key, at, cells);
  if (to === null) return;
  event.preventDefault();
  event.stopPropagation();
  held(to);
  cells[to]?.focus();
}

function placeAfter(key: string, at: number, cells: readonly HTMLButtonElement[]): number | null {
  const last = cells.length - 1;
  const second = cells.findIndex((it) => it.offsetTop > (cells[0]?.offsetTop ?? 0));
  const row = second < 0 ? cells.length : second;
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row }[key];
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (by === undefined) return null;
  const to = at + by;
  return to < 0 || to > last ? at : to;
}
