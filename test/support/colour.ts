import { readFileSync } from 'node:fs';

/** Colours as eyes see them: contrast (WCAG 2), colour blindness (Machado 2009) and distance (CIEDE2000). */

export type Colour = readonly [red: number, green: number, blue: number];
export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan';

export function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`This is no colour: ${hex}`);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The custom properties of each theme of a style sheet; the first block is the light theme and the one for all. */
function themesIn(css: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const blocks = [...css.matchAll(/:root\[data-theme='(\w+)'\]\s*\{([^}]*)\}/g)];
  return Object.fromEntries(
    blocks.map(([, name = '', body = '']) => [
      name,
      Object.fromEntries(
        [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\s*;/gi)].map(([, token = '', hex = '']) => [
          token,
          hex,
        ]),
      ),
    ]),
  );
}

export const themes = () => themesIn(readFileSync('src/ui/theme/tokens.css', 'utf8'));

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function encoded(share: number): number {
  const bounded = Math.min(Math.max(share, 0), 1);
  return 255 * (bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055);
}

export function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

export function contrast(a: Colour, b: Colour): number {
  const [bright, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (bright! + 0.05) / (dark! + 0.05);
}

/** Under light that falls on the screen from the room: white laid over it, by a share. */
export function veiled(colour: Colour, share: number): Colour {
  const over = (channel: number) => channel * (1 - share) + 255 * share;
  return [over(colour[0]), over(colour[1]), over(colour[2])];
}

/** Machado, Oliveira & Fernandes 2009, severity 1.0, on linear light. */
const BLIND: Readonly<Record<Exclude<Vision, 'normal'>, readonly number[]>> = {
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
};

function seenBy(vision: Vision, colour: Colour): Colour {
  if (vision === 'normal') return colour;
  const light = colour.map(linear);
  const row = (n: number) =>
    encoded(light.reduce((sum, value, i) => sum + value * BLIND[vision][n * 3 + i]!, 0));
  return [row(0), row(1), row(2)];
}

function lab(colour: Colour): Colour {
  const [r, g, b] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const turn = (degrees: number) => ((degrees % 360) + 360) % 360;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** CIEDE2000 of two CIELAB colours (Sharma, Wu & Dalal 2005). */
export function labDistance(first: Colour, second: Colour): number {
  const [l1, a1, b1] = first;
  const [l2, a2, b2] = second;
  const c = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)));
  const [a1p, a2p] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(a1p, b1), Math.hypot(a2p, b2)];
  const hue = (a: number, b: number) =>
    a === 0 && b === 0 ? 0 : turn((Math.atan2(b, a) * 180) / Math.PI);
  const [h1, h2] = [hue(a1p, b1), hue(a2p, b2)];
  const grey = c1 * c2 === 0;
  const apart = h2 - h1;
  const dh = grey ? 0 : apart > 180 ? apart - 360 : apart < -180 ? apart + 360 : apart;
  const deltaH = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(dh) / 2);
  const l = (l1 + l2) / 2;
  const cm = (c1 + c2) / 2;
  const h = grey
    ? h1 + h2
    : Math.abs(apart) <= 180
      ? (h1 + h2) / 2
      : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
  const t =
    1 -
    0.17 * Math.cos(radians(h - 30)) +
    0.24 * Math.cos(radians(2 * h)) +
    0.32 * Math.cos(radians(3 * h + 6)) -
    0.2 * Math.cos(radians(4 * h - 63));
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * cm;
  const sh = 1 + 0.015 * cm * t;
  const rotation =
    -2 *
    Math.sqrt(cm ** 7 / (cm ** 7 + 25 ** 7)) *
    Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2))));
  const [x, y, z] = [(l2 - l1) / sl, (c2 - c1) / sc, deltaH / sh];
  return Math.sqrt(x * x + y * y + z * z + rotation * y * z);
}

export function distance(a: Colour, b: Colour, vision: Vision = 'normal'): number {
  return labDistance(lab(seenBy(vision, a)), lab(seenBy(vision, b)));
}
