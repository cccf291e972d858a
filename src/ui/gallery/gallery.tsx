import { scenarioLink } from '../../session/link.ts';
import { REGISTRY, type ProtocolEntry } from '../../protocols/registry.ts';
import type { Scenario } from '../../engine/spec.ts';
import styles from './gallery.module.css';

/** Every scenario there is, as a question; grouped by what it is about. */
export function Gallery() {
  return (
    <main id="gallery" className={styles.gallery}>
      <h2 className="visually-hidden">Scenarios</h2>
      {groups().map(({ title, cards }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.group}>{title}</h3>
          <ul className={styles.cards}>
            {cards.map(({ entry, scenario }) => (
              <li key={`${entry.protocol.id} ${scenario.id}`}>
                <a className={styles.card} href={scenarioLink(entry.protocol.id, scenario.id)}>
                  <strong>{scenario.title}</strong>
                  <span>{scenario.summary}</span>
                  <small>{entry.protocol.title}</small>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

interface Card {
  readonly entry: ProtocolEntry;
  readonly scenario: Scenario;
}

function groups(): readonly { readonly title: string; readonly cards: readonly Card[] }[] {
  const found = new Map<string, Card[]>();
  for (const entry of REGISTRY) {
    for (const scenario of entry.scenarios) {
      const cards = found.get(scenario.group) ?? [];
      cards.push({ entry, scenario });
      found.set(scenario.group, cards);
    }
  }
  return [...found].map(([title, cards]) => ({ title, cards }));
}
