import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { WEB } from './operator.ts';
import { TICK_MS, TICKS_PER_S } from './options.ts';
import type { Asked, DatabaseState, Herd, MessageOf } from './types.ts';

type Writing = Script<Herd, DatabaseState>;

/** The cluster that holds the persistent copy: it answers so many queries a second, and what does not fit in its queue is dropped. */
export const database: RoleHandlers<Herd> = {
  initialState: () => EMPTY,
  onMessage(context, state: DatabaseState, { message }) {
    const script: Writing = new Script(state);
    if (message.kind === 'QUERIES') serve(context, script, message);
    if (message.kind === 'PUSH' && message.value !== state.value) {
      script.become({ ...state, value: message.value });
      script.note('HERD-CHANGE');
      script.send(WEB, { kind: 'CHANGED', value: message.value });
    }
    if (message.kind === 'CAPACITY') {
      script.become({ ...state, times: message.times });
      script.note('HERD-QUEUE', 'a larger database');
    }
    return script.step();
  },
  // Nobody asked since: the rest of the queue is worked off.
  onTimer: (context, state: DatabaseState) => {
    const script: Writing = new Script(state);
    serve(context, script, null);
    return script.step();
  },
};

const EMPTY: DatabaseState = {
  role: 'database',
  value: 'good',
  queue: [],
  times: 1,
  owed: 0,
  step: 0,
  served: 0,
  dropped: 0,
};

/** One tick of work. Who gets a place in the queue is drawn: within a tick nobody is first. */
function serve(
  context: Context<Herd>,
  script: Writing,
  message: MessageOf<'QUERIES'> | null,
): void {
  const { now } = script;
  const { capacityPerS, queueMs } = context.options;
  const shares = now.owed + capacityPerS * now.times;
  const most = Math.floor(shares / TICKS_PER_S);
  const places = Math.floor((capacityPerS * now.times * queueMs) / 1000);
  const asked = message === null ? 0 : message.counts.reduce((sum, count) => sum + count, 0);
  const admitted = Math.min(asked, Math.max(0, places + most - now.queue.length));
  const queue =
    message === null ? now.queue : [...now.queue, ...chosen(context, message, admitted)];
  const done = queue.slice(0, most);
  const step = Math.max(now.step + 1, message?.tick ?? 0);
  script.become({
    ...now,
    queue: queue.slice(done.length),
    owed: shares % TICKS_PER_S,
    step,
    served: done.length,
    dropped: asked - admitted,
  });
  script.note('HERD-QUEUE');
  if (done.length > 0) script.send(WEB, { kind: 'ANSWERS', step, value: now.value, to: done });
  script.cancelTimer('drain', '');
  if (queue.length > done.length) script.setTimer('drain', '', TICK_MS + SLACK_MS);
}

/** Longer than messages differ in how long they take, so that the next queries come first. */
const SLACK_MS = 50;

/** So many of the queries, drawn one by one without putting any back. */
function chosen(
  context: Context<Herd>,
  { tick, counts }: MessageOf<'QUERIES'>,
  howMany: number,
): readonly Asked[] {
  const left = counts.slice();
  let total = left.reduce((sum, count) => sum + count, 0);
  return Array.from({ length: howMany }, (_, at) => {
    let place = context.draw(`admit ${context.incarnation} ${tick} ${at}`, total);
    total -= 1;
    let key = 0;
    for (; place >= (left[key] ?? 0); key++) place -= left[key] ?? 0;
    left[key] = (left[key] ?? 0) - 1;
    return { tick, key };
  });
}
