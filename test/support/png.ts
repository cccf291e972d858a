import { inflateSync } from 'node:zlib';
import type { Colour } from './colour.ts';

/** A screenshot as pixels. What Chromium writes: eight bits a channel, not interlaced, with or without alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Colour;
}

const SIGNATURE_BYTES = 8;

export function decodePng(file: Buffer): Pixels {
  let width = 0;
  let height = 0;
  let channels = 0;
  const parts: Buffer[] = [];
  for (let at = SIGNATURE_BYTES; at < file.length;) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      channels = { 2: 3, 6: 4 }[body[9] ?? 0] ?? 0;
      if (body[8] !== 8 || channels === 0 || body[12] !== 0)
        throw new Error('This kind of PNG is not read here.');
    } else if (kind === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const data = unfiltered(inflateSync(Buffer.concat(parts)), width, height, channels);
  return {
    width,
    height,
    at: (x, y) => {
      const place = (Math.round(y) * width + Math.round(x)) * channels;
      return [data[place] ?? 0, data[place + 1] ?? 0, data[place + 2] ?? 0];
    },
  };
}

/** Each line begins with how it was filtered: against the pixel to the left (a), above (b), above to the left (c). */
function unfiltered(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const line = width * channels;
  const out = new Uint8Array(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)];
    const from = y * (line + 1) + 1;
    const to = y * line;
    for (let x = 0; x < line; x += 1) {
      const a = x >= channels ? out[to + x - channels]! : 0;
      const b = y > 0 ? out[to + x - line]! : 0;
      const c = x >= channels && y > 0 ? out[to + x - line - channels]! : 0;
      const guess =
        filter === 1
          ? a
          : filter === 2
            ? b
            : filter === 3
              ? (a + b) >> 1
              : filter === 4
                ? paeth(a, b, c)
                : 0;
      out[to + x] = (raw[from + x]! + guess) & 255;
    }
  }
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const guess = a + b - c;
  const [da, db, dc] = [Math.abs(guess - a), Math.abs(guess - b), Math.abs(guess - c)];
  if (da <= db && da <= dc) return a;
  return db <= dc ? b : c;
}
