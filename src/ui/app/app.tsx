import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { Session } from '../../session/store.ts';
import { Gallery } from '../gallery/gallery.tsx';
import { Blackout } from './blackout.tsx';
import { useHeroAnswers } from '../question/use-hero-answers.ts';
import { FailureBoundary } from './failure-boundary.tsx';
import { Laser } from './laser.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { RunPage } from './run-page.tsx';
import { BesideContext, SessionContext, useSlice } from './session-context.ts';
import { useAppearance } from './use-appearance.ts';
import { useShortcuts } from './use-shortcuts.ts';

const Palette = lazy(async () => ({
  default: (await import('../palette/palette.tsx')).Palette,
}));

interface AppProps {
  readonly session: Session;
  readonly beside: () => Session;
}

export function App({ session, beside }: AppProps) {
  return (
    <SessionContext value={session}>
      <BesideContext value={beside}>
        <FailureBoundary>
          <Page />
        </FailureBoundary>
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
  useHero(!running);
  useGreeting();
  useHeroAnswers();
  return (
    <>
      <NoticeBar />
      {running ? <RunPage openPalette={openPalette} /> : <Gallery />}
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
  const isWaiting = useSlice((state) => state.current === null && state.notice === null);
  useEffect(() => {
    if (!isWaiting) document.documentElement.classList.remove('deep');
  }, [isWaiting]);
}
