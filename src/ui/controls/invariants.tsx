import type { Verdict } from '../../worker/wire.ts';
import { useSession, useSlice } from '../app/session-context.ts';
import { Icon } from '../theme/icons.tsx';
import styles from './invariants.module.css';

const WORDS: Readonly<Record<Verdict['state'], string>> = {
  holds: 'holds',
  violated: 'violated',
  'not yet': 'not judged yet',
  seen: 'seen',
  'no premise': 'does not apply here',
};

const NONE: readonly Verdict[] = [];

/** What must be true of the protocol, and whether it is, up to the event at the cursor. */
export function InvariantList() {
  const verdicts = useSlice((state) => state.snapshot?.verdicts ?? NONE);
  const session = useSession();
  const { actions } = session;
  return (
    <div role="group" aria-label="Invariants">
      <ul className={styles.list}>
        {verdicts.map((verdict) => (
          <li key={verdict.rule} className={styles[toneOf(verdict)]}>
            <Icon name={iconOf(verdict)} size="1em" />
            <div>
              <strong>{verdict.title}</strong> {wordFor(verdict)}
              {verdict.message !== '' && <p className={styles.message}>{verdict.message}</p>}
            </div>
            {verdict.at !== null && verdict.state === 'violated' && (
              <div className={styles.ways}>
                <button
                  type="button"
                  className="button"
                  onClick={() => actions.seek(verdict.at ?? 0)}
                >
                  Go to event {verdict.at}
                </button>
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    void import('../search/begin.ts').then((it) =>
                      it.beginShrink(session, verdict.rule),
                    )
                  }
                >
                  Shortest like this
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All of them in a few words: which is violated, or how many hold. */
export function useInvariantSummary(): {
  /** Null: there is nothing to hold. */
  readonly text: string | null;
  readonly broken: boolean;
} {
  const verdicts = useSlice((state) => state.snapshot?.verdicts ?? NONE);
  const present = useSlice((state) => state.present);
  const broken = verdicts.filter((it) => it.state === 'violated');
  const [first, ...more] = broken;
  if (first !== undefined) {
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    return { text: `${first.title}${others}: violated`, broken: true };
  }
  const holding = verdicts.filter((it) => it.expectation === 'always').length;
  if (holding === 0) return { text: null, broken: false };
  // In a hall every word counts.
  return {
    text: present
      ? 'Invariants hold'
      : `${holding} ${holding === 1 ? 'invariant holds' : 'invariants hold'}`,
    broken: false,
  };
}

function wordFor({ state, expectation }: Verdict): string {
  return state === 'not yet' && expectation === 'sometimes' ? 'not seen so far' : WORDS[state];
}

function toneOf(verdict: Verdict): 'bad' | 'ok' | 'open' {
  if (verdict.state === 'violated') return 'bad';
  return verdict.state === 'holds' || verdict.state === 'seen' ? 'ok' : 'open';
}

function iconOf(verdict: Verdict) {
  const tone = toneOf(verdict);
  return tone === 'bad' ? 'cross' : tone === 'ok' ? 'check' : 'dash';
}
