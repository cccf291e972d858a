import { scenarioLink } from '../../session/link.ts';
import { boundNames, boundsText } from '../../session/search/bounds-text.ts';
import { rulesText } from '../../session/search/words.ts';
import { useOtherwise } from './use-otherwise.ts';
import { whyNotInEveryOrder } from '../../session/search/searchable.ts';
import { whyNoMore } from '../../session/search/job.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useBranch, useProtocol, useSlice } from '../app/session-context.ts';
import { JobCard } from './job-card.tsx';
import { useSearch, useSearches } from './use-searches.ts';
import styles from './search.module.css';

/** The machine looks for the shortest run that breaks a rule, with the rules as they are switched now. */
export function FindViolation() {
  const searches = useSearches();
  const off = useBranch()?.spec.off ?? [];
  const cursor = useSlice((state) => state.cursor);
  const busy = useSearch((state) => whyNoMore(state, 'violation'));
  const why = whyNotInEveryOrder(useBranch()?.spec.options ?? {}) ?? busy;
  const rules = rulesText(off, useProtocol()?.protocol.rules ?? []);
  const isOther = useOtherwise('violation') !== null;
  return (
    <section className={styles.part} aria-label="Find a violation">
      <p>
        With {rules}, all runs within bounds are tried, in every order that these allow; whoever is
        slow may be taken for dead. The shortest run that breaks a rule opens as a branch.
      </p>
      <div className={styles.buttons}>
        <ActionButton label="Find a violation" primary why={why} act={() => searches.explore()} />
        <ActionButton
          label={`From event ${cursor} on`}
          why={why}
          act={() => searches.explore({ from: cursor })}
        />
      </div>
      <JobCard kind="violation" />
      <Within />
      {!isOther && <MadeForIt />}
    </section>
  );
}

/** What the search allowed itself: without that its answer says nothing. */
function Within() {
  const told = useSearch((state) => state.jobs.violation?.told ?? null);
  const isLater = useSearch(({ jobs: { violation } }) => {
    const task = violation?.task;
    return task?.kind === 'explore' && task.from !== null;
  });
  const names = boundNames(useProtocol()?.protocol.search);
  if (told?.task !== 'explore') return null;
  return (
    <p className={styles.counts}>
      {boundsText(told.bounds, names)}
      {isLater && ' What is cut, held or frozen where it begins stays so.'}
    </p>
  );
}

/** Where a search saw everything there is here and a rule is off: this run may have too little in it to break it. */
function MadeForIt() {
  const branch = useBranch();
  const spec = branch?.spec;
  const isViolated = branch?.events.some(({ violated }) => violated.length > 0) === true;
  const entry = useProtocol();
  const told = useSearch((state) => state.jobs.violation?.told ?? null);
  if (spec === undefined || entry === undefined || told?.task !== 'explore') return null;
  if (told.found.length > 0 || told.status === 'running') return null;
  if (isViolated) {
    return (
      <p className={styles.counts}>
        The run on the stage does break a rule: more happens in it than these bounds allow. They can
        be set under More searches.
      </p>
    );
  }
  const { protocol, scenarios } = entry;
  const made = protocol.rules.flatMap(({ id, ifOff }) => {
    if (ifOff?.outcome !== 'violation' || !spec.off.includes(id)) return [];
    const scenario = scenarios.find((it) => it.id === ifOff.scenario && it.id !== spec.scenario);
    return scenario === undefined ? [] : [{ id, scenario }];
  });
  return made.map(({ id, scenario }) => (
    <p key={id} className={styles.counts}>
      To break {id} it may take more than happens here. It breaks in{' '}
      <a href={scenarioLink(protocol.id, scenario.id)}>{scenario.title}</a>
    </p>
  ));
}
