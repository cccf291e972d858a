import { assert, assertNever } from '../base/assert.ts';
import { emptyMap } from '../base/persistent-map.ts';
import type { Action, EnabledAction, Fault, TraceEvent } from './action.ts';
import type {
  Configuration,
  EventIndex,
  Process,
  ProtocolTypes,
  VirtualTime,
} from './configuration.ts';
import { change, draftOf, nextName, type Draft, type World } from './draft.ts';
import { collectEnabled, compareEnabled, surveyEnabled, type Survey } from './enabled.ts';
import { applyFault } from './faults.ts';
import { deliver, diskDone, fireTimer, invoke, start, type Handled } from './handle.ts';
import type { EngineOptions, Options } from './options.ts';
import type { PropertyContext, Protocol } from './protocol.ts';

export interface StepOptions {
  /** When it happens; absent: as soon as it is due, and not before now. */
  readonly time?: VirtualTime;
  /** Lets only so many effects of the handler through: a crash follows. */
  readonly cutAfter?: number | null;
  /** The action's name where the caller knows it already. */
  readonly name?: string;
}

export interface StepResult<P extends ProtocolTypes> {
  readonly configuration: Configuration<P>;
  readonly event: TraceEvent<P>;
}

/** A transition system: one initial configuration, sorted enabled actions, one pure `step`. */
export interface Machine<P extends ProtocolTypes = ProtocolTypes> {
  readonly protocol: Protocol<P>;
  readonly world: World<P>;
  readonly context: PropertyContext<P>;
  readonly initial: Configuration<P>;
  /** Faults aside, in the order in which the clock would run them: the first is next. */
  enabled(configuration: Configuration<P>): readonly EnabledAction<P>[];
  /** The first of `enabled`, and whether any of them is more than keeping the protocol alive. */
  survey(configuration: Configuration<P>): Survey<P>;
  /** The name that the event of this action would get. */
  nameOf(configuration: Configuration<P>, action: Action<P>): string;
  step(configuration: Configuration<P>, action: Action<P>, options?: StepOptions): StepResult<P>;
}

/**
 * In: a protocol, complete options (see `resolveOptions`), the ids of rules that are switched off, a seed (32 bits).
 * Everything that a run depends on goes in here and into the actions.
 */
export function createMachine<P extends ProtocolTypes>(
  protocol: Protocol<P>,
  setup: { readonly options: Options; readonly off: readonly string[]; readonly seed: number },
): Machine<P> {
  const off = new Set(setup.off);
  const options = setup.options as unknown as P['options'] & EngineOptions;
  const specs = protocol.processes(options);
  const rule = (id: string): boolean => !off.has(id);
  const positions = new Map(specs.map((spec, at) => [spec.id, at] as const));
  const world: World<P> = { protocol, options, seed: setup.seed, specs, rule, positions };
  const context: PropertyContext<P> = { processes: specs, options, rule };
  const initial = initialConfiguration(world, context);
  return {
    protocol,
    world,
    context,
    initial,
    enabled: (configuration) => collectEnabled(world, configuration).sort(compareEnabled),
    survey: (configuration) => surveyEnabled(world, configuration),
    nameOf: (configuration, action) => actionName(world, configuration, action),
    step: (configuration, action, at = {}) => step(world, context, configuration, action, at),
  };
}

function initialConfiguration<P extends ProtocolTypes>(
  world: World<P>,
  context: PropertyContext<P>,
): Configuration<P> {
  const processes = world.specs.map((spec): Process<P> => ({
    id: spec.id,
    role: spec.role,
    status: 'unstarted',
    incarnation: 0,
    state: null,
    timers: [],
    log: null,
    buffer: [],
    write: null,
    pending: [],
    inbox: [],
    disk: { extraMs: 0, failing: false },
    diskState: 'intact',
    client:
      spec.client === true ? { taken: 0, extra: 0, outstanding: null, freeAt: 0, life: 1 } : null,
    lastEvent: -1,
  }));
  const ghost = world.protocol.initialGhost(context);
  return {
    time: 0,
    processes,
    inFlight: [],
    cuts: [],
    held: false,
    attempts: emptyMap(),
    ghost,
    next: 0,
  };
}

function step<P extends ProtocolTypes>(
  world: World<P>,
  context: PropertyContext<P>,
  before: Configuration<P>,
  action: Action<P>,
  at: StepOptions,
): StepResult<P> {
  assert(
    at.name === undefined || action.kind !== 'fault',
    'the name of a fault is counted, not given',
  );
  const time = at.time ?? Math.max(before.time, dueOf(world, before, action));
  const draft = draftOf(world, before, time);
  const cutAfter = at.cutAfter ?? null;
  const name = at.name ?? nameIn(draft, before, action);
  const handled = perform(draft, before, action, cutAfter);
  const event: TraceEvent<P> = {
    index: draft.index,
    time,
    name,
    action,
    process: handled.process,
    outcome: handled.outcome,
    // A copy: a growing array keeps room for sixteen more, and every event of a run is kept.
    effects: draft.effects.slice(),
    cutAfter,
    causes: causesOf(before, handled),
    background: handled.background,
  };
  if (handled.process !== null && handled.noticed)
    change(draft, handled.process, { lastEvent: draft.index });
  const after: Configuration<P> = {
    time,
    processes: draft.processes,
    inFlight: draft.inFlight,
    cuts: draft.cuts,
    held: draft.held,
    attempts: draft.attempts,
    ghost: before.ghost,
    next: draft.index + 1,
  };
  const ghost = world.protocol.observe(before.ghost, event, after, context);
  return { event, configuration: ghost === before.ghost ? after : { ...after, ghost } };
}

function perform<P extends ProtocolTypes>(
  draft: Draft<P>,
  before: Configuration<P>,
  action: Action<P>,
  cutAfter: number | null,
): Handled {
  switch (action.kind) {
    case 'start':
      return start(draft, action.process, cutAfter);
    case 'deliver':
      return deliver(draft, action.envelope, cutAfter);
    case 'fireTimer':
      return fireTimer(draft, action.timer, cutAfter);
    case 'diskDone':
      return diskDone(draft, action.write, cutAfter);
    case 'invoke':
      return invoke(draft, action, isFromWorkload(before, action), cutAfter);
    case 'fault':
      return applyFault(draft, action.fault, cutAfter);
    default:
      return assertNever(action);
  }
}

function isFromWorkload<P extends ProtocolTypes>(
  configuration: Configuration<P>,
  action: Extract<Action<P>, { kind: 'invoke' }>,
): boolean {
  const client = configuration.processes.find((process) => process.id === action.process)?.client;
  return (
    client !== null && client !== undefined && action.id === `${action.process}.${client.taken + 1}`
  );
}

function causesOf(before: Configuration, handled: Handled): readonly EventIndex[] {
  const own = before.processes.find((process) => process.id === handled.process)?.lastEvent ?? -1;
  const [origin] = handled.origins;
  if (handled.origins.length > 1) {
    return [...new Set(handled.origins.concat(own))]
      .filter((cause) => cause !== -1)
      .sort((a, b) => a - b);
  }
  if (origin === undefined || origin === own) return own === -1 ? NO_CAUSE : [own];
  if (own === -1) return [origin];
  return origin < own ? [origin, own] : [own, origin];
}

const NO_CAUSE: readonly EventIndex[] = [];

function dueOf<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
  action: Action<P>,
): VirtualTime {
  if (action.kind === 'fault') return configuration.time;
  const name = actionName(world, configuration, action);
  const found = collectEnabled(world, configuration).find((enabled) => enabled.name === name);
  return found?.due ?? configuration.time;
}

function actionName<P extends ProtocolTypes>(
  world: World<P>,
  configuration: Configuration<P>,
  action: Action<P>,
): string {
  return nameIn(draftOf(world, configuration, configuration.time), configuration, action);
}

function nameIn<P extends ProtocolTypes>(
  draft: Draft<P>,
  before: Configuration<P>,
  action: Action<P>,
): string {
  switch (action.kind) {
    case 'start':
      return `start ${action.process}`;
    case 'fireTimer':
      return `fire ${action.timer}`;
    case 'diskDone':
      return `disk ${action.write}`;
    case 'invoke':
      return `invoke ${action.id.replace('.', ' ')}`;
    case 'fault':
      return faultName(draft, action.fault);
    case 'deliver': {
      const enabled = collectEnabled(draft.world, before);
      const mine = enabled.find(
        (one) => one.action.kind === 'deliver' && one.action.envelope === action.envelope,
      );
      return mine?.name ?? `deliver ${action.envelope}`;
    }
    default:
      return assertNever(action);
  }
}

function faultName(draft: Draft, fault: Fault): string {
  const what = `fault ${fault.kind}`;
  if ('process' in fault) return nextName(draft, what, fault.process);
  if ('envelope' in fault) return nextName(draft, what, fault.envelope);
  if ('timer' in fault) return nextName(draft, what, fault.timer);
  if ('from' in fault)
    return nextName(
      draft,
      what,
      `${fault.from.join(',')}${fault.both ? '|' : '>'}${fault.to.join(',')}`,
    );
  return nextName(draft, what, '');
}
