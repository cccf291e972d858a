import { useProtocol, useBranch, useSlice } from '../app/session-context.ts';
import styles from './story.module.css';

/** What really happened, by whom it is told, where the model stands in it, and what it leaves out. */
export function Story() {
  const face = useProtocol()?.presentation.outage;
  const options = useBranch()?.spec.options;
  const picture = useSlice((state) => state.snapshot?.picture);
  if (face === undefined || options === undefined) {
    return <p>This run is no model of an outage: there is no story to it.</p>;
  }
  const { story } = face;
  const here = picture === undefined ? null : face.moment(picture, options);
  const number = (id: string) => story.sources.findIndex((source) => source.id === id) + 1;
  return (
    <div className={styles.story}>
      <h2>{story.title}</h2>
      <p>{story.what}</p>
      <ol className={styles.moments}>
        {story.moments.map(({ id, when, text, sources }) => (
          <li key={id} aria-current={id === here ? 'step' : undefined}>
            <b>{when}</b> {text}
            {sources.map((source, at) => (
              <sup key={source}>
                {at > 0 && ', '}
                <a href={`#${anchor(source)}`} onClick={toSource}>
                  {number(source)}
                </a>
              </sup>
            ))}
            {id === here && <span className={styles.here}> The model stands here.</span>}
          </li>
        ))}
      </ol>
      <h3>What the slide simplifies</h3>
      <p>{story.slide}</p>
      <h3>Why a replicated state machine does not help</h3>
      <p>{story.whyNotReplication}</p>
      <h3>What this model leaves out</h3>
      <ul>
        {story.leftOut.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>
        Dates and numbers of what happened are those of the sources below. All other numbers, in
        scenarios, questions and charts, are the model’s own.
      </p>
      <h3>Sources</h3>
      <ol>
        {story.sources.map(({ id, title, url }) => (
          <li key={id} id={anchor(id)} tabIndex={-1}>
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}

const anchor = (source: string): string => `source-${source}`;

/** The part of the address after the # belongs to the run. */
function toSource(event: React.MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  target?.scrollIntoView({ block: 'nearest' });
  target?.focus();
}
