import { useEffect, type RefObject } from 'react';

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Inside the stage arrows move between nodes and messages, Enter opens the menu of the one in focus. */
export function useStageKeys(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = frame.current;
    root?.addEventListener('keydown', onKey);
    return () => root?.removeEventListener('keydown', onKey);
  }, [frame]);
}

function onKey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const target = event.target as Element;
  const root = event.currentTarget as Element;
  if (target.getAttribute('role') !== 'button') return;
  const opens =
    event.key === 'Enter' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  if (opens && target.getAttribute('aria-haspopup') === 'menu') {
    event.preventDefault();
    event.stopPropagation();
    target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return;
  }
  const direction = DIRECTIONS[event.key];
  if (direction === undefined || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  nearest(root, target, direction)?.focus();
}

/** The glyph nearest in a direction; what lies off to the side counts double. */
function nearest(
  root: Element,
  from: Element,
  [dx, dy]: readonly [number, number],
): SVGElement | null {
  const here = middle(from);
  let best: SVGElement | null = null;
  let least = Infinity;
  for (const other of root.querySelectorAll<SVGElement>('[role="button"]')) {
    if (other === from) continue;
    const there = middle(other);
    const x = there.x - here.x;
    const y = there.y - here.y;
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const cost = ahead + 2 * aside;
    if (ahead > 1 && cost < least) {
      best = other;
      least = cost;
    }
  }
  return best;
}

function middle(element: Element) {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
