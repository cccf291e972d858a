import { useSlice } from '../app/session-context.ts';
import { ComparisonBar } from '../compare/comparison-bar.tsx';
import { QuestionCard } from '../question/question-card.tsx';
import { Charts } from './charts.tsx';
import { Controls } from './controls.tsx';
import { Fields } from './fields.tsx';
import { Plane } from './plane.tsx';
import type { SessionState } from '../../session/state.ts';
import { useCharts } from './use-charts.ts';
import { useOther, useOutage, type Other, type Shown } from './use-outage.ts';
import styles from './outage.module.css';

/** A model of many machines: who is in which state, what one can do, and what the numbers did so far. */
export default function OutageView() {
  const shown = useOutage();
  const other = useOther();
  const { beside, asked } = useSlice((state) => ({
    beside: state.beside,
    asked: state.question !== null,
  }));
  if (shown === null) return null;
  return <Seen shown={shown} other={other} beside={beside} asked={asked} />;
}

interface SeenProps {
  readonly shown: Shown;
  readonly other: Other | null;
  readonly beside: SessionState['beside'];
  readonly asked: boolean;
}

function Seen({ shown, other, beside, asked }: SeenProps) {
  const charts = useCharts(shown, other);
  return (
    <div className={styles.view}>
      {beside !== null && other !== null && (
        <div className={styles.comparison}>
          <ComparisonBar
            beside={beside}
            events={other.events}
            legend={`Solid: this run. Dashed: ${other.name}`}
          />
        </div>
      )}
      <div className={styles.now}>
        <div className={styles.pictures}>
          <Fields shown={shown} />
          {shown.face.plane !== undefined && <Plane shown={shown} plane={shown.face.plane} />}
        </div>
        {asked ? (
          <div className={styles.asked}>
            <QuestionCard />
          </div>
        ) : (
          <Controls controls={shown.face.controls} charts={charts} />
        )}
      </div>
      <Charts shown={shown} other={other} charts={charts} />
    </div>
  );
}
