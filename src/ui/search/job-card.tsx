import { isAtWork, moreRoom, type JobKind } from '../../session/search/job.ts';
import { nameOf } from '../../session/search/searches.ts';
import { conclusionOf, countsOf } from '../../session/search/words.ts';
import { useSearch, useSearches } from './use-searches.ts';
import styles from './search.module.css';

/** How a search stands, and what can be done with it. */
export function JobCard({ kind }: { readonly kind: JobKind }) {
  const searches = useSearches();
  const job = useSearch((state) => state.jobs[kind]);
  const text = job === null ? '' : conclusionOf(job);
  const told = job?.told ?? null;
  const atWork = isAtWork(job);
  return (
    <div className={job === null ? undefined : styles.card} data-state={job?.state}>
      {/* It is there before it says anything: a region that comes with its text is not read out. */}
      <p role="status">{text}</p>
      {told !== null && <p className={styles.counts}>{countsOf(told)}</p>}
      {job !== null && (
        <div className={styles.buttons}>
          {atWork && (
            <button type="button" className="button" onClick={() => searches.stop(kind)}>
              Stop
            </button>
          )}
          {told?.found.map((found) => (
            <button
              key={found.id}
              type="button"
              className="button"
              onClick={() => searches.open(found, nameOf(found))}
            >
              Open: {nameOf(found)}
            </button>
          ))}
          {!atWork && job.state !== 'failed' && !job.finished && (
            <More kind={kind} label={told?.status === 'found' ? 'Look for another' : 'Continue'} />
          )}
          {job.state === 'failed' && (
            <button type="button" className="button" onClick={() => searches.again(kind)}>
              Search again
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Where a limit was met it goes on with more. */
function More({ kind, label }: { readonly kind: JobKind; readonly label: string }) {
  const searches = useSearches();
  const job = useSearch((state) => state.jobs[kind]);
  const room = job === null ? null : moreRoom(job.room, job.told);
  if (room === null) return <p>There is no more memory to be had for it.</p>;
  return (
    <button type="button" className="button" onClick={() => searches.more(kind)}>
      {room === job?.room ? label : 'Continue with more'}
    </button>
  );
}
