import { Icon } from '../theme/icons.tsx';
import { useActions, useSlice } from './session-context.ts';
import styles from './notice-bar.module.css';

/** One plain sentence about trouble; stays until it is dismissed. */
export function NoticeBar() {
  const notice = useSlice((state) => state.notice);
  const actions = useActions();
  return (
    <div role="alert">
      {notice !== null && (
        <div className={`${styles.notice} ${styles[notice.tone]}`}>
          <Icon name={notice.tone === 'problem' ? 'warning' : 'help'} />
          <p>{notice.text}</p>
          {notice.reload && (
            <button type="button" className="button" onClick={actions.reload}>
              Reload the run
            </button>
          )}
          <button
            type="button"
            className="button"
            aria-label="Dismiss"
            onClick={actions.dismissNotice}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
