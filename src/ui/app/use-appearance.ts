import { useLayoutEffect } from 'react';
import { useSlice } from './session-context.ts';
import { useMedia } from './use-media.ts';

/** The mock-up of Present is 720 pixels high; a larger screen shows all of it larger. */
const PRESENT_HEIGHT = 720;

/** Theme and size of the whole page. In Present it is dark on white, which survives a lit room. */
export function useAppearance(): void {
  const { theme, present, textSize } = useSlice((state) => ({
    theme: state.theme,
    present: state.present,
    textSize: state.textSize,
  }));
  const dark = useMedia('(prefers-color-scheme: dark)');
  const shown = theme === 'system' ? (present ? 'projector' : dark ? 'dark' : 'light') : theme;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = shown;
    if (present) root.dataset['mode'] = 'present';
    else delete root.dataset['mode'];
    // Set once on entry, so that the browser's own zoom goes on working.
    const scale = Math.max(1, window.screen.height / PRESENT_HEIGHT);
    const fitted = present && window.innerHeight > PRESENT_HEIGHT ? scale : 1;
    const size = fitted * textSize;
    root.style.fontSize = size === 100 ? '' : `${size}%`;
  }, [shown, present, textSize]);
}
