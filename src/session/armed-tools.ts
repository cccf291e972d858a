import { failed, ok, type Result } from '../base/result.ts';
import type { InterventionAction } from '../engine/spec.ts';
import type { Snapshot } from '../worker/wire.ts';

/** What a click on the stage is about to do. */
export type ToolId =
  | 'crash'
  | 'restart'
  | 'stall'
  | 'resume'
  | 'cut off'
  | 'reconnect'
  | 'drop'
  | 'duplicate'
  | 'delay';

export interface Tool {
  readonly id: ToolId;
  readonly title: string;
  readonly on: 'node' | 'message';
}

export const DELAY_MS = 500;

export const TOOLS: readonly Tool[] = [
  { id: 'crash', title: 'Crash', on: 'node' },
  { id: 'restart', title: 'Restart', on: 'node' },
  { id: 'stall', title: 'Stall', on: 'node' },
  { id: 'resume', title: 'Resume', on: 'node' },
  { id: 'cut off', title: 'Cut off', on: 'node' },
  { id: 'reconnect', title: 'Reconnect', on: 'node' },
  { id: 'drop', title: 'Drop', on: 'message' },
  { id: 'duplicate', title: 'Duplicate', on: 'message' },
  { id: 'delay', title: `Delay by ${DELAY_MS} ms`, on: 'message' },
];

export type Target =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'message'; readonly name: string };

/** What the tool does to what was clicked; or, in one sentence, why it cannot. */
export function applied(
  id: ToolId,
  target: Target,
  snapshot: Snapshot,
): Result<InterventionAction> {
  const tool = TOOLS.find((it) => it.id === id);
  if (tool?.on !== target.kind) {
    const wanted = tool?.on === 'message' ? 'a message on its way' : 'a node';
    return failed(`That is a ${target.kind}; choose ${wanted}.`);
  }
  return target.kind === 'node'
    ? onNode(id, target.id, snapshot)
    : onMessage(id, target.name, snapshot);
}

function onNode(id: ToolId, node: string, { picture }: Snapshot): Result<InterventionAction> {
  const status = picture.processes.find((it) => it.id === node)?.status;
  const isDown = status === 'crashed' || status === 'unstarted';
  const others = picture.processes.map((it) => it.id).filter((it) => it !== node);
  const links = { from: [node], to: others, both: true };
  switch (id) {
    case 'crash':
      return isDown ? failed(`${node} is down already.`) : ok({ kind: 'crash', process: node });
    case 'restart':
      return isDown ? ok({ kind: 'restart', process: node }) : failed(`${node} is up already.`);
    case 'stall':
      return status === 'up' ? ok({ kind: 'stall', process: node }) : failed(`${node} is not up.`);
    case 'resume':
      return status === 'stalled'
        ? ok({ kind: 'resume', process: node })
        : failed(`${node} is not stalled.`);
    case 'reconnect':
      return picture.cuts.some((cut) => cut.split('>').includes(node))
        ? ok({ kind: 'heal', ...links })
        : failed(`${node} is not cut off from anybody.`);
    case 'cut off':
    case 'drop':
    case 'duplicate':
    case 'delay':
      return ok({ kind: 'cut', ...links });
  }
}

function onMessage(
  id: ToolId,
  envelope: string,
  { picture }: Snapshot,
): Result<InterventionAction> {
  if (!picture.inFlight.some((it) => it.name === envelope)) return failed('That message is gone.');
  if (id === 'delay') return ok({ kind: 'delay', envelope, byMs: DELAY_MS });
  return ok({ kind: id === 'drop' ? 'drop' : 'duplicate', envelope });
}
