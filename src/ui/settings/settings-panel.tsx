import { TEXT_SIZES } from '../../session/lecture-state.ts';
import type { Theme } from '../../session/state.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { SETTING_COMMANDS } from '../palette/view-commands.ts';
import { whyNot } from '../palette/commands.ts';
import { useSession } from '../app/session-context.ts';
import { KeySettings } from './key-settings.tsx';
import { Switch } from './switch.tsx';
import styles from './settings.module.css';

const THEMES: readonly [Theme, string][] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['projector', 'Projector'],
];

/** What stays as it is set, on this device. */
export function SettingsPanel() {
  const actions = useActions();
  const state = useSlice((it) => ({
    theme: it.theme,
    present: it.present,
    axis: it.axis,
    quiet: it.quiet,
    holdAtBeats: it.holdAtBeats,
    shortcuts: it.shortcuts,
    headlineHidden: it.headlineHidden,
    laser: it.laser,
  }));
  return (
    <>
      <TextSize />
      <fieldset className={styles.part}>
        <legend>Theme</legend>
        <div className={styles.row}>
          {THEMES.map(([theme, name]) => (
            <button
              key={theme}
              type="button"
              className="button"
              aria-pressed={state.theme === theme}
              onClick={() => actions.setTheme(theme)}
            >
              {name}
            </button>
          ))}
        </div>
        {state.present && state.theme === 'dark' && (
          <p className={styles.warning}>Dark washes out in a lit room. Projector stays legible.</p>
        )}
      </fieldset>
      <fieldset className={styles.part}>
        <legend>Playing and looking</legend>
        <Switch
          label="Wait at beats, to read"
          on={state.holdAtBeats}
          set={actions.setHoldAtBeats}
        />
        <Switch
          label="Hush background traffic"
          on={state.quiet}
          set={(quiet) => actions.adjust({ quiet })}
        />
        <Switch
          label="Events evenly on the timeline"
          on={state.axis === 'events'}
          set={(on) => actions.setAxis(on ? 'events' : 'time')}
        />
        <Switch
          label="Show the sentence"
          on={!state.headlineHidden}
          set={(on) => actions.adjust({ headlineHidden: !on })}
        />
        <Switch
          label="Laser pointer (or hold Z)"
          on={state.laser}
          set={(laser) => actions.adjust({ laser })}
        />
      </fieldset>
      <fieldset className={styles.part}>
        <legend>Keys</legend>
        <Switch label="Single keys act" on={state.shortcuts} set={actions.setShortcuts} />
        <KeySettings />
      </fieldset>
    </>
  );
}

function TextSize() {
  const session = useSession();
  const textSize = useSlice((state) => state.textSize);
  const [larger, smaller] = SETTING_COMMANDS;
  const state = session.store.getState();
  return (
    <fieldset className={styles.part}>
      <legend>Text size</legend>
      <div className={styles.row}>
        {[smaller, larger].map((command) =>
          command === undefined ? null : (
            <ActionButton
              key={command.id}
              label={command.name}
              why={whyNot(command, state)}
              act={() => command.run(session)}
            >
              {command.id === 'larger' ? 'A+' : 'A-'}
              <span className="visually-hidden">{command.name}</span>
            </ActionButton>
          ),
        )}
        <span role="status">
          {textSize} % <span className={styles.quiet}>of {TEXT_SIZES.join(', ')}</span>
        </span>
      </div>
    </fieldset>
  );
}
