import { ensure } from '../base/assert.ts';
import type { Lesson } from '../scene/lesson.ts';
import {
  findProtocol,
  loadProtocol,
  loadProtocols,
  REGISTRY,
  type ProtocolEntry,
} from './registry.ts';

/** A protocol with what is taught with it. */
export interface TaughtEntry extends ProtocolEntry {
  readonly lesson?: Lesson;
}

const taught: TaughtEntry[] = [];

/** The protocols whose lessons were fetched so far, in the order of the registry: all of them after `loadLessons`. */
export const TAUGHT: readonly TaughtEntry[] = taught;

/** Fetches the protocol of that id with what is taught with it; nothing where there is none of that id. */
export async function loadLesson(id: string): Promise<void> {
  await loadProtocol(id);
  const entry = findProtocol(id);
  if (entry === undefined || isTaught(id)) return;
  const lesson = (await entry.teaches?.())?.lesson;
  if (isTaught(id)) return;
  taught.push(lesson === undefined ? entry : { ...entry, lesson });
  taught.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Fetches every protocol there is, with its lesson. */
export async function loadLessons(): Promise<void> {
  await loadProtocols();
  await Promise.all(REGISTRY.map(({ protocol }) => loadLesson(protocol.id)));
}

const isTaught = (id: string): boolean => taught.some(({ protocol }) => protocol.id === id);

function placeOf({ protocol }: ProtocolEntry): number {
  return REGISTRY.indexOf(ensure(findProtocol(protocol.id), protocol.id));
}
