import type { Presentation } from '../../scene/presentation.ts';
import type { Operation, PrimaryBackup, Result } from './types.ts';

/** Solid asks, hollow answers; the shape says what about. */
export const MESSAGE_FACES: Presentation<PrimaryBackup>['messages'] = {
  PING: { family: 'ping', form: 'ask', label: () => '' },
  PONG: { family: 'ping', form: 'answer', label: () => '' },
  VIEW: { family: 'view', form: 'answer', label: ({ view }) => `view ${view.num}` },
  WHO: { family: 'view', form: 'ask', label: () => 'primary?' },
  REQUEST: { family: 'client', form: 'ask', label: ({ request }) => short(request.work) },
  REPLY: { family: 'client', form: 'answer', label: ({ result }) => shortResult(result) },
  REJECT: { family: 'client', form: 'answer', label: ({ why }) => why, refuses: true },
  FORWARD: { family: 'replicate', form: 'ask', label: ({ request }) => short(request.work) },
  ACCEPT: { family: 'replicate', form: 'answer', label: () => 'accepted' },
  REFUSE: { family: 'replicate', form: 'answer', label: () => 'refused', refuses: true },
  SNAPSHOT: { family: 'replicate', form: 'ask', label: () => 'whole state', whole: true },
  COPIED: { family: 'replicate', form: 'answer', label: () => 'copied' },
};

const WIDEST = 12;

function short(work: Operation): string {
  if (work.kind === 'get') return `Get ${work.key}`;
  return cut(
    work.kind === 'put' ? `Put ${work.key}=${work.value}` : `${work.key} += ${work.value}`,
  );
}

function shortResult(result: Result): string {
  return cut(result.kind === 'done' ? 'OK' : `= ${result.value ?? 'nothing'}`);
}

function cut(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`;
}
