import { failed, ok, type Result } from '../base/result.ts';

/** Text as a short, URL-safe word and back: UTF-8, deflate without a header, base64url. */

/** More than this is never inflated, however small it looks when packed. */
const INFLATED_BYTES_MAX = 256 * 1024;

const BASE64URL = /^[\w-]*$/;

export async function pack(text: string): Promise<string> {
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Errors: what was expected, as the end of a sentence that names the field. */
export async function unpack(packed: string): Promise<Result<string>> {
  if (!BASE64URL.test(packed) || packed.length % 4 === 1) {
    return failed(
      'expected letters, digits, "-" and "_" as Lockstep writes them, so it was changed',
    );
  }
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
  return inflate(new Blob([bytes]).stream());
}

/** Counts while it reads, and stops in the middle of what inflates too far. */
async function inflate(packed: ReadableStream<BufferSource>): Promise<Result<string>> {
  const reader = packed.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(text + decoder.decode());
      size += value.byteLength;
      if (size > INFLATED_BYTES_MAX) {
        await reader.cancel().catch(() => undefined);
        return failed(`expected at most ${INFLATED_BYTES_MAX / 1024} KB when unpacked, got more`);
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return failed(
      'expected a packed run, but it cannot be unpacked, so it was cut short or changed',
    );
  }
}
