import { MessageShape } from '../stage/message-shape.tsx';
import type { MessageFamily } from '../../scene/presentation.ts';
import { useProtocol, useSlice } from '../app/session-context.ts';
import { keysOf, keyText } from '../palette/command.ts';
import { COMMANDS } from '../palette/commands.ts';
import styles from './panels.module.css';

/** What is no command: it depends on where the focus is. */
const OTHERS: readonly [key: string, does: string][] = [
  ['Ctrl+K', 'All commands, by name'],
  ['1 to 9', 'Select a node; answer a question; or pick, when you are the network'],
  ['Enter', 'Menu of the node or message in focus; tell the answer of a question'],
  ['Escape', 'Close what was opened last'],
  ['Z', 'Laser pointer, while it is held'],
];

const FAMILIES: readonly [MessageFamily, string][] = [
  ['client', 'a client asks'],
  ['vote', 'prepare and vote'],
  ['commit', 'the decision to commit'],
  ['abort', 'the decision to abort'],
  ['replicate', 'replication'],
  ['view', 'a change of view'],
  ['ping', 'ping'],
];

/** The keys, and what the signs mean; only those the protocol at hand uses. */
export function HelpPanel() {
  const changed = useSlice((state) => state.keys);
  const faces = Object.values(useProtocol()?.presentation.messages ?? {});
  const used = FAMILIES.filter(([family]) => faces.some((face) => face.family === family));
  return (
    <>
      <dl className={styles.keys}>
        {OTHERS.map(([key, does]) => (
          <Keys key={does} keys={[key]} does={does} />
        ))}
        {COMMANDS.map((command) => (
          <Keys key={command.id} keys={keysOf(command, changed).map(keyText)} does={command.name} />
        ))}
      </dl>
      <h3>Signs</h3>
      <p>Solid asks, hollow answers; the shape says what about.</p>
      <ul className={styles.signs}>
        {used.map(([family, meaning]) => (
          <li key={family}>
            <svg width="104" height="40" viewBox="-26 -20 104 40" aria-hidden="true">
              <MessageShape face={{ family, form: 'ask' }} text="" unit={15} side="none" />
              <g transform="translate(52 0)">
                <MessageShape face={{ family, form: 'answer' }} text="" unit={15} side="none" />
              </g>
            </svg>
            {meaning}
          </li>
        ))}
      </ul>
      <p>
        A dashed slip is memory: a crash takes it. A cylinder is a disk: a crash leaves it. A
        hatched halo means uncertain: the node waits for a decision of somebody else.
      </p>
    </>
  );
}

function Keys({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  if (keys.length === 0) return null;
  return (
    <>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  );
}
