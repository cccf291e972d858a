import type { Fault } from '../engine/action.ts';
import type { EventIndex, VirtualTime } from '../engine/configuration.ts';
import type { Intervention, InterventionAction, RunSpec } from '../engine/spec.ts';
import { findProtocol } from '../protocols/registry.ts';
import type { EventSummary } from '../worker/wire.ts';
import type { Branch, BranchId, SavedRun } from './state.ts';

export const MAIN_BRANCH_NAME = 'First run';

export function newBranch(
  id: BranchId,
  name: string,
  spec: RunSpec,
  from: Branch['from'],
  events: readonly EventSummary[] = [],
): Branch {
  return {
    id,
    name,
    spec,
    from,
    events,
    end: null,
    status: 'simulating',
    problem: null,
    hidden: false,
  };
}

/** As it was kept over a reload: the worker tells its events once more. */
export function restoredBranch(saved: SavedRun['branches'][number]): Branch {
  return {
    ...newBranch(saved.id, saved.name, saved.spec, saved.from),
    hidden: saved.hidden,
    end: saved.end ?? null,
    status: 'paused',
    ...(saved.isFound === true ? { isFound: true } : {}),
  };
}

/**
 * The run with one more intervention, after the event at `cursor`: what was done up to there is kept, what was done
 * later belongs to the other future.
 */
export function intervened(
  branch: Branch,
  cursor: EventIndex,
  timeMs: VirtualTime,
  action: InterventionAction,
): RunSpec {
  const anchor = branch.events[cursor];
  const kept = branch.spec.interventions.slice(0, interventionsUpTo(branch, cursor));
  return {
    ...branch.spec,
    interventions: [...kept, { at: { after: anchor?.name ?? null, timeMs }, action }],
  };
}

/**
 * How many of a branch's interventions have happened at `cursor`. They happen in the order of their list, and each is an
 * event; only a pick of the manual scheduler may have been impossible and be passed over.
 */
function interventionsUpTo({ spec, events }: Branch, cursor: EventIndex): number {
  const { interventions } = spec;
  let happened = 0;
  for (let index = 0; index <= cursor && happened < interventions.length; index++) {
    const event = events[index];
    if (event === undefined) break;
    let at = happened;
    while (interventions[at]?.action.kind === 'take' && !became(interventions[at], event)) at++;
    if (became(interventions[at], event)) happened = at + 1;
  }
  return happened;
}

/** Whatever is a fault, or was asked for by hand, was brought about by the next intervention of the list. */
function became(intervention: Intervention | undefined, event: EventSummary): boolean {
  const action = intervention?.action;
  if (action === undefined) return false;
  if (action.kind === 'take') return event.name === action.action;
  if (action.kind !== 'invoke') return event.fault === action.kind;
  return event.name.startsWith(`invoke ${action.process} r`);
}

/** What is brought about is the very next event, and what was meant by it. */
export function isAtOnce({ kind }: InterventionAction): boolean {
  return kind === 'deliverNow' || kind === 'fireTimerNow';
}

/** What the two runs share, known before the worker answers. */
export function sharedEvents(
  branch: Branch,
  cursor: EventIndex,
  action: InterventionAction,
): readonly EventSummary[] {
  const cutsIt = action.kind === 'crash' && action.afterEffects !== undefined;
  return branch.events.slice(0, cutsIt ? cursor : cursor + 1);
}

/** "TC crashes after event 12". */
export function branchName(
  action: InterventionAction,
  cursor: EventIndex,
  protocol: RunSpec['protocol'],
): string {
  const own =
    action.kind === 'perturb' ? `${action.process}: ${deedTitle(action, protocol)}` : null;
  return `${own ?? describeAction(action)} after event ${cursor}`;
}

/** What a protocol's own fault is called. */
function deedTitle(
  { perturbation }: Extract<Fault, { kind: 'perturb' }>,
  protocol: RunSpec['protocol'],
): string {
  const known = findProtocol(protocol)?.protocol.perturbations ?? [];
  return known.find(({ id }) => id === perturbation)?.title ?? perturbation;
}

function describeAction(action: InterventionAction): string {
  if (action.kind === 'invoke') return `${action.process} calls`;
  if (action.kind === 'take') return `You pick ${action.action}`;
  return describeFault(action);
}

function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'crash':
      return `${fault.process} ${fault.loseDisk === true ? 'crashes and loses its disk' : 'crashes'}`;
    case 'restart':
      return `${fault.process} restarts`;
    case 'stall':
      return `${fault.process} stalls`;
    case 'resume':
      return `${fault.process} resumes`;
    case 'cut':
      return `Cut ${fault.from.join(', ')} ${fault.both ? 'and' : 'to'} ${fault.to.join(', ')}`;
    case 'heal':
      return `Heal ${fault.from.join(', ')} ${fault.both ? 'and' : 'to'} ${fault.to.join(', ')}`;
    case 'drop':
      return `Drop ${fault.envelope}`;
    case 'duplicate':
      return `Duplicate ${fault.envelope}`;
    case 'delay':
      return `Delay ${fault.envelope} by ${fault.byMs} ms`;
    case 'hold':
      return `Hold ${fault.envelope}`;
    case 'release':
      return `Release ${fault.envelope}`;
    case 'deliverNow':
      return `Deliver ${fault.envelope} now`;
    case 'fireTimerNow':
      return `Fire timer ${fault.timer}`;
    case 'freezeTimer':
      return `Freeze timer ${fault.timer}`;
    case 'thawTimer':
      return `Thaw timer ${fault.timer}`;
    case 'slowDisk':
      return `Slow disk at ${fault.process}`;
    case 'failDisk':
      return `Disk fails at ${fault.process}`;
    case 'mendDisk':
      return `Disk mended at ${fault.process}`;
    case 'perturb':
      return `${fault.process}: ${fault.perturbation}`;
    case 'holdClock':
      return 'You are the network';
    case 'resumeClock':
      return 'Back to the clock';
  }
}

/** "Rule 2PC-… off", "seed 7": what differs between two specs. */
export function describeChange(
  before: RunSpec,
  change: Partial<Pick<RunSpec, 'options' | 'off' | 'seed'>>,
): string {
  const parts: string[] = [];
  if (change.off !== undefined) {
    for (const rule of change.off) if (!before.off.includes(rule)) parts.push(`${rule} off`);
    for (const rule of before.off) if (!change.off.includes(rule)) parts.push(`${rule} on`);
  }
  if (change.options !== undefined) {
    for (const [key, value] of Object.entries(change.options)) {
      if (before.options[key] !== value) parts.push(`${key} ${String(value)}`);
    }
  }
  if (change.seed !== undefined && change.seed !== before.seed) parts.push(`seed ${change.seed}`);
  return parts.length === 0 ? 'The same again' : parts.join(', ');
}
