import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Scenario } from '../../engine/spec.ts';
import type { HistoryJudge } from '../../session/history-client.ts';
import { findProtocol, type ProtocolEntry } from '../../protocols/registry.ts';
import type { Branch, SessionState } from '../../session/state.ts';
import { branchOf, type Session } from '../../session/store.ts';

export const SessionContext = createContext<Session | null>(null);

/** The session of the run beside this one. */
export const BesideContext = createContext<(() => Session) | null>(null);

/** Nodes that are in another state in the run beside this one; null: nothing is beside it. */
export const DifferenceContext = createContext<readonly ProcessId[] | null>(null);

export const JudgeContext = createContext<HistoryJudge | null>(null);

export function useJudge(): HistoryJudge {
  const judge = useContext(JudgeContext);
  if (judge === null) throw new Error('A history is drawn where nobody judges.');
  return judge;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('A part of the page is drawn outside of the session.');
  return session;
}

export function useActions() {
  return useSession().actions;
}

/** A slice of the session's state; compared field by field, so it may be an object made on the spot. */
export function useSlice<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, useShallow(select));
}

export function useBranch(): Branch | undefined {
  return useStore(useSession().store, branchOf);
}

/** What the run that is shown began as. */
export function useScenario(): Scenario | undefined {
  const id = useSlice((state) => branchOf(state)?.spec.scenario);
  return useProtocol()?.scenarios.find((it) => it.id === id);
}

/** The plug-in of the run that is shown. */
export function useProtocol(): ProtocolEntry | undefined {
  const id = useSlice((state) => branchOf(state)?.spec.protocol);
  return id === undefined ? undefined : findProtocol(id);
}
