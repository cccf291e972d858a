import type { ChartFace } from '../../scene/outage.ts';
import { hangingIn } from './control.ts';
import { clusterIn, controlIn, percent, searchingIn, stuckIn, turnedAwayIn } from './facts.ts';
import { freeSlots } from './nodes.ts';
import type { Ebs } from './types.ts';

const hundred = (): number => 100;

export const CHARTS: readonly ChartFace<Ebs>[] = [
  {
    id: 'stuck',
    title: 'Volumes that answer nobody',
    unit: '% of volumes',
    max: hundred,
    gauges: [
      {
        id: 'stuck',
        label: 'stuck',
        of: (picture) => percent(stuckIn(picture), volumesIn(picture)),
      },
      {
        id: 'searching',
        label: 'of them without room',
        of: (picture) => percent(searchingIn(picture), volumesIn(picture)),
      },
    ],
  },
  {
    id: 'free',
    title: 'Free slots',
    unit: 'slots',
    max: ({ nodes, addNodes, slots, volumes }) =>
      Math.max((nodes + addNodes) * slots - 2 * volumes, addNodes * slots + 1),
    gauges: [
      {
        id: 'free',
        label: 'free',
        of: (picture, options) => {
          const cluster = clusterIn(picture);
          return cluster === null ? 0 : freeSlots(cluster, options);
        },
      },
    ],
  },
  {
    id: 'searches',
    title: 'Searches for space',
    unit: 'searches a second',
    max: ({ volumes }) => volumes,
    gauges: [
      {
        id: 'searches',
        label: 'searches',
        of: (picture) => clusterIn(picture)?.searches ?? 0,
      },
    ],
  },
  {
    id: 'threads',
    title: 'Control plane of the region',
    unit: 'threads',
    max: ({ threads }) => threads,
    gauges: [
      {
        id: 'hanging',
        label: 'held by calls for this zone',
        of: (picture) => {
          const control = controlIn(picture);
          return control === null ? 0 : hangingIn(control);
        },
      },
    ],
    lines: ({ threads }) => [{ label: 'all threads', at: threads }],
  },
  {
    id: 'turned-away',
    title: 'Calls for the other zones',
    unit: '% of calls',
    max: hundred,
    gauges: [{ id: 'turned-away', label: 'turned away', of: turnedAwayIn }],
  },
];

function volumesIn(picture: Parameters<typeof clusterIn>[0]): number {
  return clusterIn(picture)?.primary.length ?? 0;
}
