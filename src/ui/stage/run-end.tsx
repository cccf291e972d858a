import type { Waiting } from '../../engine/protocol.ts';
import type { Box } from '../../scene/boxes.ts';
import { freePlace } from '../../scene/free-place.ts';
import type { StageLayout } from '../../scene/node-box.ts';
import { textWidth, wrap } from '../../scene/text-width.ts';
import { useBranch, useSlice } from '../app/session-context.ts';
import styles from './stage.module.css';

const WIDEST = 22;

/** A run that cannot go on says so at its end, and who waits for whom. */
export function RunEnd({
  stage,
  obstacles,
}: {
  readonly stage: StageLayout;
  readonly obstacles: readonly Box[];
}) {
  const cursor = useSlice((state) => state.cursor);
  const end = useBranch()?.end;
  if (end === null || end === undefined || cursor < end.count - 1) return null;
  if (end.outcome !== 'blocked' && end.outcome !== 'stuck') return null;
  const u = stage.unit;
  const title = end.outcome === 'blocked' ? 'The run ends blocked' : 'Stuck, by rule';
  const lines = wrap(whoWaits(end.waiting), WIDEST, 'plain').slice(0, 2);
  const widths = [textWidth(title, 'bold'), ...lines.map((it) => textWidth(it, 'plain'))];
  const width = (Math.max(...widths) + 1.6) * u;
  const height = (1 + lines.length) * 1.2 * u + 0.8 * u;
  const wished = { x: stage.size.width * 0.3, y: height / 2 };
  const at = freePlace(stage.size, { width, height }, obstacles, wished, u * 0.4);
  return (
    <g
      aria-hidden="true"
      className={styles.runEnd}
      transform={`translate(${at.x} ${at.y})`}
      textAnchor="middle"
    >
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={u * 0.3} />
      <text className={styles.runEndTitle} y={-height / 2 + u * 1.25} data-label={title}>
        {title}
      </text>
      {lines.map((line, i) => (
        <text key={line} y={-height / 2 + u * (2.45 + i * 1.2)} data-label={line}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** "P1 and P2 wait for TC": those who wait for the same, together. */
function whoWaits(waiting: readonly Waiting[]): string {
  const groups = new Map<string, Set<string>>();
  for (const { process, waitsFor } of waiting) {
    const key = waitsFor.join(' and ');
    groups.set(key, (groups.get(key) ?? new Set()).add(process));
  }
  return [...groups]
    .map(([whom, who]) => {
      const names = [...who];
      const verb = names.length === 1 ? 'waits' : 'wait';
      return whom === '' ? `${listed(names)} ${verb}` : `${listed(names)} ${verb} for ${whom}`;
    })
    .join('; ');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
