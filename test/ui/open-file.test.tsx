import { renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import * as registry from '../../src/protocols/registry.ts';
import { SessionContext } from '../../src/ui/app/session-context.ts';
import { useOpenFile } from '../../src/ui/app/use-open-file.ts';
import { testSession } from '../support/session.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a file whose protocol cannot be fetched is not opened in silence', async () => {
  vi.spyOn(registry, 'loadProtocols').mockRejectedValue(new Error('offline'));
  const session = testSession();
  const { result } = renderHook(() => useOpenFile(), {
    wrapper: ({ children }) => <SessionContext value={session}>{children}</SessionContext>,
  });
  result.current(new File(['{}'], 'run.json'));
  await vi.waitFor(() =>
    expect(session.state().notice).toEqual({
      tone: 'problem',
      text: registry.UNFETCHED,
      reload: false,
    }),
  );
});
