import { singleCopyOf } from '../../session/run-history.ts';
import { whyNotSearched } from '../../session/search/searchable.ts';
import { TEXT_SIZES } from '../../session/lecture-state.ts';
import type { Panel, SessionState, Theme } from '../../session/state.ts';
import type { Session } from '../../session/store.ts';
import { fillScreen } from '../app/full-screen.ts';
import type { Command } from './command.ts';
import { needsRun, noneOf, type Condition } from './conditions.ts';

const view = (
  id: string,
  name: string,
  keys: readonly string[],
  run: Command['run'],
  why: Condition = needsRun,
): Command => ({ id, name, group: 'View', keys, run, why });

const opens = (
  panel: Panel,
  name: string,
  keys: readonly string[] = [],
  why: Condition = needsRun,
): Command => view(`open ${panel}`, name, keys, ({ actions }) => actions.setPanel(panel), why);

const THEMES: readonly [Theme, string][] = [
  ['system', 'as the system'],
  ['light', 'light'],
  ['dark', 'dark'],
  ['projector', 'projector'],
];

export const VIEW_COMMANDS: readonly Command[] = [
  opens('inspect', 'Inspector', ['i']),
  opens('log', 'Event log'),
  opens('text', 'Text view'),
  opens('rules', 'Rules of the protocol'),
  opens(
    'search',
    'Search the runs: find a violation, find a run where …',
    [],
    noneOf(needsRun, whyNotSearched),
  ),
  opens('sweep', 'Crash a node at every event', [], noneOf(needsRun, whyNotSearched)),
  opens('options', 'Options of this run'),
  opens('share', 'Share: link and QR code', ['g']),
  opens('help', 'Keys and signs', ['?']),
  opens('settings', 'Settings'),
  view('present', 'Present, or leave Present', ['Shift+f'], (session) => togglePresent(session)),
  view('blackout', 'Black out the screen', ['b', '.'], ({ actions, store }) =>
    actions.setBlackout(!store.getState().blackout),
  ),
  view('headline', 'Hide or show the sentence', ['Shift+n'], ({ actions, store }) =>
    actions.adjust({ headlineHidden: !store.getState().headlineHidden }),
  ),
  view('laser', 'Laser pointer on or off', [], ({ actions, store }) =>
    actions.adjust({ laser: !store.getState().laser }),
  ),
  view(
    'clients',
    'Operations of the clients: show or hide',
    ['o'],
    ({ actions, store }) => actions.showClients(!store.getState().clients),
    noneOf(needsRun, (state) =>
      singleCopyOf(state) === null ? 'The clients of this protocol have no history.' : null,
    ),
  ),
  view('axis', 'Timeline: events evenly, or virtual time', [], ({ actions, store }) =>
    actions.setAxis(store.getState().axis === 'events' ? 'time' : 'events'),
  ),
  view('gallery', 'To the gallery', [], () => {
    location.hash = '#/';
  }),
];

const always: Condition = () => null;

const setting = (
  id: string,
  name: string,
  run: Command['run'],
  why: Condition = always,
): Command => ({
  id,
  name,
  group: 'Settings',
  run,
  why,
});

const resized = (state: SessionState, by: 1 | -1) =>
  TEXT_SIZES[TEXT_SIZES.indexOf(state.textSize) + by];

const resize =
  (by: 1 | -1): Command['run'] =>
  ({ actions, store }) => {
    const textSize = resized(store.getState(), by);
    if (textSize !== undefined) actions.adjust({ textSize });
  };

export const SETTING_COMMANDS: readonly Command[] = [
  setting('larger', 'Larger text', resize(1), (state) =>
    resized(state, 1) === undefined ? 'The text is as large as it gets.' : null,
  ),
  setting('smaller', 'Smaller text', resize(-1), (state) =>
    resized(state, -1) === undefined ? 'The text is as small as it gets.' : null,
  ),
  ...THEMES.map(([theme, name]) =>
    setting(`theme ${theme}`, `Theme: ${name}`, ({ actions }) => actions.setTheme(theme)),
  ),
  setting('hold', 'Wait at beats while playing: on or off', ({ actions, store }) =>
    actions.setHoldAtBeats(!store.getState().holdAtBeats),
  ),
  setting('quiet', 'Background traffic: show or hush', ({ actions, store }) =>
    actions.adjust({ quiet: !store.getState().quiet }),
  ),
  setting('shortcuts', 'Single keys: on or off', ({ actions, store }) =>
    actions.setShortcuts(!store.getState().shortcuts),
  ),
];

export function togglePresent({ actions, store }: Session): void {
  const present = !store.getState().present;
  fillScreen(present);
  actions.setPresent(present);
  // A button that keeps the focus would take Space and arrows for itself.
  document.querySelector<SVGElement>('#stage')?.focus();
}
