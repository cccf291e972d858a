import type { ReactNode } from 'react';

/** Icons as paths in a box of 24 units, drawn with the colour of the text. */
const PATHS = {
  play: <path d="M7 4v16l13-8z" fill="currentColor" />,
  pause: <path d="M6 4h4.5v16H6zM13.5 4H18v16h-4.5z" fill="currentColor" />,
  step: (
    <>
      <path d="M5 5v14l9-7z" fill="currentColor" />
      <path d="M17 5v14" />
    </>
  ),
  back: (
    <>
      <path d="M19 5v14l-9-7z" fill="currentColor" />
      <path d="M7 5v14" />
    </>
  ),
  next: <path d="M3 5v14l8-7zM12 5v14l8-7z" fill="currentColor" />,
  previous: <path d="M21 5v14l-8-7zM12 5v14l-8-7z" fill="currentColor" />,
  undo: <path d="M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3" />,
  redo: <path d="m16 5 4 4-4 4M20 9H10a6 6 0 0 0 0 12h3" />,
  share: <path d="M12 15V3M7.5 7 12 3l4.5 4M5 12v8h14v-8" />,
  present: <path d="M3 5h18v11H3zM12 16v4M8 20h8" />,
  more: <path d="M4 7h16M4 12h16M4 17h16" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  check: <path d="m5 13 4.5 4.5L19 7" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  lock: (
    <>
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
      <path d="M5 11h14v9H5z" fill="currentColor" />
    </>
  ),
  gallery: <path d="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z" />,
  open: <path d="M3 6h6l2 2h10v11H3z" />,
  save: <path d="M12 4v11M7.5 11 12 15.5 16.5 11M4 20h16" />,
  rules: <path d="M5 6h3M5 12h3M5 18h3M11 6h9M11 12h9M11 18h9" />,
  sliders: <path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4" />,
  network: <path d="M5 12h4m6 0h4M9 8h6v8H9zM5 9v6M19 9v6" />,
  help: <path d="M7.5 8a4.5 4.5 0 1 1 6.8 3.8c-1.6 1-2.3 1.9-2.3 3.7M12 20v.5" />,
  warning: <path d="M12 4 2.5 20h19zM12 10v4.5M12 17v.5" />,
  question: <path d="M7.5 8a4.5 4.5 0 1 1 6.8 3.8c-1.6 1-2.3 1.9-2.3 3.7M12 20v.5" />,
  dash: <path d="M6 12h12" />,
  plus: <path d="M6 12h12M12 6v12" />,
  down: <path d="m6 9 6 6 6-6" />,
  search: <path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20" />,
  crash: <path d="M13.5 3 6 13.5h5L9.5 21 18 10h-5.5z" fill="currentColor" />,
  lose: <path d="M3 12h8M15 8l6 8M21 8l-6 8" />,
  beside: <path d="M3 5h18v14H3zM12 5v14" />,
  wall: <path d="M9 3h6v18H9zM9 9h6M9 15h6M3 12h3M18 12h3" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

export function Icon({
  name,
  size = '1.25em',
}: {
  readonly name: IconName;
  readonly size?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {PATHS[name]}
    </svg>
  );
}
