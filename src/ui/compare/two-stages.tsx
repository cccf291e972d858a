import { useStore } from 'zustand';
import type { Beside } from '../../session/beside.ts';
import { branchOf } from '../../session/current-branch.ts';
import { differingNodes } from '../../session/parting.ts';
import type { Session } from '../../session/store.ts';
import {
  DifferenceContext,
  SessionContext,
  useBranch,
  useProtocol,
  useSlice,
} from '../app/session-context.ts';
import { Stage } from '../stage/stage.tsx';
import { ComparisonBar } from './comparison-bar.tsx';
import styles from './pair.module.css';

/** This run and another one at the same instant; the other follows. */
export default function TwoStages({
  beside,
  other,
}: {
  readonly beside: Beside;
  readonly other: Session;
}) {
  const mine = useSlice((state) => state.snapshot);
  const branch = useBranch();
  const scenarios = useProtocol()?.scenarios ?? [];
  const title = scenarios.find(({ id }) => id === branch?.spec.scenario)?.title;
  const name = beside.branch === null ? title : branch?.name;
  const theirs = useStore(other.store, (state) => state.snapshot);
  const events = useStore(other.store, branchOf)?.events ?? [];
  const shared = beside.branch !== null;
  const differing = shared && mine !== null && theirs !== null ? differingNodes(mine, theirs) : [];
  const now = theirs === null ? undefined : events[theirs.index];
  return (
    <div className={styles.comparison} data-pair="true">
      <ComparisonBar beside={beside} events={events} />
      <div className={styles.pair}>
        <DifferenceContext value={differing}>
          <figure className={styles.side}>
            <figcaption>
              <b>Left</b> {name}
            </figcaption>
            <Stage />
          </figure>
          <figure className={styles.side} aria-label={`Right: ${beside.name}`}>
            <figcaption>
              <b>Right</b> {beside.name}
              <span className={styles.now}>{now?.headline}</span>
            </figcaption>
            {/* It follows: whoever wants to act in it goes over to it. */}
            <div inert className={styles.follower}>
              <SessionContext value={other}>
                <Stage name="The other run" />
              </SessionContext>
            </div>
          </figure>
        </DifferenceContext>
      </div>
    </div>
  );
}
