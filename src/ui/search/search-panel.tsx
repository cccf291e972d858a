import { useActions, useProtocol } from '../app/session-context.ts';
import { Bounds } from './bounds.tsx';
import { FindGoal } from './find-goal.tsx';
import { FindViolation } from './find-violation.tsx';
import { ShortestLikeThis } from './shortest-like-this.tsx';

function NotSearched() {
  return (
    <p>This is a model of a large system, in which chance has a part: its runs are not searched.</p>
  );
}

/** All that the machine can find out about the runs of a protocol. */
export default function SearchPanel() {
  const { setPanel } = useActions();
  const isModel = useProtocol()?.presentation.outage !== undefined;
  if (isModel) return <NotSearched />;
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
