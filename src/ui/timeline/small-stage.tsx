import type { Presentation } from '../../scene/presentation.ts';
import type { Size } from '../../scene/node-box.ts';
import { onTheWay, smallStage, type SmallNode } from '../../scene/small-stage.ts';
import type { Outline } from '../../worker/wire.ts';
import { familyPath, outlinePath } from '../stage/shapes.ts';
import { colourOf, type Faces } from './faces.ts';
import styles from './small-stage.module.css';

interface Props {
  readonly still: Outline;
  readonly presentation: Pick<Presentation, 'places' | 'outline' | 'messages'>;
  readonly size: Size;
  /** Size of the names. */
  readonly text: number;
}

/** An instant of a run as a small picture: who is there, in which state, what is on its way and what is cut. */
export function SmallStage({ still, presentation, size, text }: Props) {
  const specs = still.nodes.map(({ id, role }) => ({ id, role, client: null }));
  const places = presentation.places(specs as never).wide;
  const roleOf = new Map(still.nodes.map(({ id, role }) => [id, role]));
  const nodes = smallStage(places, (id) => presentation.outline(roleOf.get(id) ?? ''), size, text);
  const find = (id: string) => nodes.find((node) => node.id === id);
  const faces: Faces = presentation.messages;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${size.width} ${size.height}`}
      style={{ fontSize: text }}
      className={styles.picture}
    >
      {pairsOf(still.links).map(([a, b]) => {
        const from = find(a);
        const to = find(b);
        return from === undefined || to === undefined ? null : (
          <line
            key={`${a} ${b}`}
            className={styles.link}
            x1={from.center.x}
            y1={from.center.y}
            x2={to.center.x}
            y2={to.center.y}
          />
        );
      })}
      {cutPairs(still)
        .filter(([a, b]) => still.links.includes(`${a} ${b}`))
        .map(([a, b]) => {
          const from = find(a);
          const to = find(b);
          return from === undefined || to === undefined ? null : (
            <Wall key={`${a} ${b}`} from={from} to={to} size={text} />
          );
        })}
      {still.messages.map(({ from, to, messageKind, share }, at) => {
        const a = find(from);
        const b = find(to);
        if (a === undefined || b === undefined) return null;
        const point = onTheWay(a, b, AWAY + (1 - AWAY) * share);
        const face = faces[messageKind];
        return (
          <path
            // oxlint-disable-next-line react/no-array-index-key
            key={`${from} ${to} ${messageKind} ${at}`}
            className={face?.form === 'answer' ? styles.answer : styles.ask}
            style={{ color: colourOf(faces, messageKind) }}
            d={familyPath(face?.family ?? 'ping', text * 0.85)}
            transform={`translate(${point.x} ${point.y})`}
          />
        );
      })}
      {nodes.map((node) => (
        <Node key={node.id} node={node} state={still.nodes.find((it) => it.id === node.id)} />
      ))}
    </svg>
  );
}

/** Pairs of names, `A B`, as they are written down. */
const pairsOf = (names: readonly string[]) =>
  [...new Set(names)].map((name) => {
    const [a = '', b = ''] = name.split(' ');
    return [a, b] as const;
  });

const cutPairs = ({ cuts }: Outline) =>
  pairsOf(cuts.map((cut) => cut.split('>').toSorted().join(' ')));

/** What was only just sent is drawn clear of its sender. */
const AWAY = 0.22;

function Wall({
  from,
  to,
  size,
}: {
  readonly from: SmallNode;
  readonly to: SmallNode;
  readonly size: number;
}) {
  const { x, y } = onTheWay(from, to, 0.5);
  const turn = Math.atan2(to.center.y - from.center.y, to.center.x - from.center.x);
  const dx = -Math.sin(turn) * size * 0.9;
  const dy = Math.cos(turn) * size * 0.9;
  return <path className={styles.wall} d={`M${x - dx} ${y - dy}L${x + dx} ${y + dy}`} />;
}

function Node({
  node,
  state,
}: {
  readonly node: SmallNode;
  readonly state: Outline['nodes'][number] | undefined;
}) {
  const { id, outline, center, width, height } = node;
  const left = center.x - width / 2;
  const top = center.y - height / 2;
  const down = state?.status === 'crashed';
  const style = down ? styles.down : state?.status === 'stalled' ? styles.stalled : styles.node;
  const halo = state?.tone === 'uncertain' && !down;
  const leads = state?.tone === 'leading' && !down;
  return (
    <g>
      {halo && (
        <rect
          className={styles.halo}
          x={left - 6}
          y={top - 6}
          width={width + 12}
          height={height + 12}
          rx={8}
        />
      )}
      {leads && (
        <rect
          className={styles.leads}
          x={left - 5}
          y={top - 5}
          width={width + 10}
          height={height + 10}
          rx={7}
        />
      )}
      <path
        className={style}
        d={outlinePath(outline, width, height)}
        transform={`translate(${center.x} ${center.y})`}
      />
      <text className={styles.name} x={center.x} y={center.y} dominantBaseline="central">
        {id}
      </text>
      {down && (
        <path className={styles.cross} d={`M${left + width - 5} ${top - 5}l10 10m0 -10l-10 10`} />
      )}
    </g>
  );
}
