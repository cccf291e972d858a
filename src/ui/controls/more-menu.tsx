import { useRef, useState } from 'react';
import { runFileText, savedName } from '../../session/run-file.ts';
import { lectureLink, lectureStep } from '../../session/lecture.ts';
import { singleCopyOf } from '../../session/run-history.ts';
import type { Theme } from '../../session/state.ts';
import { toggleHeld } from '../app/fault-keys.ts';
import {
  useActions,
  useBranch,
  useProtocol,
  useSession,
  useSlice,
} from '../app/session-context.ts';
import { useOpenFile } from '../app/use-open-file.ts';
import { Menu, type MenuItem } from '../menu/menu.tsx';
import { togglePresent } from '../palette/view-commands.ts';
import { Icon } from '../theme/icons.tsx';

const THEMES: readonly [Theme, string][] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['projector', 'Projector'],
];

/** Everything that is not needed all the time. */
export function MoreMenu({ openPalette }: { readonly openPalette: () => void }) {
  const [opener, setOpener] = useState<Element | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const openFile = useOpenFile();
  const items = useItems(() => file.current?.click(), openPalette);
  return (
    <>
      <button
        type="button"
        className="button"
        aria-haspopup="menu"
        aria-expanded={opener !== null}
        onClick={(event) => setOpener(event.currentTarget)}
      >
        <Icon name="more" />
        <span className="visually-hidden">More</span>
      </button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="File with a run"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen !== undefined) openFile(chosen);
        }}
      />
      {opener !== null && (
        <Menu
          title="More"
          place="under"
          items={items}
          opener={opener}
          onClose={() => setOpener(null)}
        />
      )}
    </>
  );
}

function useItems(chooseFile: () => void, openPalette: () => void): readonly MenuItem[] {
  const session = useSession();
  const actions = useActions();
  const branch = useBranch();
  const model = useProtocol()?.presentation.outage !== undefined;
  const { theme, axis, held, present, laser, clients, judged, next } = useSlice((state) => ({
    clients: state.clients,
    next: lectureStep(state, 1),
    judged: singleCopyOf(state) !== null,
    theme: state.theme,
    axis: state.axis,
    held: state.snapshot?.picture.held ?? false,
    present: state.present,
    laser: state.laser,
  }));
  return [
    { label: 'All commands', hint: 'Ctrl+K', act: openPalette },
    { label: 'Inspector', hint: 'I', act: () => actions.setPanel('inspect') },
    { label: 'Event log', act: () => actions.setPanel('log') },
    { label: 'Text view', act: () => actions.setPanel('text') },
    ...(judged
      ? [
          {
            label: clients ? 'Hide the operations of the clients' : 'Operations of the clients',
            hint: 'O',
            act: () => actions.showClients(!clients),
          },
        ]
      : []),
    ...(model ? [{ label: 'What really happened', act: () => actions.setPanel('story') }] : []),
    { label: 'Rules of the protocol', act: () => actions.setPanel('rules') },
    { label: 'Search the runs', act: () => actions.setPanel('search') },
    { label: 'Options of this run', act: () => actions.setPanel('options') },
    {
      label: held ? 'Back to the clock' : 'You are the network',
      hint: 'M',
      act: () => toggleHeld(session),
    },
    {
      label: axis === 'events' ? 'Time axis: show virtual time' : 'Time axis: show events evenly',
      act: () => actions.setAxis(axis === 'events' ? 'time' : 'events'),
    },
    ...(next === undefined
      ? []
      : [
          {
            label: `The lecture goes on: ${next.thought}`,
            act: () => (location.hash = lectureLink(next)),
          },
        ]),
    {
      label: 'To the gallery',
      act: () => {
        location.hash = '#/';
      },
    },
    {
      label: 'Save the run as a file',
      act: () => branch !== undefined && saveFile(runFileText(branch.spec), savedName(branch.spec)),
    },
    { label: 'Open a run from a file', act: chooseFile },
    {
      label: 'Theme',
      items: THEMES.map(([id, name]) => ({
        label: id === theme ? `${name} (chosen)` : name,
        act: () => actions.setTheme(id),
      })),
    },
    {
      label: present ? 'Leave Present' : 'Present mode',
      act: () => togglePresent(session),
    },
    { label: 'Black out the screen', hint: 'B', act: () => actions.setBlackout(true) },
    {
      label: laser ? 'Laser pointer off' : 'Laser pointer on',
      hint: 'Z',
      act: () => actions.adjust({ laser: !laser }),
    },
    { label: 'Settings', act: () => actions.setPanel('settings') },
    { label: 'Keys and signs', hint: '?', act: () => actions.setPanel('help') },
  ];
}

function saveFile(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
