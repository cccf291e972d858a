import type { OperationId } from '../../engine/configuration.ts';
import type { Step } from '../../engine/effect.ts';
import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { coordinatorOf } from './coordinator-state.ts';
import { Script } from '../../engine/script.ts';
import type { ClientState, MessageOf, Result, TwoPhase } from './types.ts';
import { requestName } from './work.ts';

/**
 * A client sends its work once. When no answer comes it asks for the outcome, a few times, and then gives up not
 * knowing: sending the work again could do it twice.
 */
export const client: RoleHandlers<TwoPhase> = {
  initialState: () => IDLE,
  onInvoke(context, state: ClientState, { id, operation }) {
    const script = new Script<TwoPhase, ClientState>(state);
    const request = requestName(id, context.self, context.options.clients);
    script.become({ role: 'client', outstanding: { operation: id, request, asked: 0 } });
    script.send(coordinatorOf(context), { kind: 'TXN', request, operation: id, work: operation });
    script.setTimer('answer', request, context.options.clientTimeoutMs);
    return script.step();
  },
  onMessage(_context, state: ClientState, { message }) {
    const script = new Script<TwoPhase, ClientState>(state);
    switch (message.kind) {
      case 'RESULT':
        return conclude(script, message.operation, message.result);
      case 'OUTCOME':
        return onOutcome(script, message);
      case 'TXN':
      case 'OUTCOME?':
      case 'PREPARE':
      case 'YES':
      case 'NO':
      case 'COMMIT':
      case 'ABORT':
      case 'ACK':
      case 'INQUIRE':
      case 'UNDECIDED':
      case 'UNCERTAIN':
      case 'REFUSE':
        return script.step();
    }
  },
  onTimer(context, state: ClientState) {
    return onSilence(context, new Script<TwoPhase, ClientState>(state));
  },
};

const IDLE: ClientState = { role: 'client', outstanding: null };

function conclude(
  script: Script<TwoPhase, ClientState>,
  operation: OperationId,
  result: Result,
): Step<TwoPhase> {
  const { outstanding } = script.now;
  if (outstanding?.operation !== operation) return script.step();
  script.become(IDLE);
  script.cancelTimer('answer', outstanding.request);
  script.reply(operation, result);
  return script.step();
}

function onOutcome(
  script: Script<TwoPhase, ClientState>,
  { operation, answer }: MessageOf<'OUTCOME'>,
): Step<TwoPhase> {
  script.note('2PC-CLIENT');
  return typeof answer === 'string' ? script.step() : conclude(script, operation, answer);
}

function onSilence(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ClientState>,
): Step<TwoPhase> {
  const { outstanding } = script.now;
  if (outstanding === null) return script.step();
  script.note('2PC-CLIENT');
  const { operation, request, asked } = outstanding;
  if (asked >= context.options.clientAsks) {
    script.become(IDLE);
    script.giveUp(operation);
    return script.step();
  }
  script.become({ role: 'client', outstanding: { ...outstanding, asked: asked + 1 } });
  script.send(coordinatorOf(context), { kind: 'OUTCOME?', request, operation });
  script.setTimer('answer', request, context.options.clientTimeoutMs);
  return script.step();
}
