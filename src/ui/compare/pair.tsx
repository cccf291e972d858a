import { lazy, Suspense, use } from 'react';
import { isFutureHidden } from '../../session/questions.ts';
import { BesideContext, useSlice } from '../app/session-context.ts';
import { Stage } from '../stage/stage.tsx';

const TwoStages = lazy(() => import('./two-stages.tsx'));

/** The stage; and beside it that of another run, while two are compared. */
export function Pair() {
  const beside = useSlice((state) => state.beside);
  const open = use(BesideContext);
  // While a question is open the other world would tell its answer.
  const hidden = useSlice(isFutureHidden);
  if (beside === null || open === null || hidden) return <Stage />;
  return (
    <Suspense fallback={<Stage />}>
      <TwoStages beside={beside} other={open()} />
    </Suspense>
  );
}
