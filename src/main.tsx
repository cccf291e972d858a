import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserAddressBar, connectAddress } from './session/address.ts';
import { connectBeside } from './session/beside.ts';
import { createHistoryJudge, startHistoryWorker } from './session/history-client.ts';
import { connectJudging } from './session/judging.ts';
import { createEngineClient, startEngineWorker } from './session/engine-client.ts';
import { applyPreferences, keepSession, readSavedRun } from './session/persistence.ts';
import { keepProgress } from './session/progress.ts';
import { browserFrames, createPlayhead } from './session/playhead.ts';
import { createSession } from './session/store.ts';
import { App } from './ui/app/app.tsx';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

const reduced = matchMedia('(prefers-reduced-motion: reduce)');
const newSession = () =>
  createSession({
    client: createEngineClient(startEngineWorker),
    playhead: createPlayhead(browserFrames()),
    reducedMotion: () => reduced.matches,
  });
const session = newSession();
const beside = connectBeside(session, newSession);
const judge = createHistoryJudge(startHistoryWorker);
connectJudging(session, judge);
const bar = browserAddressBar();
const [navigation] = performance.getEntriesByType('navigation');
const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
const saved = readSavedRun(sessionStorage, bar.fragment(), reloaded);
applyPreferences(session, localStorage);
const keep = keepSession(session, sessionStorage, localStorage, () => bar.fragment());
keepProgress(session, localStorage);
connectAddress(session, bar, saved);
addEventListener('pagehide', keep);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App session={session} beside={beside} judge={judge} />
    </StrictMode>,
  );
}

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => {
    void navigator.serviceWorker.register('./sw.js').catch(() => undefined);
  });
}
