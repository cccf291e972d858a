import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { POOL } from './operator.ts';
import { TICK_MS } from './options.ts';
import type { BalancerState, Message, Routing } from './types.ts';

type Writing = Script<Routing, BalancerState>;

/** Splits all requests of a second equally over the routers that accept; it knows of them what they tell it. */
export const balancer: RoleHandlers<Routing> = {
  initialState: ({ options }) => ({
    role: 'balancer',
    tick: 0,
    accepting: Array.from({ length: options.routers }, (_, at) => at),
    percent: 100,
  }),
  onStart: (_context, state: BalancerState) => wait(new Script(state)),
  onTimer: (context, state: BalancerState) => onTick(context, new Script(state)),
  onMessage(_context, state: BalancerState, { message }) {
    const script: Writing = new Script(state);
    script.become({ ...state, ...changeOf(state, message) });
    if (message.kind === 'USERS')
      script.note('ROUTER-USERS', message.percent < 100 ? 'fewer users' : 'all users are let in');
    return script.step();
  },
};

function wait(script: Writing) {
  // Without a subject: names are counted, and the n-th tick is `tick#n` in every branch.
  script.setTimer('tick', '', TICK_MS);
  return script.step();
}

function onTick({ options }: Context<Routing>, script: Writing) {
  const { tick, percent, accepting } = script.now;
  script.become({ ...script.now, tick: tick + 1 });
  script.note('ROUTER-SPLIT');
  const requests = Math.floor((options.requestsPerS * percent) / 100);
  script.send(POOL, { kind: 'LOAD', tick, requests, to: accepting });
  return script.now.tick < options.untilS ? wait(script) : script.step();
}

function changeOf({ accepting }: BalancerState, message: Message): Partial<BalancerState> {
  switch (message.kind) {
    case 'REFUSE':
    case 'LEAVE':
      return { accepting: accepting.filter((id) => !message.routers.includes(id)) };
    case 'ACCEPT': {
      const all = new Set([...accepting, ...message.routers]);
      return { accepting: [...all].toSorted((a, b) => a - b) };
    }
    case 'USERS':
      return { percent: message.percent };
    case 'LOAD':
    case 'OFFLINE':
    case 'ONLINE':
    case 'ADD':
    case 'POLICY':
      return {};
  }
}
