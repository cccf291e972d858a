import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { loadProtocols } from '../../protocols/registry.ts';
import type { HistoryJudge } from '../../session/history-client.ts';
import type { Session } from '../../session/store.ts';
import { Blackout } from './blackout.tsx';
import { useHeroAnswers } from '../question/use-hero-answers.ts';
import { FailureBoundary } from './failure-boundary.tsx';
import { Laser } from './laser.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { RunPage } from './run-page.tsx';
import { BesideContext, JudgeContext, SessionContext, useSlice } from './session-context.ts';
import { useAppearance } from './use-appearance.ts';
import { useShortcuts } from './use-shortcuts.ts';

const Palette = lazy(async () => ({
  default: (await import('../palette/palette.tsx')).Palette,
}));

/** It shows every protocol there is; a run needs but one. */
const Gallery = lazy(async () => {
  const [{ Gallery: shown }] = await Promise.all([
    import('../gallery/gallery.tsx'),
    loadProtocols(),
  ]);
  return { default: shown };
});

const HistoryPage = lazy(() => import('../history/history-page.tsx'));

interface AppProps {
  readonly session: Session;
  readonly beside: () => Session;
  readonly judge: HistoryJudge;
}

export function App({ session, beside, judge }: AppProps) {
  return (
    <SessionContext value={session}>
      <BesideContext value={beside}>
        <JudgeContext value={judge}>
          <FailureBoundary>
            <Page />
          </FailureBoundary>
        </JudgeContext>
      </BesideContext>
    </SessionContext>
  );
}

function Page() {
  const running = useSlice((state) => state.current !== null);
  const [palette, setPalette] = useState(false);
  const openPalette = useCallback(() => setPalette(true), []);
  useAppearance();
  useShortcuts(openPalette);
  const sheet = useSlice((state) => state.sheet);
  const awaited = useSlice((state) => state.awaited);
  useHero(!running && sheet === null);
  useGreeting();
  useHeroAnswers();
  return (
    <>
      <NoticeBar />
      {sheet !== null && (
        <Suspense fallback={null}>
          <HistoryPage address={sheet} />
        </Suspense>
      )}
      {sheet === null && running && <RunPage openPalette={openPalette} />}
      {sheet === null && !running && !awaited && (
        <Suspense fallback={null}>
          <Gallery />
        </Suspense>
      )}
      {palette && (
        <Suspense fallback={null}>
          <Palette onClose={() => setPalette(false)} />
        </Suspense>
      )}
      <Laser />
      <Blackout />
    </>
  );
}

/** The first picture of the page is in its HTML, above what is drawn here; a run takes its place. */
function useHero(shown: boolean): void {
  useEffect(() => {
    const hero = document.getElementById('hero');
    if (hero !== null) hero.hidden = !shown;
    window.scrollTo(0, 0);
  }, [shown]);
}

/** Until a link's run is there, or cannot be had, neither the first picture nor the gallery is shown. */
function useGreeting(): void {
  const isWaiting = useSlice((state) => state.awaited);
  useEffect(() => {
    if (!isWaiting) document.documentElement.classList.remove('deep');
  }, [isWaiting]);
}
