import type { SearchProgress } from '../checker/explore/index.ts';

/** What is said of every search; the time it took is wall time, and the only thing that differs from call to call. */
export interface SearchRecord {
  readonly distinct: number;
  readonly generated: number;
  readonly depth: number;
  readonly status: SearchProgress['status'];
  readonly complete: boolean;
  readonly bytes: number;
  readonly ms: number;
  readonly statesPerSecond: number;
}

export function searchRecord(progress: SearchProgress, ms: number): SearchRecord {
  const { distinct, generated, depth, status, bytes } = progress;
  const statesPerSecond = Math.round((distinct / Math.max(ms, 0.001)) * 1000);
  const complete = status === 'complete';
  return {
    distinct,
    generated,
    depth,
    status,
    complete,
    bytes,
    ms: Number(ms.toFixed(1)),
    statesPerSecond,
  };
}

/** `288 states (1,146 generated, depth 11) in 3 ms: 96,000 a second, 1 MB`. */
export function searchLine(record: SearchRecord): string {
  const { distinct, generated, depth, ms, statesPerSecond, bytes } = record;
  const counts = `${grouped(distinct)} states (${grouped(generated)} generated, depth ${depth})`;
  const megabytes = Math.max(1, Math.round(bytes / 1_000_000));
  return `${counts} in ${Math.round(ms)} ms: ${grouped(statesPerSecond)} states a second, ${megabytes} MB`;
}

/** `12,345`: the same on every machine. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
