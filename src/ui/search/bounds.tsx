import { boundNames } from '../../session/search/bounds-text.ts';
import { BOUND_WORDS } from '../../session/search/words.ts';
import { useProtocol } from '../app/session-context.ts';
import { useAbout, useSearch, useSearches } from './use-searches.ts';
import styles from './search.module.css';

/** A byte of a state's key holds what a run has used up. */
const MOST = 200;

/** How far a search goes, in words; each can be set. */
export function Bounds() {
  const { about } = useAbout();
  const searches = useSearches();
  const chosen = useSearch((state) => state.chosen);
  const names = boundNames(useProtocol()?.protocol.search);
  if (about === null) return null;
  return (
    <details className={styles.bounds}>
      <summary>How far a search goes</summary>
      <p>
        It sees every run with at most so much of each, in every order. What lies beyond is not
        looked at, and nothing is said of it.
      </p>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <label htmlFor={`bound-${name}`}>
              {BOUND_WORDS[name].title}
              <small>{BOUND_WORDS[name].note}</small>
            </label>
            <input
              id={`bound-${name}`}
              type="number"
              min={0}
              max={MOST}
              step={1}
              value={chosen[name] ?? about.bounds[name]}
              onChange={(event) => searches.setBound(name, bounded(event.target.valueAsNumber))}
            />
          </li>
        ))}
      </ul>
      {Object.keys(chosen).length > 0 && (
        <button
          type="button"
          className="button"
          onClick={() => names.forEach((name) => searches.setBound(name, null))}
        >
          As they were
        </button>
      )}
    </details>
  );
}

/** Null: as it is by itself. */
function bounded(value: number): number | null {
  return Number.isNaN(value) ? null : Math.min(Math.max(Math.round(value), 0), MOST);
}
