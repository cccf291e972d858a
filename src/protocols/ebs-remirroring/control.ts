import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { CLUSTER, SECOND_MS } from './nodes.ts';
import type { ControlState, Ebs, EbsOptions, Hanging } from './types.ts';

export const OWN_POOLS = 'own-pools';

type Writing = Script<Ebs, ControlState>;
type ControlContext = Context<Ebs>;

/** The control plane of the region. A call for the cluster holds its thread until it is answered, or gives up. */
export const control: RoleHandlers<Ebs> = {
  initialState: ({ rule }): ControlState => ({
    role: 'control',
    second: 0,
    pools: rule('EBS-POOLS'),
    ranOut: false,
    hanging: [],
    calls: 0,
    others: 0,
    turnedAway: 0,
  }),
  onStart(context, state: ControlState) {
    return wait(context, new Script<Ebs, ControlState>(state));
  },
  onTimer(context, state: ControlState) {
    const script: Writing = new Script(state);
    const { options } = context;
    const before = hangingIn(state);
    let now: ControlState = { ...state, others: 0, turnedAway: 0 };
    const batch = state.second + options.stepS;
    for (let n = 0; n < options.stepS; n++) now = oneSecond(options, now, batch);
    const isFull = hangingIn(now) >= options.threads;
    script.become({ ...now, ranOut: now.ranOut || isFull });
    const count = now.hanging.find((it) => it.batch === batch)?.count ?? 0;
    // Calls that give up free their threads for a moment, over and over: only the first time is news.
    if (isFull && before < options.threads)
      script.note('EBS-THREADS', state.ranOut ? undefined : 'no thread left');
    if (count > 0) script.send(CLUSTER, { kind: 'CREATE', batch, count });
    return wait(context, script);
  },
  onMessage(_context, state: ControlState, { message }) {
    if (message.kind !== 'CREATED') return [state, []];
    const hanging = state.hanging.filter(({ batch }) => !message.batches.includes(batch));
    return [{ ...state, hanging }, []];
  },
  onPerturb(_context, state: ControlState, perturbation) {
    const script: Writing = new Script(state);
    if (perturbation === OWN_POOLS) {
      script.become({ ...state, pools: true });
      script.note('EBS-POOLS', 'own pools');
    }
    return script.step();
  },
};

function wait({ options }: ControlContext, script: Writing) {
  if (script.now.second + options.stepS <= options.untilS)
    script.setTimer('tick', '', options.stepS * SECOND_MS);
  return script.step();
}

export function hangingIn({ hanging }: ControlState): number {
  return hanging.reduce((sum, { count }) => sum + count, 0);
}

/** Threads that calls for this zone may take: all there are, or its share. */
function threadsFor({ pools }: ControlState, options: EbsOptions): number {
  return pools ? Math.floor((options.threads * options.zonePercent) / 100) : options.threads;
}

/** THREADS: calls come evenly mixed; calls for other zones are done at once, if they find a thread. */
function oneSecond(options: EbsOptions, state: ControlState, batch: number): ControlState {
  const second = state.second + 1;
  const hanging = state.hanging.filter(({ until }) => until > second);
  const taken = hangingIn({ ...state, hanging });
  const room = threadsFor(state, options);
  let { calls, others, turnedAway } = state;
  let added = 0;
  for (let n = 0; n < options.callsPerS; n++) {
    calls++;
    if (isForZone(calls, options)) {
      if (taken + added < room) added++;
    } else {
      others++;
      if (!state.pools && taken + added >= options.threads) turnedAway++;
    }
  }
  return {
    ...state,
    second,
    calls,
    others,
    turnedAway,
    hanging: added === 0 ? hanging : withAdded(hanging, batch, added, batch + options.hangS),
  };
}

/** So many of a hundred, as evenly as whole numbers allow. */
function isForZone(call: number, { zonePercent }: EbsOptions): boolean {
  return Math.floor((call * zonePercent) / 100) > Math.floor(((call - 1) * zonePercent) / 100);
}

function withAdded(
  hanging: readonly Hanging[],
  batch: number,
  count: number,
  until: number,
): readonly Hanging[] {
  const own = hanging.find((it) => it.batch === batch);
  const others = hanging.filter((it) => it !== own);
  return [...others, { batch, count: (own?.count ?? 0) + count, until }];
}
