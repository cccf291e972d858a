import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import type { ClientState, MessageOf, PrimaryBackup, Request } from './types.ts';
import { VIEW_SERVER } from './views.ts';

type Writing = Script<PrimaryBackup, ClientState>;
type ClientContext = Context<PrimaryBackup>;

/**
 * A client goes by the view it knows and asks the view server only at the start, on an error or when it hears nothing
 * (A3). It repeats a request under the same number for as long as it takes (A4).
 */
export const client: RoleHandlers<PrimaryBackup> = {
  initialState: () => IDLE,
  onInvoke(context, state: ClientState, { id, operation: work }) {
    const script: Writing = new Script(state);
    const number = state.number + 1;
    const { self, incarnation: life } = context;
    const request: Request = { id, client: self, life, number, work };
    script.become({ ...state, number, outstanding: { request, sentIn: -1, again: false } });
    if (state.view?.primary === undefined || state.view.primary === null) ask(script, false);
    else sendRequest(script, false);
    script.setBackgroundTimer('retry', id, context.options.clientTimeoutMs);
    return script.step();
  },
  onMessage(_context, state: ClientState, { message }) {
    const script: Writing = new Script(state);
    switch (message.kind) {
      case 'REPLY':
        onReply(script, message);
        break;
      case 'REJECT':
        onReject(script, message);
        break;
      case 'VIEW':
      case 'PONG':
        onTold(script, message);
        break;
      case 'PING':
      case 'WHO':
      case 'REQUEST':
      case 'FORWARD':
      case 'ACCEPT':
      case 'REFUSE':
      case 'SNAPSHOT':
      case 'COPIED':
        break;
    }
    return script.step();
  },
  onTimer: (context, state: ClientState) => onSilence(context, new Script(state)),
};

const IDLE: ClientState = { role: 'client', view: null, number: 0, outstanding: null };

function ask(script: Writing, again: boolean): void {
  const { outstanding } = script.now;
  if (outstanding === null) return;
  script.note('PB-A3');
  const message = { kind: 'WHO', request: outstanding.request.id, again } as const;
  script.send(VIEW_SERVER, message, { background: again });
}

function sendRequest(script: Writing, again: boolean): void {
  const { outstanding, view } = script.now;
  if (outstanding === null || view === null || view.primary === null) return;
  script.become({ ...script.now, outstanding: { ...outstanding, sentIn: view.num, again } });
  const message = { kind: 'REQUEST', request: outstanding.request, again } as const;
  script.send(view.primary.id, message, { background: again });
}

function onReply(script: Writing, { request, result }: MessageOf<'REPLY'>): void {
  const { outstanding } = script.now;
  if (outstanding?.request.id !== request) return;
  script.become({ ...script.now, outstanding: null });
  script.cancelTimer('retry', request);
  script.reply(request, result);
}

/** An error: the view may have changed. While it only repeats itself, the timer asks. */
function onReject(script: Writing, { request }: MessageOf<'REJECT'>): void {
  const { outstanding } = script.now;
  if (outstanding?.request.id !== request) return;
  script.note('PB-R3');
  if (!outstanding.again) ask(script, false);
}

function onTold(script: Writing, { view }: MessageOf<'VIEW' | 'PONG'>): void {
  script.note('PB-A3');
  const { outstanding } = script.now;
  if (view.num > (script.now.view?.num ?? -1)) script.become({ ...script.now, view });
  const known = script.now.view?.num ?? -1;
  if (outstanding !== null && known > outstanding.sentIn) sendRequest(script, false);
}

/** No answer: perhaps the request is lost, perhaps the answer, perhaps the server. It tries both ways. */
function onSilence(context: ClientContext, script: Writing) {
  const { outstanding } = script.now;
  if (outstanding === null) return script.step();
  script.note('PB-A4');
  sendRequest(script, true);
  ask(script, true);
  script.setBackgroundTimer('retry', outstanding.request.id, context.options.clientTimeoutMs);
  return script.step();
}
