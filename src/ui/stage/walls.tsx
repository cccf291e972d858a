import { edgePoint } from '../../scene/message-path.ts';
import { nodeBox, type StageLayout } from '../../scene/layout.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import styles from './stage.module.css';

interface Wall {
  readonly a: string;
  readonly b: string;
  /** Is the way from a to b cut, and the way back? */
  readonly there: boolean;
  readonly back: boolean;
}

/** Cut links as walls; a one-way cut has a valve that points where messages still pass. A click heals. */
export function Walls({ stage }: { readonly stage: StageLayout }) {
  const cuts = useSlice((state) => state.snapshot?.picture.cuts ?? []);
  const actions = useActions();
  return wallsOf(cuts).map((wall) => {
    const a = nodeBox(stage, wall.a);
    const b = nodeBox(stage, wall.b);
    if (a === undefined || b === undefined) return null;
    const from = edgePoint(a, b.center);
    const to = edgePoint(b, a.center);
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    const u = stage.unit;
    const heal = () =>
      actions.intervene({ kind: 'heal', from: [wall.a], to: [wall.b], both: true });
    const half = u * 1.6;
    return (
      <g
        key={`${wall.a} ${wall.b}`}
        role="button"
        tabIndex={0}
        aria-label={wallName(wall)}
        className={styles.glyph}
        transform={`translate(${middle.x} ${middle.y}) rotate(${turn})`}
        onClick={heal}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.stopPropagation();
          heal();
        }}
      >
        <rect x={-u} y={-half} width={2 * u} height={2 * half} fill="transparent" />
        <line className={styles.wall} x1={0} y1={-half} x2={0} y2={half} />
        <path
          className={styles.bricks}
          d={`M${-u * 0.25} ${-half * 0.6}h${u * 0.5}m${-u * 0.5} ${half * 0.4}h${u * 0.5}m${-u * 0.5} ${half * 0.4}h${u * 0.5}m${-u * 0.5} ${half * 0.4}h${u * 0.5}`}
        />
        {wall.there !== wall.back && (
          <path
            className={styles.valve}
            d={
              wall.there
                ? `M${u * 0.9} ${-u * 0.6}v${u * 1.2}L${-u * 0.9} 0z`
                : `M${-u * 0.9} ${-u * 0.6}v${u * 1.2}L${u * 0.9} 0z`
            }
          />
        )}
        <rect
          className={styles.focusRing}
          x={-u}
          y={-half - 4}
          width={2 * u}
          height={2 * half + 8}
        />
      </g>
    );
  });
}

function wallName({ a, b, there, back }: Wall): string {
  if (there && back) return `Cut between ${a} and ${b}: heal`;
  return there ? `Cut from ${a} to ${b}: heal` : `Cut from ${b} to ${a}: heal`;
}

function wallsOf(cuts: readonly string[]): readonly Wall[] {
  const walls = new Map<string, { a: string; b: string; there: boolean; back: boolean }>();
  for (const cut of cuts) {
    const [from = '', to = ''] = cut.split('>');
    const [a = '', b = ''] = [from, to].toSorted();
    const wall = walls.get(`${a} ${b}`) ?? { a, b, there: false, back: false };
    if (from === a) wall.there = true;
    else wall.back = true;
    walls.set(`${a} ${b}`, wall);
  }
  return [...walls.values()];
}
