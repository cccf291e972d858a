import type { RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { onForward, onSnapshot } from './server-backup.ts';
import { onAccept, onCopied, onRefuse, onRequest, sendAgain } from './server-primary.ts';
import {
  acknowledged,
  EMPTY,
  transferMs,
  waitsForBackup,
  type ServerContext,
  type Writing,
} from './server-state.ts';
import { onTold } from './server-views.ts';
import type { Message, PrimaryBackup, ServerState } from './types.ts';
import { VIEW_SERVER } from './views.ts';

/** Servers do not begin to ping all at once, so that the first of them is the first to be heard. */
const APART_MS = 25;

/** A server is idle, backup or primary, as the view says that it believes in. It keeps nothing on disk. */
export const server: RoleHandlers<PrimaryBackup> = {
  initialState: () => EMPTY,
  onStart: (context) => begin(context),
  onRecover: (context) => begin(context),
  onMessage(context, state: ServerState, { from, message }) {
    const script: Writing = new Script(state);
    receive(context, script, from, message);
    return watchBackup(context, script, state);
  },
  onTimer(context, state: ServerState, { timer }) {
    const script: Writing = new Script(state);
    if (timer === 'ping') {
      ping(context, script);
      return script.step();
    }
    if (waitsForBackup(context, state)) sendAgain(context, script);
    return watchBackup(context, script, EMPTY);
  },
};

function begin(context: ServerContext) {
  const script: Writing = new Script(EMPTY);
  const servers = context.processes.filter(({ role }) => role === 'server');
  const at = servers.findIndex(({ id }) => id === context.self);
  script.setBackgroundTimer('ping', '', at * APART_MS);
  return script.step();
}

function receive(context: ServerContext, script: Writing, from: string, message: Message): void {
  switch (message.kind) {
    case 'VIEW':
    case 'PONG':
      return onTold(context, script, message);
    case 'REQUEST':
      return onRequest(context, script, message);
    case 'FORWARD':
      return onForward(context, script, from, message);
    case 'ACCEPT':
      return onAccept(context, script, message);
    case 'REFUSE':
      return onRefuse(context, script, message);
    case 'SNAPSHOT':
      return onSnapshot(context, script, from, message);
    case 'COPIED':
      return onCopied(context, script, message);
    case 'PING':
    case 'WHO':
    case 'REPLY':
    case 'REJECT':
  }
}

/** V2, V3: the number that is acknowledged, and 0 for as long as there is none. */
function ping(context: ServerContext, script: Writing): void {
  const acked = acknowledged(context, script.now);
  script.become({ ...script.now, acked });
  script.note('PB-V2');
  script.send(
    VIEW_SERVER,
    { kind: 'PING', acked, life: context.incarnation },
    { background: true },
  );
  script.setBackgroundTimer('ping', '', context.options.pingMs);
}

/** R1: while a primary waits for its backup a timer runs that makes it ask again. */
function watchBackup(context: ServerContext, script: Writing, before: ServerState) {
  const waited = waitsForBackup(context, before);
  const waits = waitsForBackup(context, script.now);
  const { resendMs } = context.options;
  if (waits && !waited) {
    const whole = script.now.copied ? 0 : transferMs(context, script.now);
    script.setBackgroundTimer('resend', '', resendMs + whole);
  }
  if (waited && !waits) script.cancelTimer('resend', '');
  return script.step();
}
