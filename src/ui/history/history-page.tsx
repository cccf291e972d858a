import { PUZZLES } from '../../session/histories/puzzles.ts';
import { OWN, sheetLink, sheetOf } from '../../session/histories/sheet-address.ts';
import { Icon } from '../theme/icons.tsx';
import { OwnHistory } from './own-history.tsx';
import { PuzzleCards } from './puzzle-cards.tsx';
import { PuzzleView } from './puzzle-view.tsx';
import styles from './history-page.module.css';

/** Histories without a system behind them: puzzles, and whatever a reader brings along. */
export default function HistoryPage({ address }: { readonly address: string }) {
  const { id, packed } = sheetOf(address);
  const puzzle = PUZZLES.find((it) => it.id === id);
  const title =
    puzzle?.title ?? (id === OWN ? 'A history of your own' : 'Is this history linearizable?');
  return (
    <div className={styles.page} data-ready="true">
      <header className={styles.header}>
        <a className="button" href="#/" aria-label="Gallery" title="Gallery">
          <Icon name="gallery" />
        </a>
        <h1>{title}</h1>
        <nav className={styles.places} aria-label="Histories">
          <a className="button" href={sheetLink()}>
            All puzzles
          </a>
          <a className="button" href={sheetLink(OWN)}>
            Your own
          </a>
        </nav>
      </header>
      <main className={styles.main}>
        {puzzle !== undefined && <PuzzleView key={puzzle.id} puzzle={puzzle} />}
        {id === OWN && <OwnHistory key={packed} packed={packed} />}
        {puzzle === undefined && id !== OWN && (
          <>
            {id !== null && <p role="alert">There is no puzzle of that name: {id.slice(0, 60)}.</p>}
            <PuzzleCards />
          </>
        )}
      </main>
    </div>
  );
}
