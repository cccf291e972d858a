import { use, useMemo, useRef } from 'react';
import type { Box } from '../../scene/boxes.ts';
import { boxesAlong } from '../../scene/free-place.ts';
import { layout } from '../../scene/layout.ts';
import type { StageLayout } from '../../scene/node-box.ts';
import { edgePoint } from '../../scene/message-path.ts';
import { wallsOf } from '../../scene/walls.ts';
import { DifferenceContext, useProtocol, useSlice } from '../app/session-context.ts';
import { rootPixels, useSize } from '../app/use-size.ts';
import { useSpaceTime } from '../timeline/use-space-time.ts';
import { Hatches } from './hatches.tsx';
import { Links } from './links.tsx';
import { Messages } from './messages.tsx';
import { NodeGlyph } from './node-glyph.tsx';
import { RunEnd } from './run-end.tsx';
import { useScene, type Scene } from './use-scene.ts';
import { useStageKeys } from './use-stage-keys.ts';
import { useStepBackFade } from './use-step-back-fade.ts';
import { wallBoxes, Walls, wordBoxes } from './walls.tsx';
import styles from './stage.module.css';

/** With more than these a narrow stage is given more height. */
const CROWD = 6;

/** The picture of one instant: who is there, in which state, and what is on its way. */
export function Stage({ name = 'Stage' }: { readonly name?: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const stage = useStageLayout(frame);
  const scene = useScene(stage);
  useStageKeys(frame);
  useStepBackFade(frame);
  const crowd = useSlice((state) => (state.snapshot?.picture.processes.length ?? 0) > CROWD);
  return (
    <div ref={frame} className={styles.frame} data-crowd={crowd}>
      {stage !== null && (
        <svg
          id="stage"
          role="group"
          aria-label={name}
          className={styles.stage}
          width={stage.size.width}
          height={stage.size.height}
          style={{ fontSize: `${stage.unit / rootPixels()}rem` }}
          tabIndex={-1}
        >
          <Hatches />
          {scene !== null && <Drawing stage={stage} scene={scene} />}
        </svg>
      )}
    </div>
  );
}

/** From back to front: links and walls, nodes, and on top of all what travels. */
function Drawing({ stage, scene }: { readonly stage: StageLayout; readonly scene: Scene }) {
  const { diagram } = useSpaceTime();
  // The set grows with the run; its contents tell whether it did.
  const known = [...diagram.links].join('|');
  const links = useMemo(() => new Set(known.split('|')), [known]);
  const { cuts } = scene.snapshot.picture;
  const walls = useMemo(() => wallsOf(stage, cuts, links), [stage, cuts, links]);
  const words = useMemo(
    () =>
      wordBoxes({ stage, walls, obstacles: [...scene.obstacles, ...linkBoxes(stage, links, WAY)] }),
    [stage, walls, scene.obstacles, links],
  );
  const obstacles = useMemo(
    () => [...scene.obstacles, ...words, ...wallBoxes(walls, stage.unit)],
    [scene.obstacles, words, walls, stage.unit],
  );
  return (
    <>
      <Links stage={stage} />
      <Walls stage={stage} walls={walls} words={words} />
      {scene.nodes.map((node) => (
        <NodeGlyph key={node.box.id} node={node} unit={stage.unit} scene={scene} />
      ))}
      <RunEnd stage={stage} obstacles={[...obstacles, ...linkBoxes(stage, links, LINE)]} />
      <Messages stage={stage} walls={walls} obstacles={obstacles} />
    </>
  );
}

/** A link, and a link with what travels on it: half of it, in label sizes. */
const LINE = 0.4;
const WAY = 1.2;

function linkBoxes(stage: StageLayout, links: ReadonlySet<string>, half: number): readonly Box[] {
  return [...links].flatMap((link) => {
    const [a, b] = link.split(' ').map((id) => stage.nodes.find((it) => it.id === id));
    if (a === undefined || b === undefined) return [];
    return boxesAlong(edgePoint(a, b.center), edgePoint(b, a.center), stage.unit * half);
  });
}

/** A name and a word can be read at this size; in Present nothing is ever smaller than this. */
const PRESENT_UNIT = 1.375;
const LEAST_PRESENT = 22;
const LEAST_UNIT = 0.9;
const MOST_UNIT = 1.75;

/** In pixels of a screen of 720 lines, whatever size of text somebody chose: the last row has to read it. */
function leastInPresent(): number {
  return Math.max(LEAST_PRESENT, (LEAST_PRESENT * window.innerHeight) / 720);
}

function useStageLayout(frame: React.RefObject<HTMLDivElement | null>): StageLayout | null {
  const size = useSize(frame);
  const entry = useProtocol();
  // Two stages share the room of one: there the size follows the room.
  const halved = use(DifferenceContext) !== null;
  const present = useSlice((state) => state.present) && !halved;
  const { diagram } = useSpaceTime();
  // The set grows with the run; its contents tell whether it did.
  const known = [...diagram.links].join('|');
  const ids = useSlice((state) =>
    (state.snapshot?.picture.processes ?? []).map((it) => `${it.id} ${it.role}`),
  );
  return useMemo(() => {
    if (size === null || entry === undefined || ids.length === 0 || size.height < 10) return null;
    const processes = ids.map((text) => {
      const at = text.indexOf(' ');
      return { id: text.slice(0, at), role: text.slice(at + 1) };
    });
    const { presentation } = entry;
    const rem = rootPixels();
    const wished = Math.min(size.height / 16, size.width / 28);
    const unit = present
      ? PRESENT_UNIT * rem
      : Math.min(Math.max(wished, LEAST_UNIT * rem), MOST_UNIT * rem);
    return layout({
      places: presentation.places(processes),
      outlines: Object.fromEntries(processes.map((it) => [it.id, presentation.outline(it.role)])),
      size,
      unit,
      least: present ? Math.min(unit, leastInPresent()) : LEAST_UNIT * rem,
      links: new Set(known === '' ? [] : known.split('|')),
    });
  }, [size, entry, ids, present, known]);
}
