import { LECTURE } from '../../protocols/lecture.ts';
import { findProtocol } from '../../protocols/registry.ts';
import { lectureLink } from '../../session/lecture.ts';
import styles from './gallery.module.css';

/** The lecture from its first question to its last, over all systems. */
export function LectureList() {
  return (
    <section aria-label="The thread of the lecture">
      <h3 className={styles.group}>The thread of the lecture</h3>
      <ol className={styles.lecture}>
        {LECTURE.map((step) => (
          <li key={`${step.protocol} ${step.scenario}`}>
            <a href={lectureLink(step)}>{step.thought}</a> <small>{titleOf(step)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function titleOf({ protocol, scenario }: (typeof LECTURE)[number]): string {
  const scenarios = findProtocol(protocol)?.scenarios ?? [];
  return scenarios.find(({ id }) => id === scenario)?.title ?? '';
}
