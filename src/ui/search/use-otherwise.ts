import type { JobKind } from '../../session/search/job.ts';
import { otherwise } from '../../session/search/words.ts';
import { useBranch, useProtocol } from '../app/session-context.ts';
import { useSearch } from './use-searches.ts';

/** That what a search says is not about the run as it is now, in a sentence; null: it is, or there is no search. */
export function useOtherwise(kind: JobKind): string | null {
  const spec = useBranch()?.spec;
  const rules = useProtocol()?.protocol.rules;
  const { job, chosen } = useSearch((state) => ({ job: state.jobs[kind], chosen: state.chosen }));
  if (job === null || spec === undefined || rules === undefined) return null;
  return otherwise(job, spec, chosen, rules);
}
