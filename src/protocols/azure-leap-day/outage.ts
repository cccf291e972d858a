import type { Condition, GlyphField, OutageFace } from '../../scene/outage.ts';
import type { Picture } from '../../scene/presentation.ts';
import { CHARTS } from './charts.ts';
import { MINUTE_MS, nameOf } from './cluster.ts';
import { controllerIn, hostsIn, investigatedIn, isSpreading, minuteOf } from './facts.ts';
import { CONTROLS } from './perturbations.ts';
import { STORY } from './story.ts';
import type { ControllerState, HostsState, LeapDay, LeapDayOptions } from './types.ts';
import { vmsText } from './words.ts';

/** The cluster as a field of hosts, with what can be done to it and what really happened. */
export const outage: OutageFace<LeapDay> = {
  states: [
    { id: 'serving', word: 'serving', look: 'solid', tone: 'good' },
    { id: 'starting', word: 'on trial', look: 'hatched', tone: 'uncertain' },
    { id: 'cut-off', word: 'not connected', look: 'dashed', tone: 'bad' },
    { id: 'investigated', word: 'under investigation', look: 'crossed', tone: 'gone' },
  ],
  fields: (picture, options) => {
    const hosts = hostsIn(picture);
    return hosts === null ? [] : [fieldOf(hosts, options)];
  },
  charts: CHARTS,
  controls: CONTROLS,
  trigger: (picture) => {
    const hosts = hostsIn(picture);
    if (hosts === null || !hosts.leapDay || hosts.fixed) return null;
    return '29 February: no new certificate';
  },
  condition,
  moment,
  clock: { unit: 'min', ms: MINUTE_MS },
  story: STORY,
};

function fieldOf(hosts: HostsState, { vmsPerHost }: LeapDayOptions): GlyphField {
  const onTrial = new Map<number, number>();
  for (const { host } of hosts.trials) onTrial.set(host, (onTrial.get(host) ?? 0) + 1);
  return {
    id: 'hosts',
    label: hosts.down.length === 1 ? '1 host' : `${hosts.down.length} hosts`,
    glyphs: hosts.down.map((isDown, host) => {
      const all = hosts.vms[host]?.length ?? 0;
      const starting = onTrial.get(host) ?? 0;
      const running = hosts.connected ? all - starting : 0;
      const [state, words] = isDown
        ? ['investigated', 'under investigation']
        : !hosts.connected
          ? ['cut-off', 'not connected']
          : starting > 0
            ? ['starting', `${vmsText(starting)} on trial`]
            : ['serving', 'serving'];
      return {
        id: nameOf(host),
        state,
        level: Math.min(1, running / vmsPerHost),
        title: `Host ${host + 1}, ${words}, ${running} of ${vmsText(all)} running`,
      };
    }),
  };
}

function condition(picture: Picture<LeapDay>): {
  readonly kind: Condition;
  readonly word: string;
} {
  const hosts = hostsIn(picture);
  const controller = controllerIn(picture);
  if (hosts === null || controller === null) return { kind: 'stable', word: 'not started' };
  if (!hosts.leapDay && hosts.connected) {
    if (hosts.blames === 'vm') return { kind: 'stable', word: 'would blame the VM' };
    return hosts.fixed
      ? { kind: 'stable', word: 'serving, fixed' }
      : { kind: 'vulnerable', word: 'serving, with the bug' };
  }
  if (!hosts.connected) return { kind: 'damaged', word: 'no VM is connected' };
  const down = investigatedIn(picture);
  if (hosts.fixed)
    return down === 0 && hosts.trials.length === 0
      ? { kind: 'stable', word: 'serving, fixed' }
      : { kind: 'damaged', word: 'blamed hosts stay out' };
  if (down === hosts.down.length) return { kind: 'damaged', word: 'no host left' };
  if (isSpreading(picture)) {
    return { kind: 'triggered', word: spreadingWord(down, controller) };
  }
  if (hosts.blames === 'vm') return { kind: 'triggered', word: 'VMs fail, hosts stay' };
  return down === 0
    ? { kind: 'triggered', word: 'new VMs fail' }
    : { kind: 'damaged', word: 'no longer spreading' };
}

/** With nothing created any more, what is on trial already still brings its hosts down. */
function spreadingWord(down: number, { managing, braked }: ControllerState): string {
  if (!managing || braked) return 'no healing; trials still fail';
  return down === 0 ? 'new VMs fail' : 'spreading';
}

const MOMENTS: readonly (readonly [minute: number, id: string])[] = [
  [175, 'disabled'],
  [158, 'found'],
  [75, 'alarm'],
  [0, 'midnight'],
];

/** The real clock beside the model's: only on that day. */
function moment(picture: Picture<LeapDay>): string | null {
  if (hostsIn(picture)?.leapDay !== true) return null;
  const minute = minuteOf(picture);
  return MOMENTS.find(([from]) => minute >= from)?.[1] ?? null;
}
