import { useMemo, useRef } from 'react';
import { layout, type StageLayout } from '../../scene/layout.ts';
import { useProtocol, useSlice } from '../app/session-context.ts';
import { rootPixels, useSize } from '../app/use-size.ts';
import { ToolBanner } from '../faults/tool-banner.tsx';
import { Hatches } from './hatches.tsx';
import { Links } from './links.tsx';
import { Messages } from './messages.tsx';
import { NodeGlyph } from './node-glyph.tsx';
import { useStageKeys } from './use-stage-keys.ts';
import { Walls } from './walls.tsx';
import styles from './stage.module.css';

/** The picture of one instant: who is there, in which state, and what is on its way. */
export function Stage() {
  const frame = useRef<HTMLDivElement>(null);
  const stage = useStageLayout(frame);
  useStageKeys(frame);
  return (
    <div ref={frame} className={styles.frame}>
      {stage !== null && (
        <svg
          id="stage"
          role="group"
          aria-label="Stage"
          className={styles.stage}
          width={stage.size.width}
          height={stage.size.height}
          style={{ fontSize: `${stage.unit / rootPixels()}rem` }}
          tabIndex={-1}
        >
          <Hatches />
          <Links stage={stage} />
          <Walls stage={stage} />
          {stage.nodes.map((box) => (
            <NodeGlyph
              key={box.id}
              box={box}
              unit={stage.unit}
              room={stage.size.height - box.center.y - box.height / 2}
            />
          ))}
          <Messages stage={stage} />
        </svg>
      )}
      <ToolBanner />
    </div>
  );
}

function useStageLayout(frame: React.RefObject<HTMLDivElement | null>): StageLayout | null {
  const size = useSize(frame);
  const entry = useProtocol();
  const present = useSlice((state) => state.present);
  const ids = useSlice((state) =>
    (state.snapshot?.picture.processes ?? []).map((it) => `${it.id} ${it.role}`),
  );
  return useMemo(() => {
    if (size === null || entry === undefined || ids.length === 0 || size.height < 10) return null;
    const processes = ids.map((text) => {
      const [id = '', role = ''] = text.split(' ');
      return { id, role };
    });
    const { presentation } = entry;
    const rem = rootPixels();
    const unit = present
      ? 1.375 * rem
      : Math.min(Math.max(Math.min(size.height / 17, size.width / 30), 0.9375 * rem), 1.625 * rem);
    return layout({
      places: presentation.places(processes),
      outlines: Object.fromEntries(processes.map((it) => [it.id, presentation.outline(it.role)])),
      size,
      unit,
    });
  }, [size, entry, ids, present]);
}
