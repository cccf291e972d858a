import { useState } from 'react';
import type { StepUnit } from '../../session/lecture-state.ts';
import { toggleHeld } from '../app/fault-keys.ts';
import { useSession, useSlice } from '../app/session-context.ts';
import { Menu, type MenuItem } from '../menu/menu.tsx';
import { Icon } from '../theme/icons.tsx';

const UNITS: readonly [StepUnit, string, string][] = [
  ['event', 'Step by event', 'L'],
  ['message', 'Step by message', 'Shift+Right'],
  ['beat', 'Step by beat', 'N'],
  ['node', 'Step at the selected node', 'Shift+L'],
];

/** What Step goes by, and everything that goes further than a step. Choosing a unit takes the first step. */
export function StepMenu() {
  const [opener, setOpener] = useState<Element | null>(null);
  const items = useItems();
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label="Ways to step"
        title="Ways to step"
        aria-haspopup="menu"
        aria-expanded={opener !== null}
        onClick={(event) => setOpener(event.currentTarget)}
      >
        <Icon name="down" />
      </button>
      {opener !== null && (
        <Menu
          title="Ways to step"
          place="under"
          items={items}
          opener={opener}
          onClose={() => setOpener(null)}
        />
      )}
    </>
  );
}

function useItems(): readonly MenuItem[] {
  const session = useSession();
  const { actions } = session;
  const { unit, node, held } = useSlice((state) => ({
    unit: state.stepUnit,
    node: state.selection?.kind === 'node' ? state.selection.id : null,
    held: state.snapshot?.picture.held ?? false,
  }));
  return [
    ...UNITS.map(([id, label, hint]): MenuItem => ({
      label: id === 'node' && node !== null ? `Step at ${node}` : label,
      hint: id === unit ? 'chosen' : hint,
      ...(id === 'node' && node === null ? { disabled: 'select a node first' } : {}),
      act: () => {
        actions.setStepUnit(id);
        actions.stepBy(1);
      },
    })),
    {
      label: 'Run until an invariant is violated',
      act: () => actions.runUntil({ kind: 'violated' }),
    },
    { label: 'Run until ...', hint: 'R', act: () => actions.setPanel('until') },
    {
      label: held ? 'Back to the clock' : 'You are the network',
      hint: 'M',
      act: () => toggleHeld(session),
    },
  ];
}
