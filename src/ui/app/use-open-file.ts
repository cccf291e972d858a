import { useCallback } from 'react';
import { loadProtocols, UNFETCHED } from '../../protocols/registry.ts';
import { useActions } from './session-context.ts';

/** Opens a run from a file the reader chose; says in one sentence why it cannot. */
export function useOpenFile(): (file: File) => void {
  const actions = useActions();
  return useCallback(
    (file) => {
      const reader = import('../../session/read-run-file.ts');
      const complain = (text: string) => actions.notify({ tone: 'problem', text, reload: false });
      Promise.all([file.text(), reader, loadProtocols()]).then(
        ([text, { readRunFile }]) => {
          const spec = readRunFile(text);
          if (spec.ok) actions.open(spec.value);
          else complain(spec.error);
        },
        () => complain(UNFETCHED),
      );
    },
    [actions],
  );
}
