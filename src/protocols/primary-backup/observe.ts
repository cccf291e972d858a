import type { AppliedEffect, TraceEvent } from '../../engine/action.ts';
import type { Configuration, OperationId, ProcessId } from '../../engine/configuration.ts';
import { withBreach, withSeen, type Ghost, type ViewStory } from './ghost.ts';
import { called, forgotten, NEW_KEY, returned } from './single-copy.ts';
import type { Operation, PrimaryBackup, Result, View } from './types.ts';
import { isMember, tableRow, VIEW_0 } from './views.ts';
import { operationText, resultText } from './words.ts';

/** Called after every event: what it means for the properties. */
export function observe(
  before: Ghost,
  event: TraceEvent<PrimaryBackup>,
  configuration: Configuration<PrimaryBackup>,
): Ghost {
  const { action, outcome, process } = event;
  let ghost = before;
  if (action.kind === 'invoke' && outcome.kind !== 'nothing')
    ghost = onCall(ghost, action.id, action.operation);
  if (action.kind === 'fault' && action.fault.kind === 'crash')
    ghost = onCrash(ghost, action.fault.process);
  for (const effect of event.effects) ghost = afterEffect(ghost, process ?? '', effect);
  return process === null ? ghost : onLearning(ghost, process, configuration);
}

function afterEffect(
  ghost: Ghost,
  process: ProcessId,
  effect: AppliedEffect<PrimaryBackup>,
): Ghost {
  switch (effect.kind) {
    case 'durable': {
      const views = effect.records.flatMap((record) =>
        record.kind === 'VIEW' ? [record.view] : [],
      );
      return views.reduce(onView, ghost);
    }
    case 'send':
      if (effect.message.kind === 'REPLY') return onAct(ghost, effect.message.view, process);
      if (effect.message.kind === 'COPIED') return withSeen(ghost, 'copied');
      return effect.message.kind === 'REFUSE' && effect.message.why === 'later view'
        ? withSeen(ghost, 'refused')
        : ghost;
    case 'reply':
      return onReturn(ghost, process, effect.operation, effect.result);
    case 'append':
    case 'become':
    case 'cancelTimer':
    case 'forceStart':
    case 'giveUp':
    case 'note':
    case 'setTimer':
    case 'truncate':
      return ghost;
  }
}

/** R4: the primary of a view comes from the view before; only the first comes from nowhere. */
function onView(ghost: Ghost, view: View): Ghost {
  const last = ghost.views.at(-1)?.view ?? VIEW_0;
  const primary = view.primary?.id ?? '';
  const story: ViewStory = {
    view,
    old: last.primary?.id ?? null,
    newKnows: false,
    oldKnows: false,
  };
  const now = { ...ghost, views: [...ghost.views, story] };
  const grown = last.num > 0 && last.primary?.id !== primary ? withSeen(now, 'changed') : now;
  if (last.num === 0 || isMember(last, primary)) return grown;
  const message = `View ${tableRow(view)} follows ${tableRow(last)}: ${primary} was not in it.`;
  return withBreach(grown, 'PB-R4', message, [primary]);
}

function onLearning(
  ghost: Ghost,
  process: ProcessId,
  configuration: Configuration<PrimaryBackup>,
): Ghost {
  const isOpen = ghost.views.some((story) => isToLearn(story, process));
  if (!isOpen) return ghost;
  const state = configuration.processes.find(({ id }) => id === process)?.state;
  const believes = state?.role === 'server' ? state.view.num : 0;
  if (!ghost.views.some((story) => story.view.num <= believes && isToLearn(story, process)))
    return ghost;
  const views = ghost.views.map((story) => {
    if (story.view.num > believes) return story;
    const newKnows = story.newKnows || story.view.primary?.id === process;
    return { ...story, newKnows, oldKnows: story.oldKnows || story.old === process };
  });
  const isTakeover = views.some(
    ({ newKnows, old, view }) => newKnows && old !== null && old !== view.primary?.id,
  );
  return isTakeover ? withSeen({ ...ghost, views }, 'takeover') : { ...ghost, views };
}

function isToLearn({ view, old, newKnows, oldKnows }: ViewStory, process: ProcessId): boolean {
  return (view.primary?.id === process && !newKnows) || (old === process && !oldKnows);
}

const KEPT = 20;

/** Whoever answers a client acts as the primary of the view it believes in. */
function onAct(ghost: Ghost, view: number, server: ProcessId): Ghost {
  const other = ghost.acted.find((one) => one.view === view && one.server !== server);
  if (other !== undefined) {
    const message = `${other.server} and ${server} both answered clients in view ${view}.`;
    return withBreach(ghost, 'PB-ONE', message, [other.server, server]);
  }
  if (ghost.acted.some((one) => one.view === view)) return ghost;
  return { ...ghost, acted: [...ghost.acted, { view, server }].slice(-KEPT) };
}

function onCall(ghost: Ghost, id: OperationId, operation: Operation): Ghost {
  const { key } = operation;
  const story = called(ghost.keys[key] ?? NEW_KEY, id, operation);
  return { ...ghost, keys: { ...ghost.keys, [key]: story } };
}

function onReturn(ghost: Ghost, client: ProcessId, id: OperationId, result: Result): Ghost {
  const found = Object.entries(ghost.keys).find(([, story]) => story.open[id] !== undefined);
  const operation = found?.[1].open[id];
  if (found === undefined || operation === undefined) return ghost;
  const [key, before] = found;
  const { story, expected } = returned(before, id, result);
  const now = { ...ghost, keys: { ...ghost.keys, [key]: story } };
  if (expected.length === 0) return now;
  const could = expected.map(resultText).join(' or ');
  const message = `${client}'s ${operationText(operation)} returned ${resultText(result)}; one copy could only have returned ${could}.`;
  return withBreach(now, 'PB-LIN', message, [client]);
}

/** A client that crashes hears of its operation no more; it may still take effect. */
function onCrash(ghost: Ghost, process: ProcessId): Ghost {
  let { keys } = ghost;
  for (const [key, story] of Object.entries(keys)) {
    for (const id of Object.keys(story.open)) {
      if (id.startsWith(`${process}.`)) keys = { ...keys, [key]: forgotten(story, id) };
    }
  }
  return keys === ghost.keys ? ghost : { ...ghost, keys };
}
