import type { Envelope } from '../../engine/configuration.ts';
import type { NodeFace, Picture, ProcessPicture } from '../../scene/presentation.ts';

/** What a screen reader hears: id, role, status, and then everything the glyph shows. */
export function nodeName(
  process: ProcessPicture,
  face: NodeFace,
  records: readonly string[],
  writing: string | null,
): string {
  const parts = [process.id, process.role, statusWord(process)];
  if (face.word !== '' && process.state !== null) parts.push(face.word);
  if (face.tone === 'uncertain') parts.push('uncertain');
  if (face.seal !== null) parts.push(`${face.seal.kind} ${face.seal.subject}`);
  for (const lock of face.locks) {
    parts.push(`lock ${lock.key} held by ${lock.holders.join(' and ')}`);
    if (lock.waiters.length > 0) parts.push(`${lock.waiters.join(' and ')} waits for ${lock.key}`);
  }
  const last = records.at(-1);
  if (process.client === null || last !== undefined) {
    parts.push(last === undefined ? 'disk empty' : `on disk: ${last}`);
  }
  if (writing !== null) parts.push(`writing ${writing}`);
  if (process.timers.length > 0) parts.push(plural(process.timers.length, 'timer'));
  if (process.inbox.length > 0) parts.push(`${plural(process.inbox.length, 'message')} waiting`);
  return parts.join(', ');
}

export function statusWord(process: ProcessPicture): string {
  return process.status === 'unstarted' ? 'standing by' : process.status;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "PREPARE from TC to P1"; more of the same are numbered, so that names stay different. */
export function messageName(envelope: Envelope, picture: Picture): string {
  const name = `${envelope.message.kind} from ${envelope.from} to ${envelope.to}`;
  const alike = picture.inFlight.filter(
    (it) =>
      it.from === envelope.from &&
      it.to === envelope.to &&
      it.message.kind === envelope.message.kind,
  );
  const place = alike.findIndex((it) => it.name === envelope.name);
  const notes = [
    alike.length > 1 && place > 0 ? `number ${place + 1}` : '',
    envelope.held ? 'held' : '',
    envelope.parked ? 'waits at a cut' : '',
    envelope.delayedMs > 0 ? `delayed by ${envelope.delayedMs} ms` : '',
  ].filter((note) => note !== '');
  return [name, ...notes].join(', ');
}
