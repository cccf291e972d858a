import type { Context } from '../../engine/protocol.ts';
import type { Script } from '../../engine/script.ts';
import { CONTROLLER } from './cluster.ts';
import type { HostsState, LeapDay, Trial } from './types.ts';

type Writing = Script<LeapDay, HostsState>;
type HostsContext = Context<LeapDay>;

/** Can a new VM make its certificate? Only what starts needs one: what runs has it. */
function canStart({ leapDay, fixed }: HostsState): boolean {
  return fixed || !leapDay;
}

/** CERT: a VM whose certificate is invalid never says hello; its host agent begins to wait. */
export function startVm(
  { options }: HostsContext,
  script: Writing,
  start: Pick<Trial, 'vm' | 'host' | 'generation' | 'hosts'>,
): void {
  if (canStart(script.now)) return;
  const trial = { ...start, due: script.now.minute + options.retryMin, failures: 0 };
  script.become({ ...script.now, trials: [...script.now.trials, trial] });
}

/** WAIT: whose time is up is tried again, some times; then somebody is blamed. */
export function lookAtTrials(context: HostsContext, script: Writing): void {
  const { options } = context;
  const { minute, trials } = script.now;
  const due = trials.filter((trial) => trial.due <= minute);
  if (due.length === 0) return;
  const others = trials.filter((trial) => trial.due > minute);
  if (canStart(script.now)) {
    script.become({ ...script.now, trials: others });
    return;
  }
  script.note('AZ-WAIT');
  const later = due.map((trial) => ({
    ...trial,
    failures: trial.failures + 1,
    due: minute + options.retryMin,
  }));
  const isOver = ({ failures }: Trial): boolean => failures >= options.tries;
  script.become({ ...script.now, trials: [...others, ...later.filter((it) => !isOver(it))] });
  for (const trial of later.filter(isOver)) {
    if (script.now.blames === 'vm') giveUpVm(script, trial);
    else investigate(script, trial.host, trial.generation);
  }
}

/** HOST: the host is taken for broken, and all its VMs have to go, those that run well too. */
function investigate(script: Writing, host: number, generation: number): void {
  const { down, vms, trials } = script.now;
  if (down[host] !== false) return;
  const before = down.filter(Boolean).length;
  script.become({
    ...script.now,
    down: down.with(host, true),
    vms: vms.with(host, []),
    trials: trials.filter((trial) => trial.host !== host),
  });
  script.note('AZ-HOST', beatAt(before + 1, down.length));
  script.send(CONTROLLER, { kind: 'HI', host, vms: vms[host] ?? [], generation });
}

/** Where the story takes a turn: the first, half of them, the last. */
function beatAt(count: number, all: number): string | undefined {
  if (count === 1) return 'first host';
  if (count === all) return 'no host left';
  return count === Math.ceil(all / 2) ? 'half the hosts' : undefined;
}

/** VM: the host stays in service, and the controller hears about the VM alone. */
function giveUpVm(script: Writing, { vm, host, hosts, generation }: Trial): void {
  const left = (script.now.vms[host] ?? []).filter((one) => one !== vm);
  script.become({ ...script.now, vms: script.now.vms.with(host, left) });
  script.note('AZ-VM');
  script.send(CONTROLLER, { kind: 'VMFAILED', vm, host, hosts: hosts + 1, generation });
}

/** One that works breaks, in earnest. In: a key of its own for the draw. */
export function breakOne(context: HostsContext, script: Writing, key: string): void {
  const working = script.now.down.flatMap((isDown, host) => (isDown ? [] : [host]));
  if (working.length === 0) return;
  const host = working[context.draw(key, working.length)] ?? 0;
  investigate(script, host, 0);
}
