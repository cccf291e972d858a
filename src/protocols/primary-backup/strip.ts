import type { Picture, StripCell } from '../../scene/presentation.ts';
import type { ViewStory } from './ghost.ts';
import type { PrimaryBackup, ViewServerState } from './types.ts';
import { viewText } from './words.ts';

const NEWEST = 6;

/** Views whose cells are there before they are: faults to come stand in them. */
const AWAITED = [2, 3];

/**
 * One cell a view, with its instants apart: the view server decides, the new primary learns (the true switch-over),
 * the old primary learns. The view of now is open while its primary has not acknowledged it.
 */
export function viewStrip(picture: Picture<PrimaryBackup>): readonly StripCell[] {
  const num = picture.ghost.views.at(-1)?.view.num ?? 0;
  return [...cellsSoFar(picture), ...AWAITED.filter((one) => one > num).map(awaited)];
}

function awaited(num: number): StripCell {
  return { id: `view-${num}`, label: `${num}: not yet`, short: `${num}: …`, state: 'ahead' };
}

function cellsSoFar({ ghost, processes }: Picture<PrimaryBackup>): readonly StripCell[] {
  const stories = ghost.views.slice(-NEWEST);
  if (stories.length === 0) {
    return [{ id: 'view-0', label: '0: nobody', short: '0: –', state: 'now' }];
  }
  const viewServer = processes.find(({ role }) => role === 'view server')?.state;
  return stories.map((story, at) => ({
    id: `view-${story.view.num}`,
    label: viewText(story.view),
    short: shortText(story),
    state: at < stories.length - 1 ? 'past' : stateOf(viewServer),
    ticks: ticksOf(story),
  }));
}

function stateOf(viewServer: unknown): StripCell['state'] {
  const state = viewServer as ViewServerState | null | undefined;
  return state === null || state === undefined || state.acknowledged ? 'now' : 'open';
}

function shortText({ view }: ViewStory): string {
  return viewText(view).replace(', ', ',');
}

function ticksOf({ view, old, newKnows, oldKnows }: ViewStory): NonNullable<StripCell['ticks']> {
  const primary = view.primary?.id ?? 'nobody';
  const decided = { label: `VS decides on view ${view.num}`, short: 'VS', done: true };
  const news = { label: `${primary} learns that it is primary`, short: primary, done: newKnows };
  if (old === null) return [decided, news];
  if (old === primary) {
    return [decided, { ...news, label: `${primary}, still primary, learns of it` }];
  }
  return [
    decided,
    { ...news, label: `${primary} learns that it is primary now: the switch-over` },
    { label: `${old} learns that it is not primary any more`, short: old, done: oldKnows },
  ];
}
