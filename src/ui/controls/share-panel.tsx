import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { linkTo } from '../../session/address.ts';
import { useSession, useSlice } from '../app/session-context.ts';
import styles from './panels.module.css';

const QrScreen = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrScreen }));

/** A link to exactly this run at this event; copied at once where the browser allows. */
export function SharePanel() {
  const session = useSession();
  const { cursor, current } = useSlice((state) => ({
    cursor: state.cursor,
    current: state.current,
  }));
  const [link, setLink] = useState('');
  const [copied, setCopied] = useState(false);
  const [where, setWhere] = useState<'here' | 'beginning'>('here');
  const [code, setCode] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let stale = false;
    void linkTo(session, where).then(async (fragment) => {
      if (stale) return;
      const address = `${location.href.split('#')[0]}${fragment}`;
      setLink(address);
      setCopied(await copy(address));
    });
    return () => {
      stale = true;
    };
  }, [session, cursor, current, where]);

  useEffect(() => {
    if (link !== '') field.current?.select();
  }, [link]);

  return (
    <>
      <p>
        Whoever opens this link sees the same run, paused{' '}
        {where === 'here' ? `at event ${cursor}` : 'at its beginning'}.
      </p>
      <fieldset className={styles.group}>
        <legend className="visually-hidden">Where it opens</legend>
        {(['here', 'beginning'] as const).map((it) => (
          <label key={it} className={styles.switch}>
            <input type="radio" name="where" checked={where === it} onChange={() => setWhere(it)} />
            {it === 'here' ? `At event ${cursor}` : 'At the beginning'}
          </label>
        ))}
      </fieldset>
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
        <button
          type="button"
          className="button"
          disabled={link === ''}
          onClick={() => setCode(true)}
        >
          Show as QR code
        </button>
        <span role="status">{copied ? 'The link is copied.' : ''}</span>
      </div>
      <p className={styles.quiet}>
        {link.length} characters. The run is in the part after the number sign, which no server ever
        sees.
      </p>
      {code && (
        <Suspense fallback={null}>
          <QrScreen link={link} onClose={() => setCode(false)} />
        </Suspense>
      )}
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
