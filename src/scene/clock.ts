/** How the time of a run is told: in a unit of so many milliseconds. */
export interface Clock {
  readonly unit: string;
  readonly ms: number;
}

const MILLISECONDS: Clock = { unit: 'ms', ms: 1 };

/** "75 min", "12.5 s", "340 ms": an instant of a run, to a tenth of its unit. */
export function clockText(time: number, { unit, ms }: Clock = MILLISECONDS): string {
  return `${Math.round((time / ms) * 10) / 10} ${unit}`;
}
