import { shortNumber } from '../../scene/charts.ts';
import styles from '../inspector/inspector.module.css';
import { useOutage } from './use-outage.ts';

/** What the charts show, in words: each number now, and the most it has been so far. */
export default function ChartTable() {
  const shown = useOutage();
  if (shown === null) return null;
  const { face, options, events, cursor } = shown;
  const reading = events[cursor]?.reading;
  if (reading === null || reading === undefined) return null;
  const past = events.slice(0, cursor + 1);
  let place = 0;
  const rows = face.charts.flatMap((chart) =>
    chart.gauges.map((gauge) => ({ chart, gauge, at: place++ })),
  );
  return (
    <>
      <p>
        Trigger: {reading.trigger ?? 'none'}. State: {reading.condition.word} (
        {reading.condition.kind}).
      </p>
      <table className={styles.table} aria-label="Charts">
        <thead>
          <tr>
            {['Chart', 'Curve', 'Now', 'Most so far', 'Lines'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ chart, gauge, at }) => (
            <tr key={`${chart.id} ${gauge.id}`}>
              <td>
                {chart.title}, {chart.unit}
              </td>
              <th scope="row">{gauge.label}</th>
              <td>{shortNumber(reading.values[at] ?? 0)}</td>
              <td>{shortNumber(Math.max(...past.map((it) => it.reading?.values[at] ?? 0)))}</td>
              <td>
                {(chart.lines?.(options) ?? [])
                  .map((line) => `${line.label}: ${shortNumber(line.at)}`)
                  .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
