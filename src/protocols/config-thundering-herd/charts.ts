import type { ChartFace, PhasePlane } from '../../scene/outage.ts';
import { perSecond, percentOf, servedPercent, webIn } from './measures.ts';
import type { Herd, HerdOptions } from './types.ts';

type Point = readonly [x: number, y: number];

export const CHARTS: readonly ChartFace<Herd>[] = [
  {
    id: 'load',
    title: 'Load of the database',
    unit: 'queries a second',
    gauges: [
      {
        id: 'offered',
        label: 'offered',
        of: (picture) => perSecond(webIn(picture), 'queries'),
      },
      {
        id: 'answered',
        label: 'answered in time',
        of: (picture) => perSecond(webIn(picture), 'answers'),
      },
    ],
    max: ({ requestsPerS, capacityPerS }) => Math.max(requestsPerS, 2 * capacityPerS),
    lines: ({ capacityPerS }) => [{ label: 'capacity', at: capacityPerS }],
  },
  {
    id: 'requests',
    title: 'Requests of users',
    unit: '% of requests',
    gauges: [
      { id: 'served', label: 'served', of: (picture) => servedPercent(webIn(picture)) },
      { id: 'hits', label: 'from the cache', of: (picture) => percentOf(webIn(picture), 'hits') },
    ],
    max: () => 100,
  },
];

/** Requests across, queries upwards. Where both branches meet, at four times the capacity, nothing is left but to recover. */
export const plane: PhasePlane<Herd> = {
  title: 'Where the load comes to rest, while errors delete keys',
  x: { label: 'requests a second', max: widest },
  y: { label: 'queries a second', max: widest },
  point: (picture) => {
    const web = webIn(picture);
    return [perSecond(web, 'requests'), perSecond(web, 'queries')];
  },
  curves: (options) => [
    { label: 'overload', steady: true, points: branch(options, true) },
    { label: 'tipping point', steady: false, points: branch(options, false) },
    {
      label: 'all cached',
      steady: true,
      points: [
        [0, 0],
        [widest(options), 0],
      ],
    },
  ],
};

function widest({ requestsPerS }: HerdOptions): number {
  return Math.ceil((requestsPerS * 6) / 5);
}

const POINTS = 60;

/**
 * The roots d of d² - λd + λC = 0 over λ, drawn as λ = d²/(d - C) over d, which needs no root: above d = 2C the larger
 * one, to which the load returns; below it the smaller one, from which it moves away.
 */
function branch(options: HerdOptions, isUpper: boolean): readonly Point[] {
  const capacity = options.capacityPerS;
  const most = widest(options);
  const points: Point[] = [];
  for (let at = 0; at <= POINTS; at++) {
    const above = isUpper
      ? capacity + (at * Math.max(0, most - 2 * capacity)) / POINTS
      : (capacity * (POINTS - at)) / POINTS;
    const load = capacity + above;
    const offered = above === 0 ? Number.POSITIVE_INFINITY : (load * load) / above;
    if (offered <= most) points.push([Math.round(offered), Math.round(load)]);
  }
  return points;
}
