import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';
import { placeMenu } from './place-menu.ts';
import styles from './menu.module.css';

export interface MenuItem {
  readonly label: string;
  /** A key that does the same while the glyph has focus. */
  readonly hint?: string;
  readonly act?: () => void;
  /** Opens a list in place of this one. */
  readonly items?: readonly MenuItem[];
  /** Why it cannot be done now. */
  readonly disabled?: string;
}

interface Props {
  readonly title: string;
  readonly items: readonly MenuItem[];
  /** What it stands beside, and what gets the focus back. */
  readonly opener: Element;
  readonly onClose: () => void;
  /** Beside a glyph, so that it stays in sight; under a button. */
  readonly place?: 'beside' | 'under';
}

/** With more items than this a menu is two columns, so that it does not hide what it is about. */
const ONE_COLUMN = 5;

/** A menu beside what it belongs to: arrows move, Enter acts, Escape or a click elsewhere closes. */
export function Menu({ title, items, opener, onClose, place = 'beside' }: Props) {
  const popover = useRef<HTMLDivElement>(null);
  const [path, setPath] = useState<readonly MenuItem[]>([]);
  const shown = path.at(-1)?.items ?? items;

  useLayoutEffect(() => {
    const element = popover.current;
    if (element === null) return undefined;
    element.showPopover();
    return () => {
      const inside = element.contains(document.activeElement);
      if (element.matches(':popover-open')) element.hidePopover();
      if (inside || document.activeElement === document.body) giveFocus(opener);
    };
  }, [opener]);

  useLayoutEffect(() => {
    const element = popover.current;
    if (element !== null) placeMenu(element, opener, place);
    element?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [shown, opener, place]);

  useEffect(() => {
    const element = popover.current;
    const closed = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') onClose();
    };
    element?.addEventListener('toggle', closed);
    return () => element?.removeEventListener('toggle', closed);
  }, [onClose]);

  const choose = (item: MenuItem) => {
    if (item.disabled !== undefined) return;
    if (item.items !== undefined) setPath([...path, item]);
    else {
      item.act?.();
      onClose();
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // A clicker goes on from wherever it finds the page.
    if (event.key === 'PageDown' || event.key === 'PageUp') return onClose();
    // The page's own keys rest while a menu is open.
    event.stopPropagation();
    const list = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = list.indexOf(document.activeElement as HTMLElement);
    const to = targetOf(event.key, at, list.length);
    if (to !== null) {
      event.preventDefault();
      list[to]?.focus();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'ArrowLeft' && path.length > 0) {
      event.preventDefault();
      setPath(path.slice(0, -1));
    } else if (event.key === 'ArrowRight' && shown[at]?.items !== undefined) {
      event.preventDefault();
      choose(shown[at]);
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const letter = event.key.toLowerCase();
      const order = [...list.slice(at + 1), ...list.slice(0, at + 1)];
      order.find((it) => it.textContent?.toLowerCase().startsWith(letter))?.focus();
    }
  };

  return (
    <div
      ref={popover}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={title}
      className={shown.length > ONE_COLUMN ? `${styles.menu} ${styles.columns}` : styles.menu}
      style={{ '--rows': Math.ceil((shown.length + Math.sign(path.length)) / 2) } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div className={styles.title} role="presentation">
        {path.length === 0 ? title : `${title}: ${path.map((it) => it.label).join(', ')}`}
      </div>
      {shown.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={styles.item}
          aria-disabled={item.disabled !== undefined}
          aria-haspopup={item.items === undefined ? undefined : 'menu'}
          onClick={() => choose(item)}
        >
          <span>{item.label}</span>
          {item.disabled !== undefined && <small>{item.disabled}</small>}
          {item.hint !== undefined && item.disabled === undefined && (
            <kbd aria-hidden="true">{item.hint}</kbd>
          )}
        </button>
      ))}
      {path.length > 0 && (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={styles.item}
          onClick={() => setPath(path.slice(0, -1))}
        >
          Back to the menu
        </button>
      )}
    </div>
  );
}

function targetOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** The glyph may have gone with what was done to it; then the stage takes the focus. */
function giveFocus(opener: Element): void {
  if (opener.isConnected) (opener as HTMLElement | SVGElement).focus();
  else document.querySelector<SVGElement>('#stage')?.focus();
}
