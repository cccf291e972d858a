import { useCallback, useState, type ReactNode } from 'react';
import {
  useActions,
  useBranch,
  useProtocol,
  useSession,
  useSlice,
} from '../app/session-context.ts';
import { Menu } from './menu.tsx';
import { MenuContext, type MenuTarget, type OpenMenu } from './menu-context.ts';
import { messageItems } from './message-items.ts';
import { nodeItems } from './node-items.ts';

interface Opened {
  readonly target: MenuTarget;
  readonly opener: Element;
}

/** The one menu of the stage: whatever glyph asks for it, it opens beside that glyph. */
export function GlyphMenus({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const actions = useActions();
  const open = useCallback<OpenMenu>(
    (target, opener) => {
      if (actions.pick(target)) return;
      actions.pause();
      setOpened({ target, opener });
    },
    [actions],
  );
  const close = useCallback(() => setOpened(null), []);
  return (
    <MenuContext value={open}>
      {children}
      {opened !== null && <GlyphMenu {...opened} onClose={close} />}
    </MenuContext>
  );
}

function GlyphMenu({ target, opener, onClose }: Opened & { readonly onClose: () => void }) {
  const snapshot = useSlice((state) => state.snapshot);
  const branch = useBranch();
  const entry = useProtocol();
  const session = useSession();
  const { intervene, setPanel } = session.actions;
  if (snapshot === null || branch === undefined || entry === undefined) return null;
  const items =
    target.kind === 'node'
      ? nodeItems({
          id: target.id,
          snapshot,
          branch,
          entry,
          intervene,
          inspect: () => setPanel('inspect'),
          sweep: () =>
            void import('../search/begin.ts').then((it) => it.beginSweep(session, target.id)),
        })
      : messageItems(target.name, snapshot, intervene);
  if (items.length === 0) return null;
  const title = target.kind === 'node' ? target.id : target.name;
  return <Menu title={title} items={items} opener={opener} onClose={onClose} />;
}
