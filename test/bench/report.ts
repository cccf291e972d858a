export interface Measurement {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  /** What we aim for, in words; nothing is gated. */
  readonly aim?: string;
  readonly note?: string;
}

/** One JSON line a measurement. */
export function report(measurement: Measurement): void {
  const value = Number(measurement.value.toPrecision(4));
  console.log(JSON.stringify({ ...measurement, value }));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** In: at least one value; `q` from 0 to 1. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
