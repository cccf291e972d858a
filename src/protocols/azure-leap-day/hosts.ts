import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { CONTROLLER, MINUTE_MS } from './cluster.ts';
import { breakOne, lookAtTrials, startVm } from './trials.ts';
import type { HostsState, LeapDay, MessageOf } from './types.ts';

/** How often the host agents look at the clock. */
const STEP_MIN = 5;

export const LEAP_DAY = 'leap-day';
export const HARDWARE_FAULT = 'hardware-fault';
export const APPLY_FIX = 'apply-fix';
export const WRONG_FIX = 'wrong-fix';
export const BLAME_VM = 'blame-vm';
export const REPAIR_HOSTS = 'repair-hosts';

type Writing = Script<LeapDay, HostsState>;
type HostsContext = Context<LeapDay>;

/** The hosts of a cluster and their host agents: they start VMs, wait for them, and draw their conclusions. */
export const hosts: RoleHandlers<LeapDay> = {
  initialState: ({ options, rule }): HostsState => ({
    role: 'hosts',
    minute: 0,
    leapDay: false,
    fixed: false,
    connected: true,
    blames: rule('AZ-VM') ? 'vm' : 'host',
    down: Array.from({ length: options.hosts }, () => false),
    vms: Array.from({ length: options.hosts }, (_, host) =>
      Array.from({ length: options.vmsPerHost }, (_vm, n) => host * options.vmsPerHost + n),
    ),
    trials: [],
  }),
  onStart(context, state: HostsState) {
    return wait(context, new Script<LeapDay, HostsState>(state));
  },
  onTimer(context, state: HostsState) {
    const script: Writing = new Script(state);
    script.become({ ...state, minute: state.minute + STEP_MIN });
    lookAtTrials(context, script);
    // Four in ten hours: 4 * 5 in 600 for each look at the clock.
    const { faultsPer10h } = context.options;
    if (context.draw(`fault at ${script.now.minute}`, 600) < faultsPer10h * STEP_MIN)
      breakOne(context, script, `host at ${script.now.minute}`);
    return wait(context, script);
  },
  onMessage(context, state: HostsState, { message }) {
    const script: Writing = new Script(state);
    if (message.kind === 'UPDATE') onUpdate(context, script, message);
    if (message.kind === 'REINCARNATE') onReincarnate(context, script, message);
    return script.step();
  },
  onPerturb(context, state: HostsState, perturbation) {
    const script: Writing = new Script(state);
    PERTURBED[perturbation]?.(context, script);
    return script.step();
  },
};

function wait({ options }: HostsContext, script: Writing) {
  if (script.now.minute + STEP_MIN <= options.untilMin)
    script.setTimer('tick', '', STEP_MIN * MINUTE_MS);
  return script.step();
}

/** The rollout: all VMs of the host start again, with the new guest agent. */
function onUpdate(context: HostsContext, script: Writing, { host }: MessageOf<'UPDATE'>): void {
  const { down, vms } = script.now;
  if (down[host] !== false) return;
  const onTrial = script.now.trials.filter((trial) => trial.host === host).map(({ vm }) => vm);
  for (const vm of vms[host] ?? [])
    if (!onTrial.includes(vm)) startVm(context, script, { vm, host, generation: 0, hosts: 0 });
}

/** A host may have been taken out of service while the message was on its way. */
function onReincarnate(
  context: HostsContext,
  script: Writing,
  { placements, generation, hosts: failed }: MessageOf<'REINCARNATE'>,
): void {
  for (const { vm, host } of placements) {
    if (script.now.down[host] !== false) {
      script.send(CONTROLLER, { kind: 'HI', host, vms: [vm], generation });
      continue;
    }
    const vms = script.now.vms.with(host, [...(script.now.vms[host] ?? []), vm]);
    script.become({ ...script.now, vms });
    startVm(context, script, { vm, host, generation, hosts: failed });
  }
}

type Perturb = (context: HostsContext, script: Writing) => void;

const PERTURBED: Readonly<Record<string, Perturb>> = {
  [LEAP_DAY]: (_context, script) => {
    script.become({ ...script.now, leapDay: true });
    script.note('AZ-CERT', 'leap day');
  },
  [HARDWARE_FAULT]: (context, script) => {
    breakOne(context, script, `host by hand at ${script.now.minute}`);
  },
  [APPLY_FIX]: (_context, script) => {
    script.become({ ...script.now, fixed: true, connected: true });
    script.note('AZ-CERT', 'fixed');
  },
  [WRONG_FIX]: (_context, script) => {
    script.become({ ...script.now, fixed: true, connected: false });
    script.note('AZ-CERT', 'disconnected');
  },
  [BLAME_VM]: (_context, script) => {
    script.become({ ...script.now, blames: 'vm' });
    script.note('AZ-VM');
  },
  [REPAIR_HOSTS]: (_context, script) => {
    const { down } = script.now;
    const back = down.flatMap((isDown, host) => (isDown ? [host] : []));
    if (back.length === 0) return;
    script.become({ ...script.now, down: down.map(() => false) });
    script.note('AZ-HOST', 'repaired');
    script.send(CONTROLLER, { kind: 'REPAIRED', hosts: back });
  },
};
