import { use } from 'react';
import { useStore } from 'zustand';
import { branchOf } from '../../session/current-branch.ts';
import { isFutureHidden } from '../../session/questions.ts';
import type { Beside } from '../../session/beside.ts';
import { differingNodes } from '../../session/parting.ts';
import type { Session } from '../../session/store.ts';
import {
  BesideContext,
  DifferenceContext,
  SessionContext,
  useBranch,
  useSlice,
} from '../app/session-context.ts';
import { Stage } from '../stage/stage.tsx';
import { ComparisonBar } from './comparison-bar.tsx';
import styles from './pair.module.css';

/** The stage; and beside it that of another run, while two are compared. */
export function Pair() {
  const beside = useSlice((state) => state.beside);
  const open = use(BesideContext);
  // While a question is open the other world would tell its answer.
  const hidden = useSlice(isFutureHidden);
  if (beside === null || open === null || hidden) return <Stage />;
  return <TwoStages beside={beside} other={open()} />;
}

function TwoStages({ beside, other }: { readonly beside: Beside; readonly other: Session }) {
  const mine = useSlice((state) => state.snapshot);
  const name = useBranch()?.name;
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
