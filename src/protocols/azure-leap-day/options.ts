import type { OptionSchema } from '../../engine/options.ts';

/** The size of the cluster is the model's; the waiting time and the number of tries are those of the real platform. */
export const OPTIONS: OptionSchema = {
  hosts: { kind: 'integer', label: 'Hosts in the cluster', min: 1, max: 200, default: 100 },
  vmsPerHost: { kind: 'integer', label: 'VMs on each host', min: 1, max: 10, default: 5 },
  roomPerHost: {
    kind: 'integer',
    label: 'Room on a host for',
    min: 1,
    max: 50,
    default: 10,
    unit: 'VMs',
  },
  retryMin: minutes('A host agent waits for a new VM', 25, 5, 120),
  tries: {
    kind: 'integer',
    label: 'Failures until it blames the host',
    min: 1,
    max: 6,
    default: 3,
  },
  rollout: { kind: 'boolean', label: 'A rollout is in progress', default: true },
  rolloutMin: minutes('The rollout restarts a host every', 10, 5, 120),
  faultsPer10h: {
    kind: 'integer',
    label: 'Genuine hardware faults in ten hours',
    min: 0,
    max: 60,
    default: 4,
  },
  brakePercent: {
    kind: 'integer',
    label: 'Healing stops with so many hosts under investigation (0: never)',
    min: 0,
    max: 100,
    default: 0,
    unit: '%',
  },
  untilMin: minutes('The day is watched for', 400, 5, 1440),
};

function minutes(label: string, value: number, min: number, max: number): OptionSchema[string] {
  return { kind: 'integer', label, min, max, default: value, unit: 'min' };
}
