import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** The characters a bundled font has a glyph for: the `cmap` table of a WOFF2 file. */

const HEADER_BYTES = 48;
/** Where a table's tag is one of the known ones it is stored as a number. */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';
const ARBITRARY_TAG = 63;

const kept = new Map<string, ReadonlySet<number>>();

export function characterMap(file: string): ReadonlySet<number> {
  const known = kept.get(file);
  if (known !== undefined) return known;
  const read = charactersOf(cmapOf(readFileSync(file)));
  kept.set(file, read);
  return read;
}

/** The table itself is never transformed, so it lies in the decompressed data as it is. */
function cmapOf(font: Buffer): Buffer {
  if (font.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This is not a WOFF2 font.');
  const tables = font.readUInt16BE(12);
  let at = HEADER_BYTES;
  const length = (): number => {
    let value = 0;
    for (let n = 0; n < 5; n += 1) {
      const byte = font[at++]!;
      value = value * 128 + (byte & 127);
      if (byte < 128) break;
    }
    return value;
  };
  let offset = 0;
  let place: { readonly from: number; readonly size: number } | undefined;
  for (let n = 0; n < tables; n += 1) {
    const flags = font[at++]!;
    let tag = KNOWN_TAGS.slice((flags & 63) * 5, (flags & 63) * 5 + 4);
    if ((flags & 63) === ARBITRARY_TAG) {
      tag = font.toString('latin1', at, at + 4);
      at += 4;
    }
    const original = length();
    const version = flags >> 6;
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const size = isTransformed ? length() : original;
    if (tag === 'cmap') place = { from: offset, size };
    offset += size;
  }
  if (place === undefined) throw new Error('The font has no cmap.');
  const data = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)));
  return data.subarray(place.from, place.from + place.size);
}

function charactersOf(cmap: Buffer): ReadonlySet<number> {
  const found = new Set<number>();
  const tables = cmap.readUInt16BE(2);
  for (let n = 0; n < tables; n += 1) {
    const at = cmap.readUInt32BE(4 + n * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 4) readSegments(cmap, at, found);
    else if (format === 12) readGroups(cmap, at, found);
  }
  return found;
}

function readSegments(cmap: Buffer, at: number, found: Set<number>): void {
  const count = cmap.readUInt16BE(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const ranges = deltas + count * 2;
  for (let n = 0; n < count; n += 1) {
    const start = cmap.readUInt16BE(starts + n * 2);
    const end = cmap.readUInt16BE(ends + n * 2);
    const delta = cmap.readUInt16BE(deltas + n * 2);
    const range = cmap.readUInt16BE(ranges + n * 2);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph =
        range === 0 ? code : cmap.readUInt16BE(ranges + n * 2 + range + (code - start) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}

function readGroups(cmap: Buffer, at: number, found: Set<number>): void {
  const count = cmap.readUInt32BE(at + 12);
  for (let n = 0; n < count; n += 1) {
    const start = cmap.readUInt32BE(at + 16 + n * 12);
    const end = cmap.readUInt32BE(at + 20 + n * 12);
    for (let code = start; code <= end; code += 1) found.add(code);
  }
}
