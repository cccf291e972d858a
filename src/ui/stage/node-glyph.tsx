import { use } from 'react';
import { DifferenceContext, useActions, useSlice } from '../app/session-context.ts';
import { useMenu } from '../menu/menu-context.ts';
import { Annex } from './annex.tsx';
import { nodeName } from './names.ts';
import { Difference, Halo, Pennant, Pulse, Seal, Witness } from './node-marks.tsx';
import { NodeText } from './node-text.tsx';
import { outlinePath } from './shapes.ts';
import { TimerRing } from './timer-ring.tsx';
import type { NodeScene, Scene } from './use-scene.ts';
import styles from './stage.module.css';

interface Props {
  readonly node: NodeScene;
  readonly unit: number;
  readonly scene: Scene;
}

/** A process: its outline tells the role, its border the status; memory is the dashed slip inside. */
export function NodeGlyph({ node, unit, scene }: Props) {
  const { box, process, face, records, writing } = node;
  const { chosen, side } = useSlice((state) => ({
    chosen: state.selection?.kind === 'node' && state.selection.id === box.id,
    side: state.wall === null ? undefined : state.wall.includes(box.id),
  }));
  const actions = useActions();
  const openMenu = useMenu();
  const open = (element: Element) => {
    actions.select({ kind: 'node', id: box.id });
    openMenu({ kind: 'node', id: box.id }, element);
  };
  const classes = [
    styles.glyph,
    styles[process.status],
    (side ?? chosen) ? styles.selected : '',
    face.border === 'dashed' ? styles.spare : '',
  ];
  const differs = use(DifferenceContext)?.includes(box.id) === true;
  const uncertain = face.tone === 'uncertain' && process.status !== 'crashed';
  const double = face.border === 'double' || face.tone === 'leading';
  const up = process.status === 'up' || process.status === 'stalled';
  return (
    <g transform={`translate(${box.center.x} ${box.center.y})`}>
      <g
        id={`node-${box.id}`}
        role="button"
        tabIndex={0}
        aria-haspopup="menu"
        aria-label={nodeName(process, face, records, writing)}
        className={classes.join(' ')}
        aria-pressed={side}
        data-label={box.id}
        data-node={box.id}
        onClick={(event) => open(event.currentTarget)}
        onContextMenu={(event) => {
          event.preventDefault();
          open(event.currentTarget);
        }}
        onFocus={() => actions.select({ kind: 'node', id: box.id })}
      >
        {uncertain && <Halo box={box} unit={unit} />}
        {differs && <Difference box={box} unit={unit} />}
        {node.witness && <Witness box={box} unit={unit} />}
        <path className={styles.body} d={outlinePath(box.outline, box.width, box.height)} />
        {double && up && (
          <path
            className={styles.inner}
            d={outlinePath(box.outline, box.width - unit * 0.5, box.height - unit * 0.5)}
          />
        )}
        <NodeText node={node} unit={unit} />
        <path
          className={styles.focusRing}
          d={outlinePath('box', box.width + unit * 1.45 + 8, box.height + unit * 1.45 + 8)}
        />
      </g>
      <Pulse box={box} unit={unit} id={box.id} scene={scene} />
      <TimerRing timers={process.timers} box={box} unit={unit} says={node.saysTime} />
      {face.seal !== null && up && (
        <Seal kind={face.seal.kind} subject={face.seal.subject} box={box} unit={unit} />
      )}
      {typeof face.pennant === 'object' && face.pennant !== null && up && (
        <Pennant text={face.pennant.text} box={box} unit={unit} />
      )}
      <Annex node={node} unit={unit} />
    </g>
  );
}
