import { canonical } from '../base/canonical.ts';
import type { Run } from '../engine/run.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { TaughtEntry } from '../protocols/lessons.ts';
import { createRunJob, startRun, type RunJob } from './run-job.ts';
import { stillOf } from './still.ts';
import type { EngineReply, EngineRequest } from './wire.ts';

/** The engine as the page's worker serves it: pure but for what it remembers of the runs it was asked for. */
export interface EngineHost {
  /** Answers at once what can be answered at once. Never throws. */
  handle(request: EngineRequest): readonly EngineReply[];
  /** Gives a run up for that reason, which is its answer from here on. */
  refuse(run: number, why: string): readonly EngineReply[];
  /** One slice, of at most `budget` events, of what is left to do; null when there is nothing. Never throws. */
  work(budget?: number): readonly EngineReply[] | null;
}

const SLICE = 400;
/** Runs that are kept, with all their states, for going back to. */
const KEPT_RUNS = 4;

interface KeptRun {
  readonly key: string;
  readonly spec: RunSpec;
  readonly entry: TaughtEntry;
  readonly run: Run;
}

/** One that failed is not gone on with (the same would happen again) and says why whenever it is asked. */
type Job = RunJob | { readonly failure: string };

export function createEngineHost(registry: readonly TaughtEntry[]): EngineHost {
  /** The newest last. */
  let kept: readonly KeptRun[] = [];
  let jobs: ReadonlyMap<number, Job> = new Map();

  function runOf(spec: RunSpec): KeptRun {
    const key = canonical(spec);
    const known = kept.find((it) => it.key === key);
    if (known !== undefined) return known;
    const entry = registry.find(({ protocol }) => protocol.id === spec.protocol);
    if (entry === undefined) throw new Error(`There is no protocol "${spec.protocol}"`);
    return { key, spec, entry, run: startRun(spec, entry) };
  }

  function load(number: number, spec: RunSpec, ahead: number): void {
    const found = runOf(spec);
    kept = [...kept.filter((it) => it !== found), found].slice(-KEPT_RUNS);
    workOn(number, createRunJob(number, found.run, found.spec, found.entry), ahead);
  }

  /** One run is worked on at a time; the others only answer. */
  function workOn(number: number, job: RunJob, until: number): void {
    for (const other of jobs.values()) if (!('failure' in other)) other.rest();
    remember(number, job);
    job.tellUntil(until);
  }

  function remember(number: number, job: Job): void {
    const others = [...jobs].filter(([other]) => other !== number);
    jobs = new Map([...others, [number, job] as const].slice(-KEPT_RUNS));
  }

  function failedWith(number: number, error: unknown): readonly EngineReply[] {
    const text = error instanceof Error ? error.message : String(error);
    const failure = /[.!?]$/.test(text) ? text : `${text}.`;
    kept = [];
    return refuse(number, failure);
  }

  function refuse(run: number, failure: string): readonly EngineReply[] {
    remember(run, { failure });
    return [{ kind: 'failed', run, message: failure }];
  }

  function respond(request: EngineRequest): readonly EngineReply[] {
    if (request.kind === 'load') {
      load(request.run, request.spec, request.ahead);
      return [];
    }
    if (request.kind === 'still') return [still(request)];
    const job = jobs.get(request.run) ?? { failure: 'That run is not loaded any more.' };
    if ('failure' in job) return [{ kind: 'failed', run: request.run, message: job.failure }];
    switch (request.kind) {
      case 'extend':
        workOn(request.run, job, request.until);
        return [];
      case 'cancel':
        return job.stop();
      case 'snapshot':
      case 'digest':
        return job.ask(request);
      case 'ask':
      case 'pose':
        job.inquire(request);
        return [];
    }
  }

  /** A picture is worth no failure. */
  function still({ protocol, scenario }: Extract<EngineRequest, { kind: 'still' }>): EngineReply {
    const entry = registry.find((it) => it.protocol.id === protocol);
    const found = entry?.scenarios.find(({ id }) => id === scenario);
    try {
      const shown = entry === undefined || found === undefined ? null : stillOf(entry, found);
      return { kind: 'still', run: 0, protocol, scenario, still: shown };
    } catch {
      return { kind: 'still', run: 0, protocol, scenario, still: null };
    }
  }

  return {
    handle(request) {
      try {
        return respond(request);
      } catch (error) {
        return request.kind === 'still' ? [] : failedWith(request.run, error);
      }
    },
    refuse,
    work(budget = SLICE) {
      for (const [number, job] of [...jobs].toReversed()) {
        if ('failure' in job || job.isIdle) continue;
        try {
          return job.work(budget);
        } catch (error) {
          return failedWith(number, error);
        }
      }
      return null;
    },
  };
}
