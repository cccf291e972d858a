import { Fragment, useState } from 'react';
import type { Scenario } from '../../engine/spec.ts';
import { REGISTRY, type ProtocolEntry } from '../../protocols/registry.ts';
import { OWN, sheetLink } from '../../session/histories/sheet-address.ts';
import { readSeen, seenName } from '../../session/progress.ts';
import { Hatches } from '../stage/hatches.tsx';
import { Card } from './card.tsx';
import { LectureList } from './lecture-list.tsx';
import styles from './gallery.module.css';

/** Every scenario there is, as a question; grouped by what it is about. */
export function Gallery() {
  const [seen] = useState(() => readSeen({ getItem: (key) => readKept(key) }));
  return (
    <main id="gallery" className={styles.gallery}>
      <h2 className="visually-hidden">Scenarios</h2>
      <svg aria-hidden="true" className={styles.patterns}>
        <Hatches />
      </svg>
      <LectureList />
      {groups().map(({ title, cards }) => (
        <Fragment key={title}>
          {title === LAST && <Histories />}

          <section aria-label={title}>
            <h3 className={styles.group}>{title}</h3>
            <ul className={styles.cards}>
              {cards.map(({ entry, scenario }) => (
                <li key={`${entry.protocol.id} ${scenario.id}`}>
                  <Card
                    entry={entry}
                    scenario={scenario}
                    seen={seen.has(seenName(entry.protocol.id, scenario.id))}
                  />
                </li>
              ))}
            </ul>
          </section>
        </Fragment>
      ))}
    </main>
  );
}

/** Histories by themselves, without a system behind them. */
function Histories() {
  return (
    <section aria-label="Histories">
      <h3 className={styles.group}>Is this history linearizable?</h3>
      <ul className={styles.cards}>
        <SheetCard
          href={sheetLink()}
          title="Puzzles: place the points, or say that it cannot be done"
          summary="Histories from the textbooks: stale reads, lost updates, timeouts that act later, queues and transactions."
        />
        <SheetCard
          href={sheetLink(OWN)}
          title="A history of your own"
          summary="Write or paste what clients saw. The checker finds an order, or the instant at which none is left."
        />
      </ul>
    </section>
  );
}

interface SheetProps {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
}

function SheetCard({ href, title, summary }: SheetProps) {
  return (
    <li>
      <a className={`${styles.card} ${styles.sheet}`} href={href}>
        <strong>{title}</strong>
        <span className={styles.summary}>{summary}</span>
      </a>
    </li>
  );
}

/** Storage may be forbidden: then nothing is ticked off. */
function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

interface Entry {
  readonly entry: ProtocolEntry;
  readonly scenario: Scenario;
}

/** First what one protocol teaches, then what several share; where everything is to be chosen comes last. */
const LAST = 'Sandbox';

function groups(): readonly { readonly title: string; readonly cards: readonly Entry[] }[] {
  const found = new Map<string, Entry[]>();
  for (const entry of REGISTRY) {
    for (const scenario of entry.scenarios) {
      const cards = found.get(scenario.group) ?? [];
      cards.push({ entry, scenario });
      found.set(scenario.group, cards);
    }
  }
  const all = [...found].map(([title, cards]) => ({ title, cards }));
  const order = ({ title, cards }: (typeof all)[number]) => {
    if (title === LAST) return 2;
    return new Set(cards.map(({ entry }) => entry)).size > 1 ? 1 : 0;
  };
  return all.toSorted((a, b) => order(a) - order(b));
}
