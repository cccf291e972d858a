import { failed, ok, type Result } from '../../base/result.ts';
import { pack, unpack } from '../packing.ts';

/**
 * Histories have addresses of their own:
 *
 *   #/histories                   all puzzles
 *   #/histories/<puzzle>          one of them
 *   #/histories/own?h=<history>   somebody's own, packed
 */
const ROOT = '#/histories';
export const OWN = 'own';

export function isSheet(fragment: string): boolean {
  return fragment === ROOT || fragment.startsWith(`${ROOT}/`) || fragment.startsWith(`${ROOT}?`);
}

export function sheetLink(id?: string): string {
  return id === undefined ? ROOT : `${ROOT}/${id}`;
}

export async function ownLink(text: string): Promise<string> {
  return `${sheetLink(OWN)}?h=${await pack(text)}`;
}

/** Null: the list. */
export function sheetOf(fragment: string): {
  readonly id: string | null;
  readonly packed: string | null;
} {
  const [path = '', query = ''] = fragment.slice(ROOT.length).split('?');
  const id = path.replace(/^\//, '');
  const packed = /(?:^|&)h=([^&]*)/.exec(query)?.[1] ?? null;
  return { id: id === '' ? null : id, packed };
}

/** Errors: one plain sentence. */
export async function readOwn(packed: string): Promise<Result<string>> {
  const text = await unpack(packed);
  return text.ok ? ok(text.value) : failed(`This link cannot be opened. h: ${text.error}.`);
}
