import type { Puzzle } from '../../session/histories/puzzles.ts';
import type { HistoryReport } from '../../worker/history-wire.ts';
import { Icon } from '../theme/icons.tsx';
import { operationLabel } from './operation-words.ts';
import { VerdictWords } from './verdict-words.tsx';
import styles from './history-page.module.css';

interface Props {
  readonly claim: 'placed' | 'impossible';
  readonly report: HistoryReport;
  readonly puzzle: Puzzle;
}

/** Was the reader right, and why. What is not solved yet is not given away. */
export function PuzzleAnswer({ claim, report, puzzle }: Props) {
  const isLegal = claim === 'placed' && report.breaks?.length === 0;
  const isRight = claim === 'placed' ? isLegal : report.linearizable === false;
  return (
    <>
      <p className={styles.result}>
        <Icon name={isRight ? 'check' : 'cross'} /> <b>{resultWords(claim, isRight)}</b>{' '}
        {claim === 'placed' && !isLegal && report.breaks?.[0]?.sentence}
      </p>
      {(isRight || claim === 'impossible') && (
        <>
          <VerdictWords
            reply={{ kind: 'report', number: 0, report }}
            labelOf={(op) => {
              const operation = report.history.ops[op];
              return operation === undefined
                ? ''
                : `${operation.client}: ${operationLabel(operation)}`;
            }}
          />
          <p>
            {puzzle.why} <small>{puzzle.source}.</small>
          </p>
        </>
      )}
    </>
  );
}

function resultWords(claim: Props['claim'], isRight: boolean): string {
  if (claim === 'placed') return isRight ? 'That is a legal order.' : 'Not like this.';
  return isRight ? 'Right: it cannot be done.' : 'It can be done: these points are a legal order.';
}
