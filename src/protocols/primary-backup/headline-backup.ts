import type { ProcessId } from '../../engine/configuration.ts';
import { sent, type Facts } from './headline-facts.ts';
import type { Message, MessageOf, ServerState } from './types.ts';
import { isBackup } from './views.ts';
import { operationText } from './words.ts';

/** What a primary sends reaches the server that it takes for its backup. */
export function backupHeadline(
  facts: Facts,
  was: ServerState,
  now: ServerState,
  from: ProcessId,
  message: Message,
): string | null {
  if (message.kind === 'FORWARD') return onForward(facts, was, from, message);
  return message.kind === 'SNAPSHOT' ? onSnapshot(facts, was, now, from, message) : null;
}

function onForward(
  facts: Facts,
  was: ServerState,
  from: ProcessId,
  { request, order, view }: MessageOf<'FORWARD'>,
): string {
  const { self, rules } = facts;
  if (rules.includes('PB-INC')) return `${self} ignores what ${from} forwards to an earlier life.`;
  const refused = sent(facts, 'REFUSE');
  if (refused?.why === 'later view')
    return `${self} refuses: ${from} forwards in view ${view}, ${self} is in view ${was.view.num}.`;
  if (refused !== null) return `${self} refuses for now: it has no state of view ${view}.`;
  if (sent(facts, 'ACCEPT') === null) {
    return rules.includes('PB-A6')
      ? `${self} ignores number ${order}: one before it has not come yet.`
      : `${self} gets ${operationText(request.work)} from ${from}.`;
  }
  const isIts = was.view.num === view && isBackup(was.view, self) && was.initialised;
  if (!isIts) return `${self} accepts from ${from}, though it may not: R2 is off.`;
  if (rules.includes('PB-A6')) return `${self} has applied that before, and accepts it again.`;
  return `${self} accepts ${operationText(request.work)} from ${from}, and applies it.`;
}

function onSnapshot(
  facts: Facts,
  was: ServerState,
  now: ServerState,
  from: ProcessId,
  message: MessageOf<'SNAPSHOT'>,
): string {
  const { self, rules } = facts;
  if (rules.includes('PB-INC')) return `${self} ignores a copy meant for an earlier life.`;
  if (now.view.num !== message.view || !isBackup(now.view, self))
    return `${self} is not backup in view ${message.view}. The copy is no use to it.`;
  const had = was.initialised && was.view.num === message.view;
  if (!had) return `${self} takes over the whole state of ${from}, for view ${message.view}.`;
  return now.data === was.data
    ? `${self} has its copy for view ${message.view} and takes no second one.`
    : `${self} takes the old copy once more. What came since is gone here.`;
}
