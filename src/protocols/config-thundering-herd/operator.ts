import type { ProcessId } from '../../engine/configuration.ts';
import type { Perturbation, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import type { Herd, HerdOptions, Message, OperatorState } from './types.ts';

export const OPERATOR = 'OP';
export const WEB = 'WEB';
export const DATABASE = 'DB';

interface Command {
  readonly id: string;
  /** For a list of what can be done. */
  readonly title: string;
  /** After "OP": "pushes a bad value". */
  readonly does: string;
  readonly to: ProcessId;
  message(options: HerdOptions): Message;
}

/** Everything that somebody can do to the system. Each is a message of the operator, so that a run shows when it arrives. */
export const COMMANDS: readonly Command[] = [
  push('push-bad', 'Push a value that reads as invalid', 'pushes a bad value', 'bad'),
  push('push-good', 'Push a good value', 'pushes a good value', 'good'),
  traffic('traffic-60', 'Let 60 % of the users in', 'lets only 60 % of the users in', 60),
  traffic('traffic-30', 'Let 30 % of the users in', 'lets only 30 % of the users in', 30),
  traffic('traffic-0', 'Turn the site off', 'turns the site off', 0),
  traffic('traffic-100', 'Let all users in at once', 'lets all users in at once', 100),
  {
    id: 'ramp',
    title: 'Let the users back slowly',
    does: 'lets the users back slowly',
    to: WEB,
    message: ({ rampS }) => ({ kind: 'TRAFFIC', percent: 100, overS: rampS }),
  },
  clients('keep', 'Stop deleting keys on errors', 'stops the deleting on errors', 'keep'),
  clients('merge', 'Fetch a key once at a time', 'has a key fetched once at a time', 'merge'),
  capacity('double', 'Double the database', 'doubles the database', 2),
  capacity('triple', 'Triple the database', 'triples the database', 3),
];

export const PERTURBATIONS: readonly Perturbation[] = COMMANDS.map(({ id, title }) => ({
  id,
  title,
  role: 'operator',
}));

export const operator: RoleHandlers<Herd> = {
  initialState: () => IDLE,
  onPerturb({ options }, state: OperatorState, perturbation) {
    const script = new Script<Herd, OperatorState>(state);
    const command = COMMANDS.find(({ id }) => id === perturbation);
    if (command !== undefined) {
      script.become({ ...state, done: command.id });
      script.send(command.to, command.message(options));
    }
    return script.step();
  },
};

const IDLE: OperatorState = { role: 'operator', done: '' };

function push(id: string, title: string, does: string, value: 'good' | 'bad'): Command {
  return { id, title, does, to: DATABASE, message: () => ({ kind: 'PUSH', value }) };
}

function traffic(id: string, title: string, does: string, percent: number): Command {
  return { id, title, does, to: WEB, message: () => ({ kind: 'TRAFFIC', percent, overS: 0 }) };
}

function clients(id: string, title: string, does: string, change: 'keep' | 'merge'): Command {
  return { id, title, does, to: WEB, message: () => ({ kind: 'CLIENTS', change }) };
}

function capacity(id: string, title: string, does: string, times: number): Command {
  return { id, title, does, to: DATABASE, message: () => ({ kind: 'CAPACITY', times }) };
}
