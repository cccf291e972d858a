import { findProcess, type Configuration, type ProcessId } from '../../engine/configuration.ts';
import type { Course, Evidence } from '../../scene/lesson.ts';
import type { PrimaryBackup, ServerState } from './types.ts';
import { isBackup, isPrimary, tableRow } from './views.ts';

/** What can be read off a run: the questions of the lesson are answered from this and from nothing else. */

export type Run = Course<PrimaryBackup>;
export type State = Configuration<PrimaryBackup>;
export type Facts = Evidence<PrimaryBackup>;

export const NOTHING = 'nothing';

export function serverOf(state: State | null, who: ProcessId): ServerState | null {
  const memory = state === null ? null : findProcess(state, who)?.state;
  return memory?.role === 'server' ? memory : null;
}

export function servers({ processes }: State): readonly ProcessId[] {
  return processes.flatMap(({ id, role }) => (role === 'server' ? [id] : []));
}

/** Who takes itself for the primary, in order: 'S1 S3'. */
export function leaders(state: State): string {
  return listed(servers(state).filter((id) => leads(state, id)));
}

/** Of these, who has the state of its view: the others may not serve. */
export function fitLeaders(state: State): string {
  const isFit = (id: ProcessId): boolean => serverOf(state, id)?.initialised === true;
  return listed(servers(state).filter((id) => leads(state, id) && isFit(id)));
}

function listed(ids: readonly ProcessId[]): string {
  return ids.length === 0 ? 'nobody' : ids.join(' ');
}

function leads(state: State | null, who: ProcessId): boolean {
  const memory = serverOf(state, who);
  return memory !== null && isPrimary(memory.view, who);
}

/** What it takes itself for. */
export function roleOf(state: State, who: ProcessId): 'primary' | 'backup' | 'idle' | 'down' {
  const memory = serverOf(state, who);
  if (memory === null) return 'down';
  if (isPrimary(memory.view, who)) return 'primary';
  return isBackup(memory.view, who) ? 'backup' : 'idle';
}

/** What it holds under a key. */
export function held(state: State | null, who: ProcessId, key = 'x'): string {
  return serverOf(state, who)?.data[key] ?? NOTHING;
}

/** The first of these events after which `who` takes itself for the primary. */
export function leadsFrom(
  { after }: Run,
  who: ProcessId,
  instants: readonly (readonly [id: string, event: string])[],
): readonly string[] {
  const found = instants.find(([, event]) => leads(after(event), who));
  return found === undefined ? [] : [found[0]];
}

/** The views that are formed after the question: 'S2 S3', 'S2 --'. */
export function viewsLater({ now, run }: Facts): readonly string[] {
  const records = run.events
    .slice(now.next)
    .flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.kind === 'durable' ? effect.records : [])),
    );
  return records.flatMap((record) =>
    record.kind === 'VIEW' ? [tableRow(record.view).replace(/^\d+: /, '')] : [],
  );
}

/** The next view, or 'none'. */
export function nextView(facts: Facts): string {
  return viewsLater(facts)[0] ?? 'none';
}

export function indexOf({ events }: Run, name: string): number {
  return events.find((event) => event.name === name)?.index ?? Number.POSITIVE_INFINITY;
}
