import type { Context } from '../../engine/protocol.ts';
import type { Count, MessageOf, PoolState, Router, Routing } from './types.ts';

/** What one second comes to. */
interface Worked {
  readonly routers: readonly Router[];
  readonly count: Count;
  /** Who says from now on that it is too slow. */
  readonly refusing: readonly number[];
}

/** The share of the router at place `at` of `among`: equal, and the odd requests go round. */
function shareOf(requests: number, among: number, at: number, tick: number): number {
  const odd = requests % among;
  return Math.floor(requests / among) + ((at + tick) % among < odd ? 1 : 0);
}

/**
 * One second of work. A router that refuses has an unbounded queue before it does: under overload it soon answers only
 * those who have gone. One that gets slower takes what it can and drops the rest.
 */
export function workSecond(
  context: Context<Routing>,
  state: PoolState,
  { tick, requests, to }: MessageOf<'LOAD'>,
): Worked {
  const { overloadS, patienceS } = context.options;
  const tally = { offered: requests, served: 0, late: 0, lost: to.length === 0 ? requests : 0 };
  const shares = new Map(to.map((id, at) => [id, shareOf(requests, to.length, at, tick)] as const));
  const refusing: number[] = [];

  const routers = state.routers.map((router, id): Router => {
    const load = shares.get(id) ?? 0;
    if (router.status !== 'on') {
      tally.lost += load;
      return router.load === 0 ? router : { ...router, load: 0 };
    }
    const waiting = router.backlog + load;
    const done = Math.min(waiting, router.capacity);
    if (router.backlog <= patienceS * router.capacity) tally.served += done;
    else tally.late += done;
    const left = waiting - done;
    const over = load > router.capacity ? router.over + 1 : Math.max(0, router.over - 1);
    if (state.slower) {
      tally.lost += left;
      return { ...router, load, over: 0, backlog: 0 };
    }
    if (over < overloadS) return { ...router, load, over, backlog: left };
    tally.lost += left;
    refusing.push(id);
    const backAt = tick + pauseOf(context, tick, id);
    return { ...router, status: 'refusing', load, over: 0, backlog: 0, backAt };
  });
  return { routers, count: tally, refusing };
}

function pauseOf(context: Context<Routing>, tick: number, id: number): number {
  const { pauseLeastS, pauseMostS } = context.options;
  const range = Math.max(0, pauseMostS - pauseLeastS) + 1;
  return pauseLeastS + context.draw(`pause ${context.incarnation} ${tick} ${id}`, range);
}

/** Whose pause is over. Together: only when all of them can carry what is asked for, the weakest as well. */
export function returning(
  { routers, together }: PoolState,
  tick: number,
  requests: number,
): readonly number[] {
  const ready = routers.flatMap(({ backAt }, id) =>
    backAt !== null && backAt <= tick ? [id] : [],
  );
  if (!together || ready.length === 0) return ready;
  const would = routers.filter(({ status }, id) => status === 'on' || ready.includes(id));
  const weakest = Math.min(...would.map(({ capacity }) => capacity));
  return weakest * would.length > requests ? ready : [];
}

/** Routers from number `first` on, each with a capacity drawn about the usual one. */
export function freshRouters(
  context: Context<Routing>,
  first: number,
  count: number,
): readonly Router[] {
  const { capacityPerS, spreadPercent } = context.options;
  const spread = Math.floor((capacityPerS * spreadPercent) / 100);
  return Array.from({ length: count }, (_, at) => ({
    capacity: capacityPerS - spread + context.draw(`capacity ${first + at}`, 2 * spread + 1),
    status: 'on',
    load: 0,
    backlog: 0,
    over: 0,
    backAt: null,
  }));
}
