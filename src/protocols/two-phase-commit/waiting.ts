import type { Configuration, ProcessId } from '../../engine/configuration.ts';
import type { Waiting } from '../../engine/protocol.ts';
import { blockers } from './locks.ts';
import type { Branch, ParticipantState, TwoPhase } from './types.ts';

/** Who cannot go on: participants in doubt, those behind their locks, clients without an answer. */
export function waitingFor(configuration: Configuration<TwoPhase>): readonly Waiting[] {
  return configuration.processes.flatMap(({ id, state }): readonly Waiting[] => {
    if (state?.role === 'participant')
      return state.branches.flatMap((branch) => waitOf(id, state, branch));
    if (state?.role !== 'client' || state.outstanding === null) return [];
    return [
      { process: id, subject: state.outstanding.request, waitsFor: ['TC'], rule: '2PC-CLIENT' },
    ];
  });
}

function waitOf(process: ProcessId, state: ParticipantState, branch: Branch): readonly Waiting[] {
  const { transaction: subject, coordinator, phase } = branch;
  if (phase === 'prepared') return [{ process, subject, waitsFor: [coordinator], rule: '2PC-R4' }];
  if (phase !== 'waiting' || blockers(state.locks, subject).length === 0) return [];
  return [{ process, subject, waitsFor: [coordinator], rule: '2PC-R5' }];
}
