import type { EventSummary } from '../../worker/wire.ts';
import type { Band } from './lanes.tsx';

/** While who was down, and while something was cut, up to the event at `until`. */
export function bandsOf(events: readonly EventSummary[], until: number): readonly Band[] {
  const bands: Band[] = [];
  const open = new Map<string, { readonly from: number; readonly label: string }>();
  const end = (name: string, to: number): void => {
    const begun = open.get(name);
    if (begun === undefined) return;
    open.delete(name);
    bands.push({ ...begun, to });
  };
  for (const { index, fault, process, cuts } of events) {
    if (index > until) break;
    if (fault === 'crash' && process !== null)
      open.set(process, { from: index, label: `${process} down` });
    if (fault === 'restart' && process !== null) end(process, index);
    if (cuts === null) continue;
    if (cuts.length === 0) end('cut', index);
    else if (!open.has('cut')) open.set('cut', { from: index, label: 'cut' });
  }
  return [...bands, ...[...open.values()].map((it) => ({ ...it, to: null }))];
}
