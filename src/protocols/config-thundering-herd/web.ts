import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { DATABASE } from './operator.ts';
import { TICK_MS, TICKS_PER_S, ticksOf } from './options.ts';
import type { Batch, Herd, KeyState, MessageOf, Traffic, WebState } from './types.ts';
import { permilleAt, playTick } from './web-tick.ts';

type Writing = Script<Herd, WebState>;

/** So long after the repair it is told apart that trouble lasts. */
export const LASTS_S = 10;

/** All web servers and the cache they share: they run one program, and so they count as one. */
export const web: RoleHandlers<Herd> = {
  initialState: (context) => withKeys(context, 'ok'),
  onStart: (_context, state: WebState) => wait(new Script(state)),
  // Memory is gone, and the cache with it.
  onRecover: (context) => wait(new Script<Herd, WebState>(withKeys(context, 'miss'))),
  onTimer: (context, state: WebState) => onTick(context, new Script(state)),
  onMessage(context, state: WebState, { message }) {
    const script: Writing = new Script(state);
    switch (message.kind) {
      case 'ANSWERS':
        onAnswers(context, script, message);
        break;
      case 'CHANGED':
        onChanged(script, message);
        break;
      case 'TRAFFIC':
        onTraffic(script, message);
        break;
      case 'CLIENTS':
        onClients(context, script, message);
        break;
      case 'QUERIES':
      case 'PUSH':
      case 'CAPACITY':
        break;
    }
    return script.step();
  },
};

const ALL: Traffic = { from: 1000, to: 1000, since: 0, over: 0 };
const NOTHING: WebState = {
  role: 'web',
  tick: 0,
  keys: [],
  outstanding: [],
  arrived: [],
  traffic: ALL,
  owed: 0,
  keeps: false,
  merges: false,
  recent: [],
  asked: 0,
  answered: 0,
  timedOut: 0,
  troubleSince: null,
  badAt: null,
  goodAt: null,
  recoveredAt: null,
  wasOff: false,
};

function withKeys({ options, rule }: Context<Herd>, as: KeyState): WebState {
  const keys = Array.from({ length: options.keys }, () => as);
  return { ...NOTHING, keys, keeps: rule('HERD-KEEP') };
}

function wait(script: Writing) {
  // Without a subject: names are counted, and the n-th tick is `tick#n` in every branch.
  script.setTimer('tick', '', TICK_MS);
  return script.step();
}

function onTick(context: Context<Herd>, script: Writing) {
  const state = script.now;
  const { keys, count, counts, owed } = playTick(context, state);
  const due = state.tick - ticksOf(context.options.timeoutMs);
  const still = state.outstanding.filter(({ tick }) => tick > due);
  const sent: Batch = { tick: state.tick, open: counts };
  script.become({
    ...state,
    tick: state.tick + 1,
    keys,
    owed,
    arrived: [],
    outstanding: count.queries === 0 ? still : [...still, sent],
    recent: [...state.recent, count].slice(-TICKS_PER_S),
    asked: state.asked + count.queries,
    timedOut: state.timedOut + count.errors,
  });
  tellStory(script, state);
  if (count.queries > 0) {
    script.note('HERD-FETCH');
    script.send(DATABASE, { kind: 'QUERIES', tick: state.tick, counts });
  }
  return script.now.tick < context.options.untilS * TICKS_PER_S ? wait(script) : script.step();
}

/** Trouble begins with an error and ends with a second without error or query. */
function tellStory(script: Writing, before: WebState): void {
  const { now } = script;
  const { tick } = before;
  const isCalm = now.recent.every(({ queries, errors }) => queries === 0 && errors === 0);
  if (before.troubleSince === null && now.recent.at(-1)?.errors !== 0) {
    script.become({ ...now, troubleSince: tick, recoveredAt: null });
    script.note('HERD-TIMEOUT', 'queries fail');
  } else if (before.troubleSince !== null && isCalm && isServing(now)) {
    script.become({ ...now, troubleSince: null, recoveredAt: tick });
    script.note('HERD-CACHE', 'calm again');
  } else if (
    before.goodAt === tick - LASTS_S * TICKS_PER_S &&
    now.recent.some(({ errors }) => errors > 0)
  ) {
    script.note('HERD-TIMEOUT', 'the trigger is gone, the load is not');
  }
}

/** With nobody there, calm says nothing of the cache. */
function isServing({ keys, traffic, tick }: WebState): boolean {
  return permilleAt(traffic, tick) > 0 && keys.every((key) => key === 'ok');
}

/** What comes after its time is up is an answer to nobody; when WEB has had its last tick, the database's count tells. */
function onAnswers(
  { options }: Context<Herd>,
  script: Writing,
  { step, value, to }: MessageOf<'ANSWERS'>,
): void {
  const { now } = script;
  const isOver = now.tick >= options.untilS * TICKS_PER_S;
  const isLate = (tick: number): boolean => isOver && step - tick >= ticksOf(options.timeoutMs);
  const open = new Map(now.outstanding.map((batch) => [batch.tick, batch.open.slice()]));
  const taken = to.flatMap(({ tick, key }) => {
    const left = open.get(tick)?.[key] ?? 0;
    if (left === 0 || isLate(tick)) return [];
    (open.get(tick) ?? [])[key] = left - 1;
    return [{ key, value }];
  });
  script.become({
    ...now,
    outstanding: now.outstanding.map(({ tick }) => ({ tick, open: open.get(tick) ?? [] })),
    arrived: [...now.arrived, ...taken],
    answered: now.answered + taken.length,
  });
}

function onChanged(script: Writing, { value }: MessageOf<'CHANGED'>): void {
  const { now } = script;
  const when = value === 'bad' ? { badAt: now.tick, goodAt: null } : { goodAt: now.tick };
  script.become({ ...now, ...when, keys: now.keys.map(() => 'miss') });
  script.note('HERD-CHANGE', value === 'bad' ? 'a bad value' : 'the value is good again');
}

function onTraffic(script: Writing, { percent, overS }: MessageOf<'TRAFFIC'>): void {
  const { now } = script;
  const traffic = {
    from: permilleAt(now.traffic, now.tick),
    to: percent * 10,
    since: now.tick,
    over: overS * TICKS_PER_S,
  };
  script.become({ ...now, traffic, wasOff: now.wasOff || percent === 0 });
  const back = overS > 0 ? 'users come back' : 'all users are let in';
  const beat = percent === 0 ? 'the site is off' : percent < 100 ? 'fewer users' : back;
  script.note('HERD-USERS', beat);
}

function onClients(context: Context<Herd>, script: Writing, message: MessageOf<'CLIENTS'>): void {
  const isKeep = message.change === 'keep';
  script.become({ ...script.now, ...(isKeep ? { keeps: true } : { merges: true }) });
  if (isKeep && context.rule('HERD-KEEP')) return;
  script.note(isKeep ? 'HERD-KEEP' : 'HERD-FETCH', isKeep ? 'errors delete nothing' : 'one fetch');
}
