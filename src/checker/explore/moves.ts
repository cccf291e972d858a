import type { EnabledAction } from '../../engine/action.ts';
import type { Configuration, Process, ProtocolTypes } from '../../engine/configuration.ts';
import { refuseOperation } from '../../engine/handle.ts';
import type { Machine } from '../../engine/machine.ts';
import type { Bounds } from './bounds.ts';
import { withCuts } from './cut-moves.ts';
import { addFaults } from './fault-moves.ts';
import { endOfWrite } from './forced.ts';
import type { Move } from './move.ts';
import type { Story } from './story.ts';
import { mayCrash, mayStall, type Used } from './used.ts';

/** Everything that may happen next within the bounds, whatever the clock says. */
export function movesIn<P extends ProtocolTypes>(
  machine: Machine<P>,
  story: Story,
  bounds: Bounds,
  configuration: Configuration<P>,
  used: Used,
): readonly Move<P>[] {
  const writing = configuration.processes.find(({ write }) => write !== null);
  if (writing !== undefined) {
    const few = whileWriting(writing, story, bounds, used);
    return withCuts(few, machine, story, bounds, configuration);
  }
  const moves: Move<P>[] = [];
  for (const enabled of machine.enabled(configuration)) {
    const after = usedBy(configuration, enabled, story, bounds, used);
    if (after !== null) moves.push({ kind: 'take', enabled, used: after });
  }
  byHand(moves, story, bounds, configuration, used);
  addFaults(moves, machine, story, bounds, configuration, used);
  return withCuts(moves, machine, story, bounds, configuration);
}

/** The write ends, or its process crashes or stalls before it does: see `forcedIn`. */
function whileWriting<P extends ProtocolTypes>(
  writing: Process<P>,
  story: Story,
  bounds: Bounds,
  used: Used,
): readonly Move<P>[] {
  const enabled = endOfWrite(writing);
  if (enabled === null) return [];
  const done = { kind: 'take', enabled, used } as const;
  const { id: process } = writing;
  const moves: Move<P>[] = [done];
  if (mayCrash(writing, story, bounds, used)) {
    const after = { ...used, crashes: used.crashes + 1 };
    moves.push({ kind: 'fault', fault: { kind: 'crash', process }, used: after });
  }
  if (mayStall(writing, story, bounds, used)) {
    const after = { ...used, stalls: used.stalls + 1 };
    moves.push({ kind: 'fault', fault: { kind: 'stall', process }, used: after });
  }
  return moves;
}

/** What is used up once this has happened; null: it may not happen, or need not be looked at. */
function usedBy<P extends ProtocolTypes>(
  configuration: Configuration<P>,
  { name, action }: EnabledAction<P>,
  { keepingAlive, viewTimers }: Story,
  bounds: Bounds,
  used: Used,
): Used | null {
  switch (action.kind) {
    case 'fireTimer': {
      const kind = mayFire(configuration, action.timer);
      if (kind === null) return null;
      if (viewTimers.has(kind) && used.views >= bounds.views) return null;
      if (keepingAlive.has(kind)) return used;
      return used.timeouts < bounds.timeouts ? { ...used, timeouts: used.timeouts + 1 } : null;
    }
    case 'invoke':
      return used.operations < bounds.operations
        ? { ...used, operations: used.operations + 1 }
        : null;
    case 'deliver':
      // Arriving at somebody who is busy is the same as being under way for longer.
      return name.startsWith('arrive ') ? null : used;
    case 'start':
    case 'diskDone':
    case 'fault':
      return used;
  }
}

/** The kind of the timer. Null: it has to wait for one that was set before it and surely runs out first. */
function mayFire({ processes }: Configuration, name: string): string | null {
  for (const { timers } of processes) {
    const own = timers.find((timer) => timer.name === name);
    if (own === undefined) continue;
    for (const earlier of timers) {
      if (earlier === own) return own.timer;
      if (!earlier.frozen && earlier.maxMs <= own.minMs) return null;
    }
  }
  return null;
}

function byHand<P extends ProtocolTypes>(
  moves: Move<P>[],
  { clients }: Story,
  bounds: Bounds,
  configuration: Configuration<P>,
  used: Used,
): void {
  if (used.operations >= bounds.operations) return;
  for (const [at, { process: id, operations }] of clients.entries()) {
    const begun = used.byHand[at] ?? 0;
    const operation = operations[begun];
    const process = configuration.processes.find((one) => one.id === id);
    if (operation === undefined || process === undefined || refuseOperation(process) !== null)
      continue;
    const action = {
      kind: 'invoke',
      process: id,
      id: `${id}.r${(process.client?.extra ?? 0) + 1}`,
      operation: operation as P['operation'],
    } as const;
    const counts = clients.map((_, client) => (used.byHand[client] ?? 0) + (client === at ? 1 : 0));
    moves.push({
      kind: 'invoke',
      action,
      used: { ...used, operations: used.operations + 1, byHand: counts },
    });
  }
}
