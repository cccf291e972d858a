import { useState, type PointerEvent } from 'react';
import type { EventIndex } from '../../engine/configuration.ts';
import type { Diagram } from './use-frame.ts';

/** Nearer than this (in pixels) the pointer means the event. */
const NEAR = 16;

/** The event that is looked at: pointed at, or come to with the arrow keys. */
export function useLooked({ frame, events, cursor }: Diagram) {
  const [pointed, setPointed] = useState<EventIndex | null>(null);
  const [follows, setFollows] = useState(false);
  const isKnown = pointed !== null && frame !== null && pointed <= frame.until;
  return {
    index: isKnown ? pointed : follows ? cursor : null,
    isPointed: isKnown,
    point: (event: PointerEvent): void => {
      if (frame === null || event.pointerType === 'touch') return;
      const box = event.currentTarget.getBoundingClientRect();
      const x = event.clientX - box.left;
      const y = event.clientY - box.top;
      let nearest: EventIndex | null = null;
      let least = NEAR;
      const { first, last } = frame.window;
      for (let index = Math.max(first, frame.from); index <= last; index += 1) {
        const process = events[index]?.process;
        if (process == null) continue;
        const at = frame.point(index, process);
        const away = Math.hypot(at.x - x, at.y - y);
        if (away >= least) continue;
        least = away;
        nearest = index;
      }
      setPointed(nearest);
    },
    forget: (): void => {
      setPointed(null);
      setFollows(false);
    },
    follow: () => setFollows(true),
  };
}
