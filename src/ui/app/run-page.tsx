import { lazy, Suspense, useState, type ReactNode } from 'react';
import { isFutureHidden } from '../../session/questions.ts';
import { branchOf } from '../../session/store.ts';
import { Branches } from '../controls/branches.tsx';
import { Transport } from '../controls/transport.tsx';
import { EventLog } from '../inspector/event-log.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { QuestionCard } from '../question/question-card.tsx';
import { GlyphMenus } from '../menu/glyph-menu.tsx';
import { Pair } from '../compare/pair.tsx';
import { LaneGutter } from '../timeline/lane-gutter.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { CalloutLine } from './callout-line.tsx';
import { ContextStrip } from './context-strip.tsx';
import { Drawer } from './drawer.tsx';
import { Header } from './header.tsx';
import { Narration } from './narration.tsx';
import { useProtocol, useScenario, useSlice } from './session-context.ts';
import { NARROW, useMedia, WIDE } from './use-media.ts';
import styles from './run-page.module.css';

const OutageView = lazy(() => import('../outage/outage-view.tsx'));
const RunHistory = lazy(() => import('../history/run-history.tsx'));
const ChallengeLine = lazy(() => import('../search/challenge-line.tsx'));
const NetworkTray = lazy(() => import('../controls/network-tray.tsx'));

const Story = lazy(async () => ({ default: (await import('../outage/story.tsx')).Story }));

/** What happened in reality, where a run is a model of it. */
function Told() {
  return (
    <Suspense fallback={null}>
      <Story />
    </Suspense>
  );
}

/** While the clock is held; along a run that was found only at its end, where one may go on past it. */
function Tray() {
  const held = useSlice((state) => {
    const branch = branchOf(state);
    const isAlong = branch?.isFound === true && state.cursor < branch.events.length - 1;
    return state.snapshot?.picture.held === true && !isAlong;
  });
  if (!held) return null;
  return (
    <Suspense fallback={null}>
      <NetworkTray />
    </Suspense>
  );
}

/** In a scenario that asks for something to be brought about. */
function Challenge() {
  const scenario = useScenario();
  if (scenario?.challenge === undefined) return null;
  return (
    <Suspense fallback={null}>
      <ChallengeLine scenario={scenario} />
    </Suspense>
  );
}

/** One stage, one sentence, one timeline; everything else beside it. */
export function RunPage({ openPalette }: { readonly openPalette: () => void }) {
  const { panel, present, clients } = useSlice((state) => ({
    panel: state.panel,
    present: state.present,
    clients: state.clients && !isFutureHidden(state),
  }));
  // The stage shows the event at the cursor, and the run is known as far as it was asked for.
  const ready = useSlice(
    (state) => state.snapshot?.index === state.cursor && branchOf(state)?.status !== 'simulating',
  );
  const isModel = useProtocol()?.presentation.outage !== undefined;
  const wide = useMedia(WIDE) && !present;
  const narrow = useMedia(NARROW) && !present;
  // The charts of a model are longer than a phone: the sentence stays above them.
  const isFirst = narrow && isModel;
  const pinned = wide && (panel === null || panel === 'inspect' || panel === 'log');
  const drawer = panel === null || pinned ? null : <Drawer panel={panel} below={narrow} />;
  // Nothing that is drawn lies under a drawer: it takes its room from the stage, and the text view all of it.
  const room = drawer === null || narrow ? undefined : panel === 'text' ? 'over' : 'beside';
  return (
    <>
      <div className={narrow ? styles.narrow : wide ? styles.wide : styles.page} data-ready={ready}>
        <Header openPalette={openPalette} />
        <main
          className={styles.main}
          data-drawer={wide && room === 'beside' ? undefined : room}
          data-model={isModel}
        >
          <GlyphMenus>
            <div>
              {clients ? (
                <Suspense fallback={null}>
                  <RunHistory />
                </Suspense>
              ) : (
                <ContextStrip />
              )}
              <Challenge />
            </div>
            {isFirst && <Narration remarks="below" />}
            {isModel ? (
              <Suspense fallback={<div />}>
                <OutageView />
              </Suspense>
            ) : (
              <Pair />
            )}
            {!isFirst && <Narration remarks={narrow ? 'below' : isModel ? 'beside' : null} />}
            {narrow ? (
              <NarrowTabs drawer={drawer} isModel={isModel} />
            ) : (
              <>
                <div className={styles.history}>
                  <div className={styles.diagram}>
                    <Branches />
                    {!isModel && (
                      <div className={styles.lanes}>
                        <Timeline down={false} />
                        <LaneGutter />
                        <CalloutLine />
                      </div>
                    )}
                  </div>
                  <Tray />
                  {!isModel && <QuestionCard />}
                </div>
                <Transport />
              </>
            )}
          </GlyphMenus>
        </main>
        {wide && drawer === null && (
          <aside className={styles.side} aria-label="Inspector and event log">
            {isModel ? <Told /> : <Inspector />}
            <section className={styles.sideLog} aria-label="Event log">
              <EventLog />
            </section>
          </aside>
        )}
      </div>
      {!narrow && drawer}
    </>
  );
}

const TABS = ['Time', 'Inspect', 'Log'] as const;

interface NarrowProps {
  readonly drawer: ReactNode;
  readonly isModel: boolean;
}

/** On a phone time flows down, and shares its place with inspector and log; what a drawer holds comes there too. */
function NarrowTabs({ drawer, isModel }: NarrowProps) {
  return (
    <>
      {!isModel && <QuestionCard />}
      <Transport />
      <Tray />
      <Branches />
      {drawer ??
        (isModel ? (
          <div className={styles.textPanel}>
            <Told />
          </div>
        ) : (
          <Tabs />
        ))}
    </>
  );
}

function Tabs() {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Time');
  return (
    <>
      <div
        role="tablist"
        tabIndex={-1}
        aria-label="Below the stage"
        className={styles.tabs}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (by === 0) return;
          event.preventDefault();
          event.stopPropagation();
          const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? 'Time';
          setTab(next);
          document.getElementById(`tab-${next}`)?.focus();
        }}
      >
        {TABS.map((name) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="tab-panel"
            tabIndex={tab === name ? 0 : -1}
            className={styles.tab}
            onClick={() => setTab(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id="tab-panel"
        aria-labelledby={`tab-${tab}`}
        className={tab === 'Time' ? styles.timePanel : styles.textPanel}
      >
        {tab === 'Time' && <Timeline down />}
        {tab === 'Inspect' && <Inspector />}
        {tab === 'Log' && <EventLog />}
      </div>
    </>
  );
}
