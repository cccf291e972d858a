import { carriersOf, type RunOperation } from '../../session/run-history.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { useActions } from '../app/session-context.ts';
import styles from './run-history.module.css';

interface Props {
  readonly operation: RunOperation;
  readonly events: readonly EventSummary[];
}

/** An operation's way through the system: its call, the messages that carried it, its return; each a jump. */
export function Carriers({ operation, events }: Props) {
  const { seek } = useActions();
  const jump = (index: number, text: string) => (
    <button type="button" className="button" key={index} onClick={() => seek(index)}>
      {text}
    </button>
  );
  return (
    <div className={styles.carriers} role="group" aria-label={`Messages of ${operation.asked}`}>
      {jump(operation.call, `${operation.client} calls ${operation.asked}`)}
      {carriersOf(operation, events).map(({ index, received }) =>
        jump(
          index,
          `${received?.messageKind ?? ''} ${received?.from ?? ''} to ${received?.to ?? ''}`,
        ),
      )}
      {operation.ret !== null && jump(operation.ret, 'returns')}
    </div>
  );
}
