import type { ChartFace, Gauge } from '../../scene/outage.ts';
import { controllerIn, investigatedIn, percent, runningIn, workingIn } from './facts.ts';
import type { LeapDay, LeapDayOptions } from './types.ts';

const hundred = (): number => 100;

function vmsIn({ hosts, vmsPerHost }: LeapDayOptions): number {
  return hosts * vmsPerHost;
}

/** Re-creations that lie so many hosts behind the first. */
function generation(n: number, label: string): Gauge<LeapDay> {
  return {
    id: `generation-${n}`,
    label,
    of: (picture) => controllerIn(picture)?.created[n - 1] ?? 0,
  };
}

export const CHARTS: readonly ChartFace<LeapDay>[] = [
  {
    id: 'hosts',
    title: 'Hosts',
    unit: '% of hosts',
    max: hundred,
    gauges: [
      {
        id: 'working',
        label: 'in service',
        of: (picture, { hosts }) => percent(workingIn(picture), hosts),
      },
      {
        id: 'investigated',
        label: 'under investigation',
        of: (picture, { hosts }) => percent(investigatedIn(picture), hosts),
      },
    ],
    lines: ({ brakePercent }) =>
      brakePercent === 0 ? [] : [{ label: 'the brake', at: brakePercent }],
  },
  {
    id: 'vms',
    title: 'Virtual machines',
    unit: '% of VMs',
    max: hundred,
    gauges: [
      {
        id: 'running',
        label: 'running',
        of: (picture, options) => percent(runningIn(picture), vmsIn(options)),
      },
    ],
  },
  {
    id: 'created',
    title: 'VMs created anew, by generation',
    unit: 'VMs',
    max: vmsIn,
    gauges: [
      generation(1, 'first generation'),
      generation(2, 'second'),
      generation(3, 'third'),
      generation(4, 'fourth'),
    ],
  },
];
