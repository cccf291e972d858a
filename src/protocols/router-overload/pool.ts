import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { BALANCER } from './operator.ts';
import { RECENT_S, RESERVE } from './options.ts';
import { freshRouters, returning, workSecond } from './pool-work.ts';
import type { Count, MessageOf, PoolState, Router, Routing } from './types.ts';

type Writing = Script<Routing, PoolState>;
type Here = Context<Routing>;

/** So long after the upgrade it is told apart that trouble lasts. */
export const LASTS_S = 60;

/** All request routers. They share nothing but the load, and that is enough. */
export const pool: RoleHandlers<Routing> = {
  initialState: begin,
  // The balancer may know of refusals that nobody remembers any more.
  onRecover(context) {
    const script: Writing = new Script<Routing, PoolState>(begin(context));
    const all = script.now.routers.map((_, id) => id);
    script.send(BALANCER, { kind: 'ACCEPT', tick: 0, routers: all });
    return script.step();
  },
  onMessage(context, state: PoolState, { message }) {
    const script: Writing = new Script(state);
    switch (message.kind) {
      case 'LOAD':
        onLoad(context, script, message);
        break;
      case 'OFFLINE':
        onOffline(script, message.count);
        break;
      case 'ONLINE':
        onOnline(script);
        break;
      case 'ADD':
        onAdd(context, script, message.count);
        break;
      case 'POLICY':
        script.become({ ...state, [message.change]: true });
        if (message.change === 'slower') script.note('ROUTER-SLOWER', 'slower, and not refusing');
        else script.note('ROUTER-PAUSE', 'back together');
        break;
      case 'REFUSE':
      case 'ACCEPT':
      case 'LEAVE':
      case 'USERS':
        break;
    }
    return script.step();
  },
};

function begin(context: Here): PoolState {
  return {
    role: 'pool',
    tick: 0,
    routers: freshRouters(context, 0, context.options.routers),
    slower: context.rule('ROUTER-SLOWER'),
    together: false,
    recent: [],
    total: NONE,
    troubleSince: null,
    fellAll: false,
    recoveredAt: null,
    onlineAt: null,
    added: 0,
  };
}

const NONE: Count = { offered: 0, served: 0, late: 0, lost: 0 };

function onLoad(context: Here, script: Writing, message: MessageOf<'LOAD'>): void {
  const { now } = script;
  const { tick, requests } = message;
  const { routers, count, refusing } = workSecond(context, now, message);
  const back = returning({ ...now, routers }, tick, requests);
  script.become({
    ...now,
    tick,
    routers: back.length === 0 ? routers : switched(routers, back, ON),
    recent: [...now.recent, count].slice(-RECENT_S),
    total: {
      offered: now.total.offered + count.offered,
      served: now.total.served + count.served,
      late: now.total.late + count.late,
      lost: now.total.lost + count.lost,
    },
  });
  tellStory(script, now, count);
  if (refusing.length > 0) {
    script.note('ROUTER-REFUSE');
    script.send(BALANCER, { kind: 'REFUSE', tick, routers: refusing });
  }
  if (back.length > 0) {
    script.note('ROUTER-PAUSE');
    script.send(BALANCER, { kind: 'ACCEPT', tick, routers: back });
  }
}

/** Trouble begins with a request that is not served and ends when all of the last seconds' were. */
function tellStory(script: Writing, before: PoolState, count: Count): void {
  const { now } = script;
  const isTrouble = before.troubleSince !== null;
  const isDown = now.routers.every(({ status }) => status !== 'on');
  if (!isTrouble && count.late + count.lost > 0) {
    script.become({ ...now, troubleSince: now.tick, fellAll: isDown, recoveredAt: null });
    script.note('ROUTER-SPLIT', 'requests go unserved');
  } else if (isTrouble && isDown && !before.fellAll) {
    script.become({ ...now, fellAll: true });
    script.note('ROUTER-REFUSE', 'nobody accepts');
  } else if (isTrouble && isCalm(now)) {
    script.become({ ...now, troubleSince: null, fellAll: false, recoveredAt: now.tick });
    script.note('ROUTER-SPLIT', 'all served again');
  } else if (isTrouble && now.onlineAt === now.tick - LASTS_S) {
    script.note('ROUTER-REFUSE', 'the upgrade is over, the outage is not');
  }
}

function isCalm({ recent, routers }: PoolState): boolean {
  const isServed = recent.every(({ offered, served }) => served === offered);
  return isServed && routers.every(({ status, backlog }) => status !== 'refusing' && backlog === 0);
}

const ON = { status: 'on', over: 0, backlog: 0, backAt: null } as const;

function switched(
  routers: readonly Router[],
  ids: readonly number[],
  change: Partial<Router>,
): readonly Router[] {
  return routers.map((router, id) => (ids.includes(id) ? { ...router, ...change } : router));
}

/** The first of those that are on. Whoever waits there is sent elsewhere, and counts as lost. */
function onOffline(script: Writing, count: number): void {
  const { now } = script;
  const on = now.routers.flatMap(({ status }, id) => (status === 'on' ? [id] : []));
  const ids = on.slice(0, Math.min(count, on.length));
  const lost = ids.reduce((sum, id) => sum + (now.routers[id]?.backlog ?? 0), 0);
  script.become({
    ...now,
    routers: switched(now.routers, ids, { ...ON, status: 'away', load: 0 }),
    total: { ...now.total, lost: now.total.lost + lost },
    onlineAt: null,
  });
  script.note('ROUTER-OFFLINE', 'an upgrade begins');
  if (ids.length > 0) script.send(BALANCER, { kind: 'LEAVE', tick: now.tick, routers: ids });
}

function onOnline(script: Writing): void {
  const { now } = script;
  const ids = now.routers.flatMap(({ status }, id) => (status === 'away' ? [id] : []));
  if (ids.length === 0) return;
  script.become({ ...now, routers: switched(now.routers, ids, ON), onlineAt: now.tick });
  script.note('ROUTER-OFFLINE', 'the upgrade is over');
  script.send(BALANCER, { kind: 'ACCEPT', tick: now.tick, routers: ids });
}

function onAdd(context: Here, script: Writing, wanted: number): void {
  const { now } = script;
  const count = Math.min(wanted, RESERVE - now.added);
  if (count === 0) return;
  const first = now.routers.length;
  const fresh = freshRouters(context, first, count);
  const routers = fresh.map((_, at) => first + at);
  script.become({ ...now, routers: [...now.routers, ...fresh], added: now.added + count });
  script.note('ROUTER-SPLIT', 'more routers');
  script.send(BALANCER, { kind: 'ACCEPT', tick: now.tick, routers });
}
