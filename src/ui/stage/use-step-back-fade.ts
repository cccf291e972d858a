import { useEffect, useRef, type RefObject } from 'react';
import { useSlice } from '../app/session-context.ts';

const FADE_MS = 150;

/** Going back is a short fade into what was: messages never fly backwards. */
export function useStepBackFade(frame: RefObject<HTMLElement | null>): void {
  const cursor = useSlice((state) => state.cursor);
  const before = useRef(cursor);
  useEffect(() => {
    const back = cursor === before.current - 1;
    before.current = cursor;
    if (!back || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    frame.current
      ?.querySelector('#stage')
      ?.animate?.([{ opacity: 0.35 }, { opacity: 1 }], { duration: FADE_MS });
  }, [cursor, frame]);
}
