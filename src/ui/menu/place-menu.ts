import { shared, type Box } from '../../scene/boxes.ts';

const GAP = 8;
/** To hide what the menu is about is worst, then the sentence; then the nodes and what travels between them. */
const WEIGHTS: readonly (readonly [selector: string, weight: number])[] = [
  ['[data-message]', 4],
  ['[data-node]', 3],
  ['[data-annex]', 1],
  ['section[aria-label="What happens"]', 2],
];

/** Beside what it belongs to, where it hides least; under a button, flush with it. */
export function placeMenu(menu: HTMLElement, opener: Element, place: 'beside' | 'under'): void {
  const anchor = opener.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const room = { width: window.innerWidth, height: window.innerHeight };
  const within = (wished: number, size: number, most: number) =>
    Math.max(GAP, Math.min(wished, most - size - GAP));
  const at = (left: number, top: number) => ({
    left: within(left, width, room.width),
    top: within(top, height, room.height),
  });
  if (place === 'under') {
    const ends = anchor.left + width > room.width - GAP;
    put(menu, at(ends ? anchor.right - width : anchor.left, anchor.bottom + GAP));
    return;
  }
  const middle = anchor.top + anchor.height / 2 - height / 2;
  const center = anchor.left + anchor.width / 2 - width / 2;
  const stage = document.querySelector('#stage')?.getBoundingClientRect();
  const top = stage === undefined ? middle : Math.min(middle, stage.bottom - height - GAP);
  const upper = Math.max(top, stage?.top ?? GAP);
  const candidates = [
    at(anchor.right + GAP, upper),
    at(anchor.left - width - GAP, upper),
    at(center, anchor.bottom + GAP),
    at(center, anchor.top - height - GAP),
  ];
  const others = WEIGHTS.flatMap(([selector, weight]) =>
    [...document.querySelectorAll(selector)].map((element) => ({
      box: element.getBoundingClientRect(),
      weight: element === opener ? 20 : weight,
    })),
  );
  let best = candidates[0]!;
  let least = Infinity;
  for (const candidate of candidates) {
    const box: Box = {
      ...candidate,
      right: candidate.left + width,
      bottom: candidate.top + height,
    };
    let cost = 0;
    for (const other of others) cost += other.weight * shared(box, other.box);
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  put(menu, best);
}

function put(menu: HTMLElement, { left, top }: { left: number; top: number }): void {
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
