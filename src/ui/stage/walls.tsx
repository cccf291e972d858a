import { around, type Box } from '../../scene/boxes.ts';
import { boxesAlong } from '../../scene/free-place.ts';
import type { Point, StageLayout } from '../../scene/node-box.ts';
import { textWidth } from '../../scene/text-width.ts';
import { wordPlace, type Wall } from '../../scene/walls.ts';
import { useActions } from '../app/session-context.ts';
import styles from './stage.module.css';

interface Props {
  readonly stage: StageLayout;
  readonly walls: readonly Wall[];
  readonly obstacles: readonly Box[];
}

function wallWord(wall: Wall): string {
  return wall.out && wall.in ? 'no traffic' : 'one way';
}

/** What no label may cover. */
export function wallBoxes(walls: readonly Wall[], unit: number): readonly Box[] {
  return walls.flatMap((wall) => [
    ...wall.lines.flatMap((line) =>
      line.slice(1).flatMap((to, i) => boxesAlong(line[i]!, to, unit * 0.35)),
    ),
    ...wall.valves.map(({ at }) => around(at, unit, unit)),
  ]);
}

/** Where the words of the walls stand: beside them, where nothing else is. */
export function wordBoxes({ stage, walls, obstacles }: Props): readonly Box[] {
  const u = stage.unit;
  const taken = [...obstacles, ...wallBoxes(walls, u)];
  return walls.map((wall) => {
    const width = (textWidth(wallWord(wall), 'bold') + 0.2) * u;
    const at = wordPlace(wall, width, stage, taken);
    const box = {
      left: at.x - width / 2,
      right: at.x + width / 2,
      top: at.y - u * 0.6,
      bottom: at.y + u * 0.6,
    };
    taken.push(box);
    return box;
  });
}

/** What is cut, as walls: one between two groups, open to the edges of the stage. A click heals. */
export function Walls({
  stage,
  walls,
  words,
}: Omit<Props, 'obstacles'> & { readonly words: readonly Box[] }) {
  return walls.map((wall, i) => (
    <WallGlyph key={wall.id} wall={wall} unit={stage.unit} word={words[i]} />
  ));
}

function WallGlyph({
  wall,
  unit: u,
  word,
}: {
  readonly wall: Wall;
  readonly unit: number;
  readonly word: Box | undefined;
}) {
  const actions = useActions();
  const heal = () =>
    actions.intervene({ kind: 'heal', from: wall.inside, to: wall.others, both: true });
  const d = wall.lines.map(pathOf).join('');
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={wallName(wall)}
      className={styles.glyph}
      data-wall={wall.id}
      onClick={heal}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        heal();
      }}
    >
      <path className={styles.wallReach} d={d} />
      <path className={styles.wallFocus} d={d} />
      <path className={styles.wall} d={d} pathLength={1} />
      <path className={styles.bricks} d={d} />
      {wall.gates.map((gate, i) => (
        <path
          key={i}
          className={styles.gate}
          d={`M${-u * 0.5} 0H${u * 0.5}`}
          transform={turned(gate)}
        />
      ))}
      {wall.valves.map((valve, i) => (
        <path
          key={i}
          className={styles.valve}
          d={`M${-u * 0.8} ${-u * 0.65}v${u * 1.3}L${u * 0.95} 0z`}
          transform={turned(valve)}
        />
      ))}
      {word !== undefined && (
        <text
          className={styles.wallWord}
          x={(word.left + word.right) / 2}
          y={(word.top + word.bottom) / 2 + u * 0.34}
          textAnchor="middle"
          data-label={wallWord(wall)}
          aria-hidden="true"
        >
          {wallWord(wall)}
        </text>
      )}
    </g>
  );
}

function turned({ at, angle }: Wall['gates'][number]): string {
  return `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)}) rotate(${angle.toFixed(1)})`;
}

function pathOf(line: readonly Point[]): string {
  return `M${line.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}

function wallName({ inside, others, out, in: back }: Wall): string {
  const a = inside.join(', ');
  const b = others.join(', ');
  if (out && back) return `Cut between ${a} and ${b}: heal`;
  return out ? `Cut from ${a} to ${b}: heal` : `Cut from ${b} to ${a}: heal`;
}
