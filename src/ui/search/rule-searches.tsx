import { useActions } from '../app/session-context.ts';
import { FindViolation } from './find-violation.tsx';
import { ShortestLikeThis } from './shortest-like-this.tsx';

/** Above the rules: what becomes of the system with them as they are switched. */
export default function RuleSearches() {
  const { setPanel } = useActions();
  return (
    <>
      <FindViolation />
      <ShortestLikeThis />
      <button type="button" className="button" onClick={() => setPanel('search')}>
        More searches: goals, bounds, crashes
      </button>
    </>
  );
}
