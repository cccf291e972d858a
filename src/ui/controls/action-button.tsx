import { useId } from 'react';
import { Icon, type IconName } from '../theme/icons.tsx';

interface Props {
  readonly label: string;
  /** Why it cannot be done now, in one sentence; null: it can. */
  readonly why: string | null;
  readonly act: () => void;
  readonly icon?: IconName;
  /** Only the icon is seen; the label is heard, and shown when the pointer rests. */
  readonly iconOnly?: boolean;
  readonly primary?: boolean;
  readonly id?: string;
  /** Of what it opens. */
  readonly expanded?: boolean;
  readonly className?: string | undefined;
  readonly children?: React.ReactNode;
}

/** A button that stays in its place when it can do nothing, and says why. */
export function ActionButton(props: Props) {
  const { label, why, act, icon, iconOnly = false, primary = false, className = '' } = props;
  const reason = useId();
  return (
    <>
      <button
        type="button"
        id={props.id}
        aria-expanded={props.expanded}
        className={`button ${primary ? 'primary' : ''} ${className}`}
        aria-disabled={why !== null}
        aria-describedby={why === null ? undefined : reason}
        aria-label={iconOnly ? label : undefined}
        title={why ?? (iconOnly ? label : undefined)}
        onClick={() => {
          if (why === null) act();
        }}
      >
        {icon !== undefined && <Icon name={icon} />}
        {props.children ?? (iconOnly ? null : label)}
      </button>
      {why !== null && (
        <span id={reason} hidden>
          {why}
        </span>
      )}
    </>
  );
}
