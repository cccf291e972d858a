import { useMemo, useState, type KeyboardEvent } from 'react';
import { clamped, nextSlot, slotsOf } from '../../session/histories/slots.ts';
import { PUZZLES, type Puzzle } from '../../session/histories/puzzles.ts';
import { sheetLink } from '../../session/histories/sheet-address.ts';
import type { HistoryReport, Operation } from '../../worker/history-wire.ts';
import { useJudge } from '../app/session-context.ts';
import { Lanes, type LaneItem } from './lanes.tsx';
import { initialWords, operationLabel, spoken } from './operation-words.ts';
import { PuzzleAnswer } from './puzzle-answer.tsx';
import styles from './history-page.module.css';

type Claim = 'placed' | 'impossible';

interface Answer {
  readonly claim: Claim;
  readonly report: HistoryReport;
}

/** The reader places a point in each operation, or says that it cannot be done; then the checker tells. */
export function PuzzleView({ puzzle }: { readonly puzzle: Puzzle }) {
  const { ops } = puzzle.history;
  const judge = useJudge();
  const slots = useMemo(() => slotsOf(ops), [ops]);
  const [points, setPoints] = useState<ReadonlyMap<number, number>>(new Map());
  const [selected, select] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const place = (op: number, at: number | null) => {
    const next = new Map(points);
    if (at === null) next.delete(op);
    else next.set(op, at);
    setPoints(next);
    setAnswer(null);
  };
  const tell = (claim: Claim) => {
    const placed = [...points].map(([op, at]) => ({ op, at }));
    void judge.judge(puzzle.history, placed).then((reply) => {
      if (reply?.kind === 'report') setAnswer({ claim, report: reply.report });
    });
  };
  const onKey = (id: string, event: KeyboardEvent) => {
    const op = Number(id);
    const operation = ops[op];
    if (operation === undefined) return false;
    const from = points.get(op) ?? null;
    if (event.key === 'Delete' || event.key === 'Backspace') place(op, null);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const to = nextSlot(operation, slots, from, event.key === 'ArrowRight' ? 1 : -1);
      if (to !== null) place(op, to);
    } else if ((event.key === 'Enter' || event.key === ' ') && from === null) {
      place(op, nextSlot(operation, slots, null, 1));
    } else return false;
    return true;
  };
  const shown =
    answer?.claim === 'impossible'
      ? new Map(answer.report.points.map(({ op, at }) => [op, at]))
      : points;
  const next = PUZZLES[PUZZLES.indexOf(puzzle) + 1];
  return (
    <>
      <p className={styles.task}>
        {initialWords(puzzle.history)} Give each operation the instant at which it takes effect:
        click into its bar, or use the arrow keys; Delete takes it away. What never returned may go
        without. Or say that it cannot be done.
      </p>
      <Lanes
        items={ops.map((operation, op) =>
          itemOf(operation, op, shown.get(op) ?? null, wrongIn(answer)),
        )}
        end={0}
        now={null}
        selected={selected}
        onSelect={select}
        onKey={onKey}
        onPick={(id, time) => {
          const operation = ops[Number(id)];
          if (operation !== undefined) place(Number(id), clamped(operation, time));
        }}
      />
      <div className={styles.actions}>
        <button type="button" className={`button ${styles.check}`} onClick={() => tell('placed')}>
          Check
        </button>
        <button type="button" className="button" onClick={() => tell('impossible')}>
          It cannot be done
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            setPoints(new Map());
            setAnswer(null);
          }}
        >
          Start again
        </button>
        {next !== undefined && (
          <a className="button" href={sheetLink(next.id)}>
            Next puzzle
          </a>
        )}
      </div>
      <div role="status" className={styles.answer}>
        {answer !== null && (
          <PuzzleAnswer claim={answer.claim} report={answer.report} puzzle={puzzle} />
        )}
      </div>
    </>
  );
}

/** What the reader has put wrong; or, where nothing can be right, the operation with no order left. */
function wrongIn(answer: Answer | null): readonly number[] {
  if (answer === null) return [];
  const { claim, report } = answer;
  if (claim === 'placed') return report.breaks?.map(({ op }) => op) ?? [];
  return report.contradiction === null ? [] : [report.contradiction.failing];
}

function itemOf(
  operation: Operation,
  op: number,
  point: number | null,
  wrong: readonly number[],
): LaneItem {
  const label = operationLabel(operation);
  return {
    id: String(op),
    client: String(operation.client),
    call: operation.call,
    ret: operation.ret,
    label,
    name: spoken(operation, point),
    state: wrong.includes(op) ? 'failing' : 'plain',
    point,
  };
}
