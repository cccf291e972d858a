import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { choose } from './store.ts';
import type { ClientState, Entry, MessageOf, StateMachine } from './types.ts';

type Writing = Script<StateMachine, ClientState>;
type ClientContext = Context<StateMachine>;

/** Where no process decides on an order, a client turns to all replicas itself. */
export function addressees({ processes, rule }: Pick<ClientContext, 'processes' | 'rule'>) {
  const role = rule('RSM-ORDER') ? 'sequencer' : 'replica';
  return processes.filter((one) => one.role === role).map(({ id }) => id);
}

/** A client goes by the first answer and repeats a request under the same name for as long as it takes. */
export const client: RoleHandlers<StateMachine> = {
  initialState: () => IDLE,
  onInvoke(context, state: ClientState, { id, operation: work }) {
    const script: Writing = new Script(state);
    // Whoever orders also chooses; nobody orders here, so the client has to.
    const chosen = context.rule('RSM-ORDER') ? null : choose(context, id, work, 1);
    const entry: Entry = { id, client: context.self, work, chosen };
    script.become({ ...state, outstanding: entry });
    ask(context, script, entry, false);
    return script.step();
  },
  onMessage(_context, state: ClientState, { from, message }) {
    const script: Writing = new Script(state);
    if (message.kind === 'ANSWER') onAnswer(script, from, message);
    return script.step();
  },
  onTimer(context, state: ClientState) {
    const script: Writing = new Script(state);
    if (state.outstanding !== null) {
      script.note('RSM-ONCE');
      ask(context, script, state.outstanding, true);
    }
    return script.step();
  },
};

const IDLE: ClientState = { role: 'client', outstanding: null, heard: null };

function ask(context: ClientContext, script: Writing, entry: Entry, again: boolean): void {
  script.note('RSM-ORDER');
  for (const to of addressees(context)) {
    script.send(to, { kind: 'REQUEST', entry, again }, { background: again });
  }
  script.setBackgroundTimer('retry', entry.id, context.options.clientTimeoutMs);
}

function onAnswer(script: Writing, from: string, { request, result }: MessageOf<'ANSWER'>): void {
  if (script.now.outstanding?.id !== request) return;
  script.become({ ...script.now, outstanding: null, heard: { request, from, result } });
  script.cancelTimer('retry', request);
  script.reply(request, result);
}
