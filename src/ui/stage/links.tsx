import { edgePoint } from '../../scene/message-path.ts';
import { nodeBox, type StageLayout } from '../../scene/node-box.ts';
import { useSpaceTime } from '../timeline/use-space-time.ts';
import styles from './stage.module.css';

/** A dotted line between every two that ever speak to each other in this run. */
export function Links({ stage }: { readonly stage: StageLayout }) {
  const { diagram } = useSpaceTime();
  return (
    <g aria-hidden="true">
      {[...diagram.links].map((link) => {
        const [from = '', to = ''] = link.split(' ');
        const a = nodeBox(stage, from);
        const b = nodeBox(stage, to);
        if (a === undefined || b === undefined) return null;
        const start = edgePoint(a, b.center);
        const end = edgePoint(b, a.center);
        return (
          <line
            key={link}
            className={styles.link}
            x1={start.x}
            y1={start.y}
            x2={end.x}
            y2={end.y}
          />
        );
      })}
    </g>
  );
}
