import { MessageShape } from '../stage/message-shape.tsx';
import type { MessageFamily } from '../../scene/presentation.ts';
import { useProtocol } from '../app/session-context.ts';
import styles from './panels.module.css';

const KEYS: readonly [keys: string, does: string][] = [
  ['Space  K', 'play or pause'],
  ['Right  L', 'step'],
  ['Left  J', 'step back'],
  ['Shift+Right  Shift+Left', 'by message'],
  ['Shift+L  Shift+J', 'by event at the selected node'],
  ['PageDown  N', 'next beat'],
  ['PageUp  P', 'previous beat'],
  ['Home  End', 'start, end of what is known'],
  ['[  ]', 'slower, faster'],
  ['1 to 9', 'select a node; or pick, when you are the network'],
  ['Enter', 'menu of the node or message in focus'],
  ['C', 'crash or restart the selected node'],
  ['S', 'stall or resume it'],
  ['X  H', 'cut it off, reconnect it'],
  ['T', 'fire its next timer'],
  ['D  U  Y', 'drop, duplicate, delay the selected message'],
  ['M', 'you are the network'],
  ['I  G', 'inspector, share'],
  ['Ctrl+Z  Ctrl+Shift+Z', 'undo, redo'],
  ['?', 'this list'],
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
  const faces = Object.values(useProtocol()?.presentation.messages ?? {});
  const used = FAMILIES.filter(([family]) => faces.some((face) => face.family === family));
  return (
    <>
      <dl className={styles.keys}>
        {KEYS.map(([keys, does]) => (
          <Keys key={does} keys={keys} does={does} />
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

function Keys({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <>
      <dt>
        {keys.split('  ').map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  );
}
