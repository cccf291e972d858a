import { useEffect, useRef } from 'react';
import { encode } from 'uqr';
import { Icon } from '../theme/icons.tsx';
import styles from './qr-code.module.css';

/** More characters than this make a code that no camera reads from the last row. */
const MOST_CHARACTERS = 1200;
/** Free room around a code, in its own squares: readers need it. */
const BORDER = 4;

interface Props {
  readonly link: string;
  readonly onClose: () => void;
}

/** The link as a code that fills the screen, for a hall full of phones. */
export function QrScreen({ link, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.screen}
      aria-label="QR code of this run"
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <button type="button" className={`button ${styles.close}`} onClick={onClose}>
        <Icon name="close" /> Close
      </button>
      {link.length > MOST_CHARACTERS ? (
        <p className={styles.note}>
          This run takes {link.length} characters: too many for a code that can be read across a
          hall. Share its beginning instead, or save it as a file.
        </p>
      ) : (
        <Code link={link} />
      )}
    </dialog>
  );
}

function Code({ link }: { readonly link: string }) {
  const { data, size } = encode(link, { ecc: 'L', border: BORDER });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <>
      <svg
        role="img"
        aria-label="QR code with the link to this run"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className={styles.code}
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={squares.join('')} fill="#000" />
      </svg>
      <p className={styles.note}>Point a camera at it: this run opens.</p>
    </>
  );
}
