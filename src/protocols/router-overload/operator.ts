import type { ProcessId } from '../../engine/configuration.ts';
import type { Perturbation, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import type { Message, OperatorState, Routing } from './types.ts';

export const OPERATOR = 'OP';
export const BALANCER = 'LB';
export const POOL = 'RT';

interface Command {
  readonly id: string;
  /** For a list of what can be done. */
  readonly title: string;
  /** After "OP": "takes two routers offline". */
  readonly does: string;
  readonly to: ProcessId;
  readonly message: Message;
}

/** Everything that somebody can do to the system. Each is a message of the operator, so that a run shows when it arrives. */
export const COMMANDS: readonly Command[] = [
  offline('offline-1', 'Take one router offline', 'takes one router offline', 1),
  offline('offline-2', 'Take two routers offline', 'takes two routers offline', 2),
  pool('online', 'End the upgrade', 'brings back what was offline', { kind: 'ONLINE' }),
  add('add-5', 'Add five routers', 'adds five routers', 5),
  add('add-10', 'Add ten routers', 'adds ten routers', 10),
  add('add-20', 'Add twenty routers', 'adds twenty routers', 20),
  users('users-60', 'Let 60 % of the users in', 'lets only 60 % of the users in', 60),
  users('users-30', 'Let 30 % of the users in', 'lets only 30 % of the users in', 30),
  users('users-20', 'Let 20 % of the users in', 'lets only 20 % of the users in', 20),
  users('users-100', 'Let all users in', 'lets all users in', 100),
  pool('slower', 'Get slower, do not refuse', 'has routers get slower and not refuse', {
    kind: 'POLICY',
    change: 'slower',
  }),
  pool('together', 'Come back together', 'has routers come back together', {
    kind: 'POLICY',
    change: 'together',
  }),
];

export const PERTURBATIONS: readonly Perturbation[] = COMMANDS.map(({ id, title }) => ({
  id,
  title,
  role: 'operator',
}));

export const operator: RoleHandlers<Routing> = {
  initialState: () => IDLE,
  onPerturb(_context, state: OperatorState, perturbation) {
    const script = new Script<Routing, OperatorState>(state);
    const command = COMMANDS.find(({ id }) => id === perturbation);
    if (command !== undefined) {
      script.become({ ...state, done: command.id });
      script.send(command.to, command.message);
    }
    return script.step();
  },
};

const IDLE: OperatorState = { role: 'operator', done: '' };

function pool(id: string, title: string, does: string, message: Message): Command {
  return { id, title, does, to: POOL, message };
}

function offline(id: string, title: string, does: string, count: number): Command {
  return pool(id, title, does, { kind: 'OFFLINE', count });
}

function add(id: string, title: string, does: string, count: number): Command {
  return pool(id, title, does, { kind: 'ADD', count });
}

function users(id: string, title: string, does: string, percent: number): Command {
  return { id, title, does, to: BALANCER, message: { kind: 'USERS', percent } };
}
