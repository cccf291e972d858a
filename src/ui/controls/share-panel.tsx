import { useEffect, useRef, useState } from 'react';
import { linkTo } from '../../session/address.ts';
import { useSession, useSlice } from '../app/session-context.ts';
import styles from './panels.module.css';

/** A link to exactly this run at this event; copied at once where the browser allows. */
export function SharePanel() {
  const session = useSession();
  const { cursor, current } = useSlice((state) => ({
    cursor: state.cursor,
    current: state.current,
  }));
  const [link, setLink] = useState('');
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let stale = false;
    void linkTo(session).then(async (fragment) => {
      if (stale) return;
      const address = `${location.href.split('#')[0]}${fragment}`;
      setLink(address);
      setCopied(await copy(address));
    });
    return () => {
      stale = true;
    };
  }, [session, cursor, current]);

  useEffect(() => {
    if (link !== '') field.current?.select();
  }, [link]);

  return (
    <>
      <p>Whoever opens this link sees the same run, paused at event {cursor}.</p>
      <label className={styles.field}>
        <span>Link to this run</span>
        <input ref={field} readOnly value={link} onFocus={(event) => event.target.select()} />
      </label>
      <div className={styles.buttons}>
        <button
          type="button"
          className="button primary"
          disabled={link === ''}
          onClick={() => void copy(link).then(setCopied)}
        >
          Copy the link
        </button>
        <span role="status">{copied ? 'The link is copied.' : ''}</span>
      </div>
      <p className={styles.quiet}>
        {link.length} characters. The run is in the part after the number sign, which no server ever
        sees.
      </p>
    </>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
