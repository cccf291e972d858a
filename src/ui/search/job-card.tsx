import { isAtWork, moreRoom, type JobKind } from '../../session/search/job.ts';
import { findsOf, nameOf } from '../../session/search/finds.ts';
import { conclusionOf, countsOf } from '../../session/search/words.ts';
import { useOtherwise } from './use-otherwise.ts';
import { useSearch, useSearches } from './use-searches.ts';
import styles from './search.module.css';

/** How a search stands, and what can be done with it. */
export function JobCard({ kind }: { readonly kind: JobKind }) {
  const searches = useSearches();
  const job = useSearch((state) => state.jobs[kind]);
  const text = job === null ? '' : conclusionOf(job);
  const counts = job === null ? '' : countsOf(job);
  const finds = job === null ? [] : findsOf(job);
  const atWork = isAtWork(job);
  const other = useOtherwise(kind);
  return (
    <div
      className={job === null ? undefined : styles.card}
      data-state={job?.state}
      data-other={other !== null}
    >
      {other !== null && <strong>{other}</strong>}
      {/* It is there before it says anything: a region that comes with its text is not read out. */}
      <p role="status">{text}</p>
      {counts !== '' && <p className={styles.counts}>{counts}</p>}
      {job !== null && (
        <div className={styles.buttons}>
          {finds.map((it) => (
            <button
              key={it.ids.join(' ')}
              type="button"
              className="button"
              onClick={() => searches.open(it)}
            >
              Open: {nameOf(it)}
            </button>
          ))}
          {atWork ? (
            <button type="button" className="button" onClick={() => searches.stop(kind)}>
              Stop
            </button>
          ) : (
            <GoOn kind={kind} />
          )}
        </div>
      )}
    </div>
  );
}

/** Where a limit was met it goes on with more; where it broke off, once more from the beginning. */
function GoOn({ kind }: { readonly kind: JobKind }) {
  const searches = useSearches();
  const job = useSearch((state) => state.jobs[kind]);
  if (job === null) return null;
  if (job.state === 'failed' || job.state === 'lost') {
    return (
      <button type="button" className="button" onClick={() => searches.again(kind)}>
        Once more
      </button>
    );
  }
  if (job.finished) return null;
  const room = moreRoom(job.room, job.told);
  if (room === null) return <p>There is no more memory to be had for it.</p>;
  const isFound = job.told?.task === 'explore' && job.told.status === 'found';
  const label = room === job.room ? 'Continue' : 'Continue with more';
  return (
    <button type="button" className="button" onClick={() => searches.more(kind)}>
      {isFound ? 'Look for another' : label}
    </button>
  );
}
