import type { ProcessId } from '../../engine/configuration.ts';
import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { mostMissed, nextView } from './next-view.ts';
import { OWN_TIMEOUT, TWO_CHECKS } from './options.ts';
import type {
  LogRecord,
  MessageOf,
  PrimaryBackup,
  PrimaryBackupOptions,
  View,
  ViewServerState,
  Watched,
} from './types.ts';
import { isMember, isPrimary, VIEW_0 } from './views.ts';

type Writing = Script<PrimaryBackup, ViewServerState>;

/**
 * The view server decides who is primary and who is backup, from pings alone (the view service of MIT course 6.824,
 * lab 2, 2013). What it has decided is on its disk before it tells anybody.
 */
export const viewServer: RoleHandlers<PrimaryBackup> = {
  initialState: () => NOTHING,
  onStart: (context, state: ViewServerState) => begin(context, new Script(state)),
  onRecover(context, log) {
    const script: Writing = new Script(NOTHING);
    script.note('PB-V8');
    script.become(recovered(log));
    return begin(context, script);
  },
  onMessage(context, state: ViewServerState, { from, message }) {
    const script: Writing = new Script(state);
    if (message.kind === 'PING') onPing(context, script, from, message);
    if (message.kind === 'WHO') {
      script.note('PB-A3');
      const { view, acknowledged } = state;
      const answer = { kind: 'VIEW', view, acknowledged, toLife: 0 } as const;
      script.send(from, answer, { background: message.again });
    }
    return script.step();
  },
  onTimer(context, state: ViewServerState, { timer, subject }) {
    const script: Writing = new Script(state);
    script.note('PB-V2');
    if (timer === SILENCE) {
      script.become({
        ...state,
        watched: state.watched.map((one) => (one.id === subject ? { ...one, dead: true } : one)),
      });
      decide(context, script, true);
      return script.step();
    }
    const most = mostMissed(context.options);
    script.become({
      ...state,
      watched: state.watched.map((one) => {
        const missed = one.heard ? 0 : Math.min(one.missed + 1, most);
        return { ...one, heard: false, missed, dead: missed === most };
      }),
    });
    decide(context, script, true);
    return begin(context, script);
  },
};

const NOTHING: ViewServerState = {
  role: 'view server',
  view: VIEW_0,
  acknowledged: false,
  watched: [],
};

/** Of each server: it runs out where no ping has come for so long. */
export const SILENCE = 'silence';

function begin({ options }: Context<PrimaryBackup>, script: Writing) {
  if (options.detector === OWN_TIMEOUT) {
    for (const { id } of script.now.watched) waitForPing(options, script, id);
    return script.step();
  }
  const period = options.detector === TWO_CHECKS ? options.checkMs : options.pingMs;
  script.setBackgroundTimer('tick', '', period);
  return script.step();
}

/** Whose timeout is first must not follow from who was heard first, or a search could not suspect anybody at any time. */
function waitForPing({ checkMs }: PrimaryBackupOptions, script: Writing, id: ProcessId): void {
  script.setBackgroundTimer(SILENCE, id, checkMs, Math.ceil(checkMs * 1.5));
}

/** The newest view on disk; its members get the benefit of the doubt. */
function recovered(log: readonly LogRecord[]): ViewServerState {
  let view: View = VIEW_0;
  let acked = 0;
  for (const record of log) {
    if (record.kind === 'VIEW') view = record.view;
    else acked = record.num;
  }
  const watched = [view.primary, view.backup]
    .filter((member) => member !== null)
    .map(({ id, life }) => newlyWatched(id, life));
  return { role: 'view server', view, acknowledged: acked === view.num && acked > 0, watched };
}

function newlyWatched(id: ProcessId, life: number): Watched {
  return { id, life, acked: 0, heard: false, missed: 0, dead: false, restarted: false, told: 0 };
}

function onPing(
  context: Context<PrimaryBackup>,
  script: Writing,
  from: ProcessId,
  { acked, life }: MessageOf<'PING'>,
): void {
  const { watched, view, acknowledged } = script.now;
  const before = watched.find((one) => one.id === from) ?? newlyWatched(from, life);
  const tellsLives = context.rule('PB-INC');
  if (tellsLives && life < before.life) return script.note('PB-INC');
  const isBack = tellsLives ? life > before.life : acked === 0 && before.acked > 0;
  if (isBack && isMember(view, from)) script.note('PB-V3');
  const now: Watched = {
    id: from,
    life,
    acked: isBack || !tellsLives ? acked : Math.max(acked, before.acked),
    heard: true,
    missed: 0,
    dead: false,
    restarted: before.restarted || (isBack && isMember(view, from)),
    told: isBack ? 0 : before.told,
  };
  if (context.options.detector === OWN_TIMEOUT) waitForPing(context.options, script, from);
  const isNew = !watched.some((one) => one.id === from);
  const others = watched.map((one) => (one.id === from ? now : one));
  script.become({ ...script.now, watched: isNew ? [...watched, now] : others });
  const speaksForView = isPrimary(view, from) && (!tellsLives || view.primary?.life === life);
  if (!acknowledged && speaksForView && acked === view.num) {
    script.note('PB-V6', 'acknowledged');
    script.force({ kind: 'ACKED', num: view.num });
    script.become({ ...script.now, acknowledged: true });
  }
  decide(context, script, false);
  tell(script, from, acked, life);
}

/** Moves on to the next view if there is one, and if the ack rule lets it. */
function decide(context: Context<PrimaryBackup>, script: Writing, isTick: boolean): void {
  const { view, acknowledged } = script.now;
  const next = nextView(context, script.now, isTick);
  if (next === null) return;
  if (!acknowledged && view.num > 0) {
    script.note('PB-V6');
    if (context.rule('PB-V6')) return;
  }
  script.note(reasonFor(view, next), 'view decided');
  script.force({ kind: 'VIEW', view: next });
  script.become({
    ...script.now,
    view: next,
    acknowledged: false,
    watched: script.now.watched.map((one) =>
      isMember(next, one.id) ? one : { ...one, restarted: false },
    ),
  });
}

function reasonFor(view: View, next: View): string {
  if (view.num === 0) return 'PB-V1';
  if (next.primary !== null && !isMember(view, next.primary.id)) return 'PB-R4';
  return next.primary?.id === view.primary?.id && view.backup === null ? 'PB-V4' : 'PB-V5';
}

/** Every ping is answered with the view. What is news to a server is more than keeping the protocol alive. */
function tell(script: Writing, to: ProcessId, acked: number, life: number): void {
  const { view, acknowledged, watched } = script.now;
  const isNews = watched.some((one) => one.id === to && one.told !== view.num);
  if (isNews) {
    const told = watched.map((one) => (one.id === to ? { ...one, told: view.num } : one));
    script.become({ ...script.now, watched: told });
  }
  const kind = acked === view.num ? 'PONG' : 'VIEW';
  script.send(to, { kind, view, acknowledged, toLife: life }, { background: !isNews });
}
