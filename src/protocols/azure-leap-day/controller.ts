import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { HOSTS, MINUTE_MS, nameOf } from './cluster.ts';
import type { ControllerState, Homeless, LeapDay, MessageOf, Placement } from './types.ts';

export const DISABLE = 'disable-management';
export const ENABLE = 'enable-management';
export const STOP_ROLLOUT = 'stop-rollout';
export const START_ROLLOUT = 'start-rollout';
export const BRAKE_10 = 'brake-10';
export const BRAKE_20 = 'brake-20';

/** A VM that failed on so many hosts is to blame itself. */
const MOST_HOSTS = 2;

type Writing = Script<LeapDay, ControllerState>;
type ControllerContext = Context<LeapDay>;

/** The fabric controller: it updates hosts, and creates the VMs of a lost host anew. It knows only what it is told. */
export const controller: RoleHandlers<LeapDay> = {
  initialState: ({ options }): ControllerState => ({
    role: 'controller',
    managing: true,
    updating: options.rollout,
    brakePercent: options.brakePercent,
    braked: false,
    investigated: [],
    loads: Array.from({ length: options.hosts }, () => options.vmsPerHost),
    homeless: [],
    aside: [],
    created: [],
    turns: 0,
    nextHost: 0,
    repairs: 0,
  }),
  onStart(context, state: ControllerState) {
    return takeTurn(context, new Script<LeapDay, ControllerState>(state));
  },
  onTimer(context, state: ControllerState) {
    return takeTurn(context, new Script<LeapDay, ControllerState>(state));
  },
  onMessage(context, state: ControllerState, { message }) {
    const script: Writing = new Script(state);
    if (message.kind === 'HI') onInvestigation(context, script, message);
    if (message.kind === 'VMFAILED') onVmFailed(context, script, message);
    if (message.kind === 'REPAIRED') onRepaired(context, script);
    return script.step();
  },
  onPerturb(context, state: ControllerState, perturbation) {
    const script: Writing = new Script(state);
    PERTURBED[perturbation]?.(context, script);
    return script.step();
  },
};

function isHealing({ managing, braked }: ControllerState): boolean {
  return managing && !braked;
}

/** The rollout: one host after the other, as long as nobody stops it. */
function takeTurn({ options }: ControllerContext, script: Writing) {
  const turns = script.now.turns + 1;
  script.become({ ...script.now, turns });
  if (script.now.updating && isHealing(script.now)) updateNext(options.hosts, script);
  if (turns * options.rolloutMin <= options.untilMin)
    script.setTimer('rollout', '', options.rolloutMin * MINUTE_MS);
  return script.step();
}

function updateNext(count: number, script: Writing): void {
  let host = script.now.nextHost;
  while (host < count && script.now.investigated.includes(host)) host++;
  script.become({ ...script.now, nextHost: host + 1 });
  if (host < count) script.send(HOSTS, { kind: 'UPDATE', host });
}

function onInvestigation(
  context: ControllerContext,
  script: Writing,
  { host, vms, generation }: MessageOf<'HI'>,
): void {
  const { investigated, loads } = script.now;
  const known = investigated.includes(host) ? investigated : [...investigated, host];
  script.become({ ...script.now, investigated: known, loads: loads.with(host, 0) });
  brake(context, script);
  const homeless = vms.map((vm) => ({ vm, from: host, generation: generation + 1 }));
  place(context, script, homeless, host, 0);
}

/**
 * BRAKE: with so many hosts gone, it is no longer the hosts. Hosts that fall at one instant are told of one by one, and those
 * before the limit are still healed. Counting all of an instant first would save about two hosts in a hundred: what falls
 * later has a VM on trial, or was updated, before the brake holds.
 */
function brake({ options }: ControllerContext, script: Writing): void {
  const { brakePercent, braked, investigated } = script.now;
  const isOver = investigated.length * 100 >= brakePercent * options.hosts;
  if (braked || brakePercent === 0 || !isOver) return;
  script.become({ ...script.now, braked: true });
  script.note('AZ-BRAKE', 'braked');
}

function onVmFailed(
  context: ControllerContext,
  script: Writing,
  { vm, host, hosts, generation }: MessageOf<'VMFAILED'>,
): void {
  const { loads, aside } = script.now;
  script.become({ ...script.now, loads: loads.with(host, Math.max(0, (loads[host] ?? 0) - 1)) });
  if (hosts >= MOST_HOSTS) {
    script.become({ ...script.now, aside: [...aside, vm] });
    script.note('AZ-VM', aside.length === 0 ? 'first VM aside' : undefined);
    return;
  }
  place(context, script, [{ vm, from: host, generation: generation + 1 }], host, hosts);
}

/** HEAL: each VM goes to some host that is in service and has room, for all the controller knows. */
function place(
  { options, draw }: ControllerContext,
  script: Writing,
  homeless: readonly Homeless[],
  from: number | null,
  hosts: number,
): void {
  const { investigated, created, repairs } = script.now;
  const loads = [...script.now.loads];
  const placements: Placement[] = [];
  const placed: Homeless[] = [];
  const waiting: Homeless[] = [];
  for (const one of homeless) {
    const open = isHealing(script.now)
      ? loads.flatMap((load, host) =>
          load < options.roomPerHost && !investigated.includes(host) ? [host] : [],
        )
      : [];
    const { vm, generation } = one;
    const key = `VM ${vm} leaves ${nameOf(one.from)} generation ${generation} after ${repairs} repairs`;
    const host = open[open.length === 0 ? 0 : draw(key, open.length)];
    if (host === undefined) {
      waiting.push(one);
      continue;
    }
    loads[host] = (loads[host] ?? 0) + 1;
    placements.push({ vm, host });
    placed.push(one);
  }
  script.become({
    ...script.now,
    loads,
    homeless: waiting.length === 0 ? script.now.homeless : [...script.now.homeless, ...waiting],
    created: counted(created, placed),
  });
  const generation = placed[0]?.generation;
  if (generation === undefined) return;
  script.note('AZ-HEAL');
  script.send(HOSTS, { kind: 'REINCARNATE', from, placements, generation, hosts });
}

function counted(created: readonly number[], homeless: readonly Homeless[]): readonly number[] {
  const most = Math.max(created.length, ...homeless.map(({ generation }) => generation));
  return Array.from(
    { length: most },
    (_, at) =>
      (created[at] ?? 0) + homeless.filter(({ generation }) => generation === at + 1).length,
  );
}

function onRepaired(context: ControllerContext, script: Writing): void {
  const { repairs } = script.now;
  script.become({ ...script.now, investigated: [], braked: false, repairs: repairs + 1 });
  placeHomeless(context, script);
}

function placeHomeless(context: ControllerContext, script: Writing): void {
  const { homeless } = script.now;
  script.become({ ...script.now, homeless: [] });
  place(context, script, homeless, null, 0);
}

type Perturb = (context: ControllerContext, script: Writing) => void;

function withBrake(brakePercent: number): Perturb {
  return (context, script) => {
    script.become({ ...script.now, brakePercent });
    brake(context, script);
  };
}

const PERTURBED: Readonly<Record<string, Perturb>> = {
  [DISABLE]: (_context, script) => {
    script.become({ ...script.now, managing: false });
    script.note('AZ-STOP', 'management off');
  },
  [ENABLE]: (context, script) => {
    script.become({ ...script.now, managing: true });
    placeHomeless(context, script);
  },
  [STOP_ROLLOUT]: (_context, script) => {
    script.become({ ...script.now, updating: false });
  },
  [START_ROLLOUT]: (_context, script) => {
    script.become({ ...script.now, updating: true });
  },
  [BRAKE_10]: withBrake(10),
  [BRAKE_20]: withBrake(20),
};
