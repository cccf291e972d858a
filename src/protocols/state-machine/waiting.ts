import type { Configuration } from '../../engine/configuration.ts';
import type { PropertyContext, Waiting } from '../../engine/protocol.ts';
import { addressees } from './client.ts';
import { SEQUENCER } from './sequencer.ts';
import type { StateMachine } from './types.ts';

/** Who cannot go on: clients without an answer, entries before their turn, programs that crash over and over. */
export function waitingFor(
  { processes }: Configuration<StateMachine>,
  context: PropertyContext<StateMachine>,
): readonly Waiting[] {
  const down = processes.flatMap(({ id, state }) =>
    state?.role === 'replica' && state.halted !== null ? [id] : [],
  );
  return processes.flatMap(({ id, state }): readonly Waiting[] => {
    if (state?.role === 'client' && state.outstanding !== null) {
      const [waitsFor, rule] =
        down.length > 0 ? [down, 'RSM-BUG'] : [addressees(context), 'RSM-ORDER'];
      return [{ process: id, subject: state.outstanding.id, waitsFor, rule }];
    }
    if (state?.role !== 'replica') return [];
    if (state.halted !== null) {
      const subject = `entry ${state.halted.position}`;
      return [{ process: id, subject, waitsFor: [id], rule: 'RSM-BUG' }];
    }
    if (state.early.length === 0) return [];
    const subject = `entry ${state.applied.length + 1}`;
    return [{ process: id, subject, waitsFor: [SEQUENCER], rule: 'RSM-GAP' }];
  });
}
