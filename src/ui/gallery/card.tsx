import { useRef } from 'react';
import type { Scenario } from '../../engine/spec.ts';
import type { ProtocolEntry } from '../../protocols/registry.ts';
import { scenarioLink } from '../../session/link.ts';
import { Icon } from '../theme/icons.tsx';
import { SmallStage } from '../timeline/small-stage.tsx';
import { SmallChart } from './small-chart.tsx';
import { useStill } from './use-still.ts';
import styles from './gallery.module.css';

interface Props {
  readonly entry: ProtocolEntry;
  readonly scenario: Scenario;
  readonly seen: boolean;
}

const PICTURE = { width: 352, height: 150 };
const NAME = 16;
/** What a beat before the decisive moment (and one after it) and a question take in a lecture. */
const BEAT_SECONDS = 16;
const QUESTION_SECONDS = 60;

/** A scenario: its question, its decisive moment as a picture, and what it asks of the reader. */
export function Card({ entry, scenario, seen }: Props) {
  const card = useRef<HTMLAnchorElement>(null);
  const { protocol, presentation } = entry;
  const still = useStill(card, protocol.id, scenario.id);
  const questions = still?.questions ?? 0;
  return (
    <a
      ref={card}
      className={styles.card}
      href={scenarioLink(protocol.id, scenario.id, besideOf(protocol.id, scenario))}
    >
      <span className={styles.picture}>
        {still !== null && still.curves === null && (
          <SmallStage still={still} presentation={presentation} size={PICTURE} text={NAME} />
        )}
        {still?.curves != null && <SmallChart curves={still.curves} size={PICTURE} />}
      </span>
      <span className={styles.words}>
        <strong>{scenario.title}</strong>
        <span className={styles.summary}>{scenario.summary}</span>
        <span className={styles.tags}>
          <span>{protocol.title}</span>
          {still !== null && <span>{minutes(still.beats, questions)} min</span>}
          {questions > 0 && (
            <span>{questions === 1 ? '1 question' : `${questions} questions`}</span>
          )}
          {seen && (
            <span className={styles.seen}>
              <Icon name="check" size="1em" /> Seen
            </span>
          )}
        </span>
      </span>
    </a>
  );
}

function besideOf(protocol: string, { beside }: Scenario): string | undefined {
  return beside === undefined ? undefined : `${protocol}/${beside}`;
}

function minutes(beats: number, questions: number): number {
  return Math.max(1, Math.round((beats * BEAT_SECONDS + questions * QUESTION_SECONDS) / 60));
}
