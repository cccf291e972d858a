/**
 * What a reader could find fault with on the page as it stands, found in the page itself. `installLook` is handed to
 * the browser as text, so everything it needs is inside of it.
 */

export interface Fault {
  /** Number of the check, "V2". */
  readonly check: string;
  /** What is wrong with what, by name; the same words for the same fault, wherever it is seen. */
  readonly what: string;
}

export interface Seen {
  /** The same for pictures that look the same. */
  readonly picture: string;
  readonly faults: readonly Fault[];
}

export interface Look {
  /** The smallest text allowed, in CSS pixels on the screen. */
  readonly minText: number;
}

export interface Stop extends Seen {
  readonly event: number;
  readonly headline: string;
}

export interface Walk {
  readonly stops: readonly Stop[];
  /** Every character drawn so far, by the first family of its font. */
  readonly characters: Readonly<Record<string, string>>;
}

export interface Looking {
  look(options: Look): Seen;
  /** Goes from the very start through the run that is open, looking at each stop. */
  walk(how: WalkOptions): Promise<Walk>;
  /** Presses a key of the timeline until the cursor has moved; false where there is nowhere to go. */
  go(key: string): Promise<boolean>;
}

export interface WalkOptions extends Look {
  /** `events`: every event that can be come to, by key or by a click on the timeline. `beats`: beats and faults. */
  readonly by: 'events' | 'beats';
  readonly most: number;
}

export function installLook(): void {
  interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  interface Text extends Box {
    element: Element;
    text: string;
    size: number;
    /** How much of it cannot be seen, and cannot be scrolled to. */
    cut: number;
  }

  const drawn = new Map<string, Set<string>>();
  const canvas = document.createElement('canvas').getContext('2d')!;
  const looked = new Map<string, Seen>();
  const inks = new Map<string, TextMetrics>();

  const overlap = (a: Box, b: Box) => ({
    x: Math.min(a.right, b.right) - Math.max(a.left, b.left),
    y: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  });
  const meets = (a: Box, b: Box, by = 1) => {
    const { x, y } = overlap(a, b);
    return x > by && y > by;
  };
  const boxOf = ({ left, right, top, bottom }: Box): Box => ({ left, right, top, bottom });
  const grown = (box: Box, by: number): Box => ({
    left: box.left - by,
    right: box.right + by,
    top: box.top - by,
    bottom: box.bottom + by,
  });

  function isShown(element: Element): boolean {
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }

  /** The element's name for a report. */
  function nameOf(element: Element): string {
    const owner = ownerOf(element);
    if (owner !== '') return owner;
    const label = element.closest('[aria-label], [role], header, main, section, aside');
    return label?.getAttribute('aria-label') ?? label?.tagName.toLowerCase() ?? 'page';
  }

  /** The node or message that something drawn belongs to; a node's parts stand beside it in one group. */
  function ownerOf(element: Element): string {
    const message = element.closest('[data-message]');
    if (message !== null) return (message.getAttribute('aria-label') ?? '').split(',')[0] ?? '';
    const stage = element.closest('svg[role="group"]');
    if (stage === null) return element.closest('svg') === null ? '' : 'diagram';
    for (let at: Element | null = element; at !== null && at !== stage; at = at.parentElement) {
      const nodes = [...at.querySelectorAll('[data-node]')];
      const node = at.matches('[data-node]') ? at : nodes.length === 1 ? nodes[0] : undefined;
      if (node !== undefined) return node.getAttribute('data-node') ?? '';
      if (nodes.length > 1) break;
    }
    const button = element.closest('[role="button"]');
    if (button !== null) return button.getAttribute('aria-label') ?? 'button';
    return element.closest('[data-shape]') === null ? 'stage' : 'ghost of a message';
  }

  /** Where ink is, rather than where the line of text is. */
  function inkOf(text: string, rect: Box, style: CSSStyleDeclaration, k: number) {
    const size = Number.parseFloat(style.fontSize);
    const font = `${style.fontStyle} ${style.fontWeight} ${size}px ${style.fontFamily}`;
    const key = `${font} ${text}`;
    let ink = inks.get(key);
    if (ink === undefined) {
      canvas.font = font;
      ink = canvas.measureText(text);
      inks.set(key, ink);
    }
    const line = (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent) * k;
    const slack = (rect.bottom - rect.top - line) / 2;
    const baseline = rect.top + Math.max(slack, 0) + ink.fontBoundingBoxAscent * k;
    return {
      left: rect.left,
      right: rect.right,
      top: baseline - ink.actualBoundingBoxAscent * k,
      bottom: baseline + ink.actualBoundingBoxDescent * k,
    };
  }

  /** Cuts a box by what clips it; answers how much of it can never be seen. */
  function clip(element: Element, box: Box): number {
    let cut = 0;
    const isSvg = element.closest('svg') !== null;
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const clips = paneOf(at);
      if (clips === null) continue;
      const { pane, scrolls } = clips;
      const lost = Math.max(
        pane.left - box.left,
        box.right - pane.right,
        pane.top - box.top,
        box.bottom - pane.bottom,
        0,
      );
      if (!scrolls || isSvg) cut = Math.max(cut, lost);
      box.left = Math.max(box.left, pane.left);
      box.right = Math.min(box.right, pane.right);
      box.top = Math.max(box.top, pane.top);
      box.bottom = Math.min(box.bottom, pane.bottom);
      if (scrolls) break;
    }
    const width = document.documentElement.clientWidth;
    cut = Math.max(cut, -box.left, box.right - width);
    return cut;
  }

  function texts(): Text[] {
    const found: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      const element = node.parentElement;
      if (text === '' || element === null || element.closest('script, style, option, title'))
        continue;
      if (!isShown(element) || isHiddenFromEyes(element)) continue;
      const style = getComputedStyle(element);
      const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
      const k = matrix === null ? 1 : Math.hypot(matrix.a, matrix.b);
      const size = Number.parseFloat(style.fontSize) * k;
      const family = (style.fontFamily.split(',')[0] ?? '').replaceAll(/["']/g, '').trim();
      const kept = drawn.get(family) ?? new Set<string>();
      for (const character of style.textTransform === 'uppercase' ? text.toUpperCase() : text) {
        kept.add(character);
      }
      drawn.set(family, kept);
      range.selectNodeContents(node);
      const lines =
        matrix === null ? [...range.getClientRects()] : [element.getBoundingClientRect()];
      for (const line of lines) {
        if (line.width < 1 || line.height < 1) continue;
        const whole = lines.length === 1 ? text : 'Hxgp';
        // Waits above the page until it gets the focus.
        if (line.bottom <= 0 && matrix === null) continue;
        const box: Box = inkOf(whole, boxOf(line), style, k);
        const cut = clip(element, box);
        if (box.right - box.left < 1 || box.bottom - box.top < 1) {
          if (cut > 1 && element.closest('svg') !== null)
            found.push({ element, text, size, cut, ...boxOf(line) });
          continue;
        }
        found.push({ element, text, size, cut, ...box });
      }
    }
    return found;
  }

  /** For the length of one look, in which nothing changes. */
  let hidden = new Map<Element, boolean>();
  let clipping = new Map<Element, { readonly pane: Box; readonly scrolls: boolean } | null>();

  function isHiddenFromEyes(element: Element | null): boolean {
    if (element === null) return false;
    const known = hidden.get(element);
    if (known !== undefined) return known;
    const answer = hidesItself(element) || isHiddenFromEyes(element.parentElement);
    hidden.set(element, answer);
    return answer;
  }

  function hidesItself(element: Element): boolean {
    if (element instanceof SVGElement) return false;
    const style = getComputedStyle(element);
    if (style.clipPath.startsWith('inset(50%')) return true;
    if (style.position === 'absolute' && style.width === '1px' && style.height === '1px')
      return true;
    return element.matches('dialog:not([open]), [popover]:not(:popover-open)');
  }

  /** What an element does to what sticks out of it; null: it lets it stick out. */
  function paneOf(element: Element): { readonly pane: Box; readonly scrolls: boolean } | null {
    const known = clipping.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    const isPicture =
      element instanceof SVGSVGElement && element.parentElement?.closest('svg') === null;
    const isPage = element === document.documentElement || element === document.body;
    const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
    const answer =
      isPage || (!clips && !isPicture)
        ? null
        : { pane: boxOf(element.getBoundingClientRect()), scrolls };
    clipping.set(element, answer);
    return answer;
  }

  interface Shape extends Box {
    element: SVGGeometryElement;
    filled: boolean;
    stroked: boolean;
    stroke: number;
  }

  const NOTHING = /^(?:none|transparent|rgba\(0, 0, 0, 0\))$/;

  /** Everything that leaves ink below an element. */
  function shapesIn(root: Element): Shape[] {
    return [
      ...root.querySelectorAll('path, rect, circle, ellipse, line, polygon, polyline'),
    ].flatMap((element): Shape[] => {
      if (!(element instanceof SVGGeometryElement) || element.closest('defs') !== null) return [];
      if (!isShown(element)) return [];
      const style = getComputedStyle(element);
      const filled =
        !NOTHING.test(style.fill) && element.tagName !== 'line' && style.fillOpacity !== '0';
      const width = Number.parseFloat(style.strokeWidth) || 0;
      const stroked = !NOTHING.test(style.stroke) && width > 0;
      if (!filled && !stroked) return [];
      const rect = element.getBoundingClientRect();
      return [
        { element, filled, stroked, stroke: width, ...grown(boxOf(rect), stroked ? width / 2 : 0) },
      ];
    });
  }

  /** Is ink of the shape inside the box, looked for on a grid? */
  function inkInside(shape: Shape, box: Box): boolean {
    const matrix = shape.element.getScreenCTM()?.inverse();
    if (matrix === undefined) return false;
    const left = Math.max(box.left, shape.left);
    const right = Math.min(box.right, shape.right);
    const top = Math.max(box.top, shape.top);
    const bottom = Math.min(box.bottom, shape.bottom);
    for (let x = left + 1; x < right; x += 2.5) {
      for (let y = top + 1; y < bottom; y += 2.5) {
        const point = new DOMPoint(x, y).matrixTransform(matrix);
        if (shape.filled && shape.element.isPointInFill(point)) return true;
        if (shape.stroked && shape.element.isPointInStroke(point)) return true;
      }
    }
    return false;
  }

  const quote = (text: string) => `"${text.length > 40 ? `${text.slice(0, 38)}..` : text}"`;
  const told = ({ element, text }: Text) => `${quote(text)} of ${nameOf(element)}`;

  /** The bar that it stands on, beneath which the page is scrolled and which has a ground of its own; null: none. */
  function barOf(element: Element | null): Element | null {
    if (element === null) return null;
    const style = getComputedStyle(element);
    if (style.position !== 'sticky') return barOf(element.parentElement);
    return NOTHING.test(style.backgroundColor) ? null : element;
  }

  /** V2: no two texts on each other, and no text on a node, a message, a wall or (without its own ground) a line. */
  function overlaps(all: readonly Text[], faults: Fault[]): void {
    all.forEach((a, i) => {
      for (const b of all.slice(i + 1)) {
        if (a.element === b.element || !meets(a, b)) continue;
        if (barOf(a.element) !== barOf(b.element)) continue;
        const { x, y } = overlap(a, b);
        faults.push({
          check: 'V2',
          what: `${told(a)} and ${told(b)} overlap by ${Math.ceil(x)}x${Math.ceil(y)}`,
        });
      }
    });
    const stage = document.querySelector('svg[role="group"]');
    if (stage === null) return;
    const shapes = shapesIn(stage);
    for (const text of all) {
      if (text.element.closest('svg') !== stage) continue;
      const own = text.element.closest('[data-node]');
      const style = getComputedStyle(text.element);
      const hasGround = style.paintOrder.startsWith('stroke') && !NOTHING.test(style.stroke);
      for (const shape of shapes) {
        if (!meets(shape, text)) continue;
        const { element } = shape;
        const node = element.closest('[data-node]');
        const isGlyph = element.closest('[data-shape]') !== null;
        const before = follows(element, text.element);
        if (node !== null && node === own) continue;
        // Its own plate: what is written on it belongs there.
        if (before && element.parentElement === text.element.parentElement && covers(shape, text))
          continue;
        // On the seal of a node, which sits on the node's edge.
        if (node !== null && onPlate(text, shapes) && nameOf(text.element) === nameOf(element))
          continue;
        // Behind something opaque that the text is written on.
        if (before && shapes.some((it) => isBetween(it, element, text) && covers(it, text)))
          continue;
        const isLine = node === null && !isGlyph && element.closest('[role="button"]') === null;
        if (isLine && (hasGround || sameGroup(text.element, element))) continue;
        if (!inkInside(shape, text)) continue;
        const over = isLine
          ? `a line or mark of ${nameOf(element)}`
          : isGlyph
            ? `the glyph of ${nameOf(element)}`
            : nameOf(element);
        faults.push({ check: 'V2', what: `${told(text)} ${before ? 'over' : 'under'} ${over}` });
      }
    }
  }

  const covers = (shape: Box, text: Box) =>
    shape.left <= text.left + 2 &&
    shape.right >= text.right - 2 &&
    shape.top <= text.top + 2 &&
    shape.bottom >= text.bottom - 2;

  function onPlate(text: Text, shapes: readonly Shape[]): boolean {
    return shapes.some(
      (shape) =>
        shape.filled &&
        shape.element.parentElement === text.element.parentElement &&
        covers(shape, text),
    );
  }

  const follows = (a: Element, b: Element) =>
    (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

  function isBetween(plate: Shape, below: Element, text: Text): boolean {
    const owner = plate.element.closest('[data-node]');
    if (!plate.filled || plate.element === below) return false;
    if (owner !== null && owner !== text.element.closest('[data-node]')) return false;
    return follows(below, plate.element) && follows(plate.element, text.element);
  }

  function sameGroup(a: Element, b: Element): boolean {
    return a.parentElement === b.parentElement || (a.parentElement?.contains(b) ?? false);
  }

  /** V4: nothing that is drawn is cut off by its pane, and no text lies under the flag of the playhead. */
  function bounds(all: readonly Text[], faults: Fault[]): void {
    for (const text of all) {
      if (text.cut > 1) faults.push({ check: 'V4', what: `${told(text)} is cut off` });
    }
    for (const element of document.querySelectorAll('[data-node], #stage [data-shape]')) {
      if (!isShown(element)) continue;
      const pane = element.closest('svg')!.getBoundingClientRect();
      for (const shape of shapesIn(element)) {
        const out = Math.max(
          pane.left - shape.left,
          shape.right - pane.right,
          pane.top - shape.top,
          shape.bottom - pane.bottom,
        );
        if (out > 1) {
          faults.push({ check: 'V4', what: `${nameOf(element)} sticks out of the stage` });
          break;
        }
      }
    }
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) faults.push({ check: 'V4', what: `the page scrolls sideways` });
  }

  /** V3: nothing smaller than the back row can read. */
  function sizes(all: readonly Text[], least: number, faults: Fault[]): void {
    for (const text of all) {
      if (text.size >= least - 0.05) continue;
      faults.push({
        check: 'V3',
        what: `${told(text)} is ${text.size.toFixed(1)} px, not ${least}`,
      });
    }
  }

  /** V10: a hatch or halo never lies upon a message, an arrow or a word. */
  function order(faults: Fault[]): void {
    for (const picture of document.querySelectorAll('svg[role="group"], [role="slider"] svg')) {
      const shapes = shapesIn(picture);
      const hatched = shapes.filter(({ element }) =>
        getComputedStyle(element).fill.startsWith('url('),
      );
      for (const hatch of hatched) {
        const own = hatch.element.closest('[data-node]');
        for (const below of shapes) {
          if (below === hatch || !meets(below, hatch)) continue;
          if (
            !follows(below.element, hatch.element) ||
            below.element.closest('[data-node]') !== null
          )
            continue;
          // Of the diagram it is arrows that count: areas and lanes lie under everything.
          if (own === null && (below.element.tagName === 'rect' || isLevel(below))) continue;
          if (own !== null && below.element.closest('[data-shape]') === null) continue;
          if (!inkInside(below, hatch)) continue;
          faults.push({
            check: 'V10',
            what: `${nameOf(below.element)} (${below.element.tagName}) lies under the hatch of ${nameOf(hatch.element)}`,
          });
        }
      }
    }
  }

  /** A lane of the diagram, not an arrow. */
  const isLevel = ({ left, right, top, bottom, stroke }: Shape) =>
    right - left < stroke + 2 || bottom - top < stroke + 2;

  /** One message must not hide another. */
  function piles(faults: Fault[]): void {
    const glyphs = [...document.querySelectorAll('svg[role="group"] [data-message]')].map(
      (element) => ({
        element,
        box: shapesIn(element).reduce<Box>(
          (a, b) => ({
            left: Math.min(a.left, b.left),
            right: Math.max(a.right, b.right),
            top: Math.min(a.top, b.top),
            bottom: Math.max(a.bottom, b.bottom),
          }),
          { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity },
        ),
      }),
    );
    const area = (box: Box) => (box.right - box.left) * (box.bottom - box.top);
    glyphs.forEach((a, i) => {
      for (const b of glyphs.slice(i + 1)) {
        const { x, y } = overlap(a.box, b.box);
        if (x <= 0 || y <= 0 || x * y < 0.6 * Math.min(area(a.box), area(b.box))) continue;
        faults.push({ check: 'V2', what: `${nameOf(b.element)} hides ${nameOf(a.element)}` });
      }
    });
  }

  function hash(text: string): string {
    let value = 0x811c9dc5;
    for (let i = 0; i < text.length; i += 1)
      value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(36);
  }

  function look({ minText }: { minText: number }): Seen {
    hidden = new Map();
    clipping = new Map();
    const all = texts();
    const glyphs = [
      ...document.querySelectorAll('svg[role="group"] [data-node], svg[role="group"] [data-shape]'),
    ];
    const parts = [
      ...all
        .filter(({ element }) => element.closest('svg[role="group"]') !== null)
        .map((it) =>
          [it.text, it.left, it.top].map((n) => (typeof n === 'number' ? Math.round(n) : n)),
        ),
      ...glyphs.map((it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return [it.getAttribute('data-shape') ?? it.getAttribute('class'), x, y, width, height].map(
          (n) => (typeof n === 'number' ? Math.round(n) : n),
        );
      }),
    ];
    const picture = hash(JSON.stringify(parts));
    const whole = hash(JSON.stringify(all.map((it) => [it.text, it.left, it.top].map(String))));
    const key = `${picture} ${whole} ${innerWidth} ${minText}`;
    const known = looked.get(key);
    if (known !== undefined) return known;
    const faults: Fault[] = [];
    overlaps(all, faults);
    piles(faults);
    bounds(all, faults);
    sizes(all, minText, faults);
    order(faults);
    const named = new Map(faults.map((fault) => [`${fault.check} ${fault.what}`, fault]));
    const seen = { picture, faults: [...named.values()] };
    looked.set(key, seen);
    return seen;
  }

  const kept = new Map<string, Element | null>();
  const find = (selector: string): Element | null => {
    const known = kept.get(selector);
    if (known?.isConnected === true) return known;
    kept.set(selector, document.querySelector(selector));
    return kept.get(selector) ?? null;
  };
  const slider = () => find('[role="slider"][aria-label="Timeline"]');
  const now = () => Number(slider()?.getAttribute('aria-valuenow'));
  const most = () => Number(slider()?.getAttribute('aria-valuemax'));
  const isReady = () => find('[data-ready]')?.getAttribute('data-ready') === 'true';
  // A timer would wait four milliseconds each time.
  const { port1, port2 } = new MessageChannel();
  const soon = () =>
    new Promise<void>((done) => {
      port1.onmessage = () => done();
      port2.postMessage(null);
    });

  async function settled(): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (!isReady() || slider() === null) {
      if (performance.now() > deadline) throw new Error('The page never settles.');
      await soon();
    }
  }

  function press(key: string): void {
    const target = key.startsWith('Page') ? document.body : slider();
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }

  /** Presses until the cursor has moved; false where there is nowhere to go. */
  async function go(key: string): Promise<boolean> {
    const before = now();
    press(key);
    const deadline = performance.now() + 400;
    while (performance.now() < deadline) {
      await soon();
      if (now() !== before && isReady()) return true;
      if (key === 'ArrowRight' && before >= most() && isReady()) return false;
    }
    return false;
  }

  function click(x: number, y: number): void {
    const init = {
      clientX: x,
      clientY: y,
      bubbles: true,
      cancelable: true,
      button: 0,
      pointerId: 1,
      isPrimary: true,
    };
    slider()?.dispatchEvent(new PointerEvent('pointerdown', { ...init, pointerType: 'mouse' }));
    slider()?.dispatchEvent(new PointerEvent('pointerup', { ...init, pointerType: 'mouse' }));
  }

  const BETWEEN = 10;

  /** The events between the visible ones: a click on the timeline comes to them. */
  async function clickThrough(visit: () => void, visited: ReadonlySet<number>): Promise<void> {
    const box = slider()!.getBoundingClientRect();
    const down = slider()!.getAttribute('aria-orientation') === 'vertical';
    const length = down ? box.height : box.width;
    for (let at = 40; at < length; at += BETWEEN) {
      const before = now();
      click(box.left + (down ? box.width / 2 : at), box.top + (down ? at : box.height / 2));
      await soon();
      if (now() === before) continue;
      await settled();
      if (!visited.has(now())) visit();
    }
  }

  async function walk(how: WalkOptions): Promise<Walk> {
    await settled();
    const stops: Stop[] = [];
    const visited = new Set<number>();
    const visit = () => {
      const text = slider()?.getAttribute('aria-valuetext') ?? '';
      const headline = text.slice(text.indexOf(': ') + 2);
      visited.add(now());
      stops.push({ event: now(), headline, ...look(how) });
    };
    // A click without a pointer has nothing to capture.
    Element.prototype.setPointerCapture = () => undefined;
    Element.prototype.releasePointerCapture = () => undefined;
    if (how.by === 'events') await go('Home');
    visit();
    const key = how.by === 'events' ? 'ArrowRight' : 'PageDown';
    while (stops.length < how.most && (await go(key))) visit();
    const gaps = [...visited].some((event) => event > 0 && !visited.has(event - 1));
    if (how.by === 'events' && gaps && stops.length < how.most) await clickThrough(visit, visited);
    return { stops, characters: characters() };
  }

  function characters(): Record<string, string> {
    return Object.fromEntries(
      [...drawn].map(([family, set]) => [family, [...set].sort().join('')]),
    );
  }

  Object.assign(globalThis, { looking: { look, walk, go } });
}
