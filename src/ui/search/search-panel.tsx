import { Bounds } from './bounds.tsx';
import { FindGoal } from './find-goal.tsx';
import FindViolation from './find-violation.tsx';

/** All that the machine can find out about the runs of a protocol. */
export default function SearchPanel() {
  return (
    <>
      <FindViolation />
      <FindGoal />
      <Bounds />
    </>
  );
}
