import type { HistoryReply, HistoryReport } from '../../worker/history-wire.ts';
import { Icon } from '../theme/icons.tsx';
import styles from './run-history.module.css';

interface Props {
  readonly reply: HistoryReply | null;
  /** An operation in a few words, by its place in the history. */
  readonly labelOf: (op: number) => string;
}

/** The verdict, in words: could one copy have said all this? */
export function VerdictWords({ reply, labelOf }: Props) {
  if (reply === null) return <p className={styles.verdict}>Judging.</p>;
  if (reply.kind === 'refused') return <p className={styles.verdict}>{reply.message}</p>;
  const { report } = reply;
  return (
    <div className={styles.verdict} role="group" aria-label="Verdict">
      <p>
        <Icon
          name={
            report.linearizable === true
              ? 'check'
              : report.linearizable === false
                ? 'cross'
                : 'question'
          }
        />{' '}
        <b>{WORDS[String(report.linearizable)]}</b> {detail(report, labelOf)}
      </p>
      {report.contradiction !== null && <Deaths report={report} />}
    </div>
  );
}

/** Of a long order its end is told: that is where one looks. */
const MOST_TOLD = 8;

const WORDS: Readonly<Record<string, string>> = {
  true: 'Linearizable: as if there were a single copy.',
  false: 'Not linearizable.',
  unknown: 'Not known: the search was given up.',
};

function detail(report: HistoryReport, labelOf: Props['labelOf']): string {
  if (report.linearizable === false)
    return `${report.contradiction?.sentence ?? ''} ${sequentially(report)}`;
  if (report.linearizable === 'unknown' || report.points.length === 0) return '';
  const order = report.points.toSorted((a, b) => a.at - b.at).map(({ op }) => labelOf(op));
  const many =
    report.orders === null || report.orders <= 1 ? '' : ` One of ${report.orders} orders.`;
  const shown = order.length > MOST_TOLD ? ['...', ...order.slice(-MOST_TOLD)] : order;
  return `A legal order: ${shown.join(' < ')}.${many}`;
}

function sequentially({ sequential }: HistoryReport): string {
  if (sequential === true) return 'Sequential consistency would allow it.';
  return sequential === false ? 'Sequential consistency does not allow it either.' : '';
}

function Deaths({ report }: { readonly report: HistoryReport }) {
  const deaths = report.contradiction?.deaths ?? [];
  if (deaths.length === 0) return null;
  return (
    <details>
      <summary>Which orders die, and why</summary>
      <ol>
        {deaths.map(({ order, why }) => (
          <li key={order.join()}>{why}</li>
        ))}
      </ol>
    </details>
  );
}
