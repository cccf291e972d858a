import type { Page } from '@playwright/test';

const LONGEST_FADE_MS = 150;
/** Where it starts, under way, and arrived. */
export const MOST_STILLS = 3;

/** Watches the page for a while: animations that are not allowed, and where each message was seen. */
export function watched(page: Page, ms: number): Promise<{ moving: string[]; stills: number[] }> {
  return page.evaluate(
    async ({ until, longest }) => {
      const moving = new Set<string>();
      const seen = new Map<string, Set<string>>();
      const end = performance.now() + until;
      while (performance.now() < end) {
        for (const animation of document.getAnimations()) {
          const effect = animation.effect as KeyframeEffect | null;
          const length = Number(effect?.getComputedTiming().activeDuration ?? 0);
          const keys = (effect?.getKeyframes() ?? []).flatMap((frame) => Object.keys(frame));
          const moves = keys.filter(
            (key) => !/^(?:offset|computedOffset|easing|composite|opacity)$/.test(key),
          );
          if (length > longest || moves.length > 0)
            moving.add(`${moves.join(' ') || 'opacity'} for ${Math.round(length)} ms`);
        }
        for (const message of document.querySelectorAll('#stage [data-message]')) {
          const name = message.getAttribute('data-message') ?? '';
          const { x, y } = message.getBoundingClientRect();
          const places = seen.get(name) ?? new Set<string>();
          seen.set(name, places.add(`${Math.round(x)} ${Math.round(y)}`));
        }
        await new Promise((done) => requestAnimationFrame(done));
      }
      return { moving: [...moving], stills: [...seen.values()].map((places) => places.size) };
    },
    { until: ms, longest: LONGEST_FADE_MS },
  );
}
