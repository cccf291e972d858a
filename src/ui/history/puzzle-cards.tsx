import { layoutLanes } from '../../scene/history-lanes.ts';
import { PUZZLES, type Puzzle } from '../../session/histories/puzzles.ts';
import { sheetLink } from '../../session/histories/sheet-address.ts';
import styles from './history-page.module.css';

/** Every puzzle with a small picture of its history. */
export function PuzzleCards() {
  return (
    <ul className={styles.cards}>
      {PUZZLES.map((puzzle, at) => (
        <li key={puzzle.id}>
          <a className={styles.card} href={sheetLink(puzzle.id)}>
            <Picture puzzle={puzzle} />
            <strong>
              {at + 1}. {puzzle.title}
            </strong>
          </a>
        </li>
      ))}
    </ul>
  );
}

const WIDTH = 240;
const ROW = 18;

function Picture({ puzzle }: { readonly puzzle: Puzzle }) {
  const { ops } = puzzle.history;
  const { rows, bars, width } = layoutLanes(
    ops.map(({ client, call, ret }) => ({ client: String(client), call, ret, width: 12 })),
    WIDTH,
    0,
  );
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${4 * ROW}`} className={styles.small}>
      {bars.map(({ row, from, to, isOpen }, at) => (
        <rect
          key={at}
          x={from}
          y={row * ROW + 4 + ((4 - rows.length) * ROW) / 2}
          width={Math.max(to - from, 6)}
          height={ROW - 8}
          rx={2}
          className={isOpen ? styles.smallOpen : undefined}
        />
      ))}
    </svg>
  );
}
