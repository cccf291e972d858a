/** Where the browser allows it; Present is Present without it too. */
export function fillScreen(full: boolean): void {
  if (full) void document.documentElement.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement !== null) void document.exitFullscreen();
}

export function isFullScreen(): boolean {
  return document.fullscreenElement !== null;
}
