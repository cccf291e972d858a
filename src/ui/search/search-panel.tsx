import { whyNotSearched } from '../../session/search/searchable.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import { Bounds } from './bounds.tsx';
import { FindGoal } from './find-goal.tsx';
import { FindViolation } from './find-violation.tsx';
import { ShortestLikeThis } from './shortest-like-this.tsx';

/** All that the machine can find out about the runs of a protocol. */
export default function SearchPanel() {
  const { setPanel } = useActions();
  const why = useSlice(whyNotSearched);
  if (why !== null) return <p>{why}</p>;
  return (
    <>
      <FindViolation />
      <ShortestLikeThis />
      <FindGoal />
      <Bounds />
      <button type="button" className="button" onClick={() => setPanel('sweep')}>
        Crash a node at every event
      </button>
    </>
  );
}
