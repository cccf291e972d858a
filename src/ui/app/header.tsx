import { openingSentence } from '../../session/opening.ts';
import { InvariantList, useInvariantSummary } from '../controls/invariants.tsx';
import { MoreMenu } from '../controls/more-menu.tsx';
import { Icon } from '../theme/icons.tsx';
import { togglePresent } from '../palette/view-commands.ts';
import { useBranch, useProtocol, useSession, useSlice } from './session-context.ts';
import styles from './header.module.css';

export function Header({ openPalette }: { readonly openPalette: () => void }) {
  const session = useSession();
  const { actions } = session;
  const entry = useProtocol();
  const branch = useBranch();
  const { present, panel, cursor } = useSlice((state) => ({
    present: state.present,
    panel: state.panel,
    cursor: state.cursor,
  }));
  const isOpening = openingSentence(branch, cursor) !== null;
  const scenario = entry?.scenarios.find((it) => it.id === branch?.spec.scenario);
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#stage" onClick={skipToStage}>
        To the stage
      </a>
      <a className={`button ${styles.home}`} href="#/" aria-label="Gallery" title="Gallery">
        <Icon name="gallery" />
      </a>
      {/* On the first screen of a lecture the sentence says it already, and larger. */}
      <h1 className={present && isOpening ? 'visually-hidden' : styles.title}>
        {scenario?.title ?? 'Run'}
      </h1>
      <span className={styles.protocol}>{entry?.protocol.title}</span>
      <span className={styles.gap} />
      <InvariantPill />
      <button
        type="button"
        className={`button ${styles.rules}`}
        aria-pressed={panel === 'rules'}
        onClick={() => actions.setPanel(panel === 'rules' ? null : 'rules')}
      >
        Rules
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={panel === 'share'}
        onClick={() => actions.setPanel(panel === 'share' ? null : 'share')}
      >
        Share
      </button>
      <button
        type="button"
        className={`button ${styles.present}`}
        aria-pressed={present}
        onClick={() => togglePresent(session)}
      >
        Present
      </button>
      <MoreMenu openPalette={openPalette} />
    </header>
  );
}

function skipToStage(event: React.MouseEvent): void {
  event.preventDefault();
  document.querySelector<SVGElement>('#stage')?.focus();
}

/** One word for all rules; opened, each of them. */
function InvariantPill() {
  const { text, broken } = useInvariantSummary();
  if (text === null) return null;
  return (
    <>
      <button
        type="button"
        className={`button ${styles.pill} ${broken ? styles.broken : styles.holding}`}
        aria-label={text}
        popoverTarget="invariants"
      >
        <Icon name={broken ? 'cross' : 'check'} />
        <span className={styles.pillText}>{text}</span>
      </button>
      <div id="invariants" popover="auto" className={styles.popover}>
        <InvariantList />
      </div>
    </>
  );
}
