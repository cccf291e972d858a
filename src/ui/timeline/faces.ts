import type { MessageFace, MessageFamily } from '../../scene/presentation.ts';
import { useProtocol } from '../app/session-context.ts';

const COLOURS: Readonly<Record<MessageFamily, string>> = {
  client: 'var(--msg-client)',
  vote: 'var(--msg-vote)',
  commit: 'var(--msg-commit)',
  abort: 'var(--msg-abort)',
  replicate: 'var(--msg-repl)',
  view: 'var(--msg-view)',
  ping: 'var(--msg-ping)',
};

export type Faces = Readonly<Record<string, MessageFace<never> | undefined>>;

export function colourOf(faces: Faces | undefined, messageKind: string): string {
  return COLOURS[faces?.[messageKind]?.family ?? 'ping'];
}

/** How the messages of the run that is shown look. */
export function useFaces(): Faces | undefined {
  return useProtocol()?.presentation.messages;
}
