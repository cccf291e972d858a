import { lazy, Suspense, useLayoutEffect, useRef, type ComponentType } from 'react';
import type { Panel } from '../../session/state.ts';
import { Icon } from '../theme/icons.tsx';
import { useActions } from './session-context.ts';
import styles from './drawer.module.css';

type Named = Exclude<Panel, null>;

const TITLES: Readonly<Record<Named, string>> = {
  inspect: 'Inspector',
  log: 'Event log',
  share: 'Share',
  rules: 'Rules',
  options: 'Options of this run',
  text: 'Text view',
  help: 'Keys and signs',
  faults: 'Faults',
  until: 'Run until',
  search: 'Search the runs',
  sweep: 'Crash at every event',
  settings: 'Settings',
  story: 'What really happened',
};

/** What is not there at first is fetched when it is opened. */
const CONTENTS: Readonly<Record<Named, ComponentType>> = {
  inspect: lazy(async () => ({ default: (await import('../inspector/inspector.tsx')).Inspector })),
  log: lazy(async () => ({ default: (await import('../inspector/event-log.tsx')).EventLog })),
  share: lazy(async () => ({ default: (await import('../controls/share-panel.tsx')).SharePanel })),
  rules: lazy(async () => ({ default: (await import('../controls/rules-panel.tsx')).RulesPanel })),
  options: lazy(async () => ({
    default: (await import('../controls/options-panel.tsx')).OptionsPanel,
  })),
  text: lazy(async () => ({ default: (await import('../inspector/text-view.tsx')).TextView })),
  help: lazy(async () => ({ default: (await import('../controls/help-panel.tsx')).HelpPanel })),
  faults: lazy(async () => ({
    default: (await import('../faults/faults-panel.tsx')).FaultsPanel,
  })),
  search: lazy(() => import('../search/search-panel.tsx')),
  sweep: lazy(() => import('../search/sweep-panel.tsx')),
  until: lazy(async () => ({ default: (await import('../controls/until-panel.tsx')).UntilPanel })),
  settings: lazy(async () => ({
    default: (await import('../settings/settings-panel.tsx')).SettingsPanel,
  })),
  story: lazy(async () => ({ default: (await import('../outage/story.tsx')).Story })),
};

/** One thing beside the stage at a time, or below it where it is narrow. Closing it gives the focus back. */
export function Drawer({ panel, below }: { readonly panel: Named; readonly below: boolean }) {
  const { setPanel } = useActions();
  const drawer = useRef<HTMLElement>(null);
  // Before the effects of the contents, which may want the focus for a control of theirs.
  useLayoutEffect(() => {
    const before = document.activeElement;
    drawer.current?.focus();
    return () => {
      if (before instanceof HTMLElement || before instanceof SVGElement) {
        if (before.isConnected) before.focus();
      }
    };
  }, [panel]);
  const Contents = CONTENTS[panel];
  return (
    <aside
      ref={drawer}
      tabIndex={-1}
      className={`${below ? styles.below : styles.drawer} ${panel === 'text' ? styles.broad : ''}`}
      aria-label={TITLES[panel]}
    >
      <div className={styles.head}>
        <h2>{TITLES[panel]}</h2>
        <button
          type="button"
          className="button"
          aria-label={`Close ${TITLES[panel]}`}
          onClick={() => setPanel(null)}
        >
          <Icon name="close" />
        </button>
      </div>
      {/* Focusable, so that it can be scrolled by keyboard where it holds no control. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.contents} role="region" aria-label="Contents" tabIndex={0}>
        <Suspense fallback={null}>
          <Contents />
        </Suspense>
      </div>
    </aside>
  );
}
