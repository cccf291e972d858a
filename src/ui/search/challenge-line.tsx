import { challengeState, type ChallengeState } from '../../session/search/challenge.ts';
import { branchOf } from '../../session/current-branch.ts';
import { firstIndex } from '../../session/step-targets.ts';
import type { Scenario } from '../../engine/spec.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import { Icon } from '../theme/icons.tsx';
import { useSearches } from './use-searches.ts';
import styles from './challenge.module.css';

/** What is to be brought about by hand, and whether it has come about; judged at every step. */
export default function ChallengeLine({ scenario }: { readonly scenario: Scenario }) {
  const { challenge } = scenario;
  const standing = useSlice((state) => words(challengeState(state, scenario)));
  const isMet = useSlice((state) => challengeState(state, scenario)?.kind === 'done');
  // The first screen says what is asked, and no more.
  const hasTried = useSlice(
    (state) => state.undo.length > 0 || state.cursor > firstIndex(branchOf(state)?.events ?? []),
  );
  const searches = useSearches();
  const { setPanel } = useActions();
  if (challenge === undefined) return null;
  const show = () => {
    if (searches.answer(scenario) === null) setPanel('search');
  };
  return (
    <section className={styles.line} aria-label="Challenge" data-met={isMet}>
      <p>
        <strong>{challenge.text}.</strong>{' '}
        <span role="status">
          {isMet && <Icon name="check" size="1em" />}
          {standing}
        </span>
      </p>
      {hasTried && (
        <button type="button" className="button" onClick={show}>
          Show the shortest
        </button>
      )}
    </section>
  );
}

function words(state: ChallengeState | null): string {
  switch (state?.kind) {
    case undefined:
      return '';
    case 'open':
      return 'Unsolved.';
    case 'other rules':
      return 'It does not count with other rules switched off.';
    case 'shown':
      return 'Shown by the machine.';
    case 'done':
      return `Done by you, in ${state.interventions} intervention${state.interventions === 1 ? '' : 's'}.`;
  }
}
