import type { Timer } from '../../engine/configuration.ts';
import type { InterventionAction } from '../../engine/spec.ts';
import type { ProtocolEntry } from '../../protocols/registry.ts';
import type { ProcessPicture } from '../../scene/presentation.ts';
import type { Branch } from '../../session/state.ts';
import type { Snapshot } from '../../worker/wire.ts';
import type { MenuItem } from './menu.tsx';

interface Input {
  readonly id: string;
  readonly snapshot: Snapshot;
  readonly branch: Branch;
  readonly entry: ProtocolEntry;
  readonly intervene: (action: InterventionAction) => void;
  readonly inspect: () => void;
  readonly sweep: () => void;
}

const SLOW_DISK_MS = 200;

/** Everything that can be done to a node; what cannot be done now is left out or says why. */
export function nodeItems(input: Input): readonly MenuItem[] {
  const { id, snapshot, intervene, inspect, sweep } = input;
  const process = snapshot.picture.processes.find((it) => it.id === id);
  if (process === undefined) return [];
  const down = process.status === 'crashed' || process.status === 'unstarted';
  const others = snapshot.picture.processes.map((it) => it.id).filter((it) => it !== id);
  return [
    ...(down
      ? [
          {
            label: process.status === 'unstarted' ? 'Start' : 'Restart',
            hint: 'C',
            act: () => intervene({ kind: 'restart', process: id }),
          },
        ]
      : [{ label: 'Crash', hint: 'C', act: () => intervene({ kind: 'crash', process: id }) }]),
    ...lifeItems(process, intervene),
    ...networkItems(process.id, others, snapshot.picture.cuts, intervene),
    ...ownItems(input, process),
    ...callItems(input, process),
    ...timerItems(process.timers, intervene),
    ...diskItems(process, intervene),
    ...(process.client === null && input.entry.presentation.outage === undefined
      ? [{ label: 'Crash at every event', act: sweep }]
      : []),
    { label: 'Inspect', hint: 'I', act: inspect },
  ];
}

type Intervene = Input['intervene'];

function lifeItems({ id, status }: ProcessPicture, intervene: Intervene): MenuItem[] {
  if (status === 'stalled') {
    return [{ label: 'Resume', hint: 'S', act: () => intervene({ kind: 'resume', process: id }) }];
  }
  if (status !== 'up') return [];
  return [{ label: 'Stall', hint: 'S', act: () => intervene({ kind: 'stall', process: id }) }];
}

function networkItems(
  id: string,
  others: readonly string[],
  cuts: readonly string[],
  intervene: Intervene,
): MenuItem[] {
  const isCut = (from: string, to: string) => cuts.includes(`${from}>${to}`);
  const links = others.flatMap((other): MenuItem[] => {
    const both = { from: [id], to: [other], both: true };
    const there = isCut(id, other);
    const back = isCut(other, id);
    return [
      ...(there && back
        ? []
        : [{ label: `Cut ${id} and ${other}`, act: () => intervene({ kind: 'cut', ...both }) }]),
      ...(there
        ? []
        : [
            {
              label: `Cut only from ${id} to ${other}`,
              act: () => intervene({ kind: 'cut', from: [id], to: [other], both: false }),
            },
          ]),
      ...(back
        ? []
        : [
            {
              label: `Cut only from ${other} to ${id}`,
              act: () => intervene({ kind: 'cut', from: [other], to: [id], both: false }),
            },
          ]),
      ...(there || back
        ? [{ label: `Heal ${id} and ${other}`, act: () => intervene({ kind: 'heal', ...both }) }]
        : []),
    ];
  });
  const all = { from: [id], to: others, both: true };
  const whole = others.every((other) => isCut(id, other) && isCut(other, id));
  const any = others.some((other) => isCut(id, other) || isCut(other, id));
  return [
    ...(whole
      ? []
      : [{ label: 'Cut off', hint: 'X', act: () => intervene({ kind: 'cut', ...all }) }]),
    ...(any
      ? [{ label: 'Reconnect', hint: 'H', act: () => intervene({ kind: 'heal', ...all }) }]
      : []),
    { label: 'Links', items: links },
  ];
}

/** What only this protocol knows how to do wrong. */
function ownItems({ entry, intervene, id }: Input, process: ProcessPicture): MenuItem[] {
  if (process.status !== 'up' && process.status !== 'stalled') return [];
  return entry.protocol.perturbations
    .filter((it) => it.role === process.role)
    .map((it) => ({
      label: it.title,
      act: () => intervene({ kind: 'perturb', process: id, perturbation: it.id }),
    }));
}

/** A client can call once more: what comes next in its work, or, when that is done, what it began with. */
function callItems({ entry, branch, intervene, id }: Input, process: ProcessPicture): MenuItem[] {
  const { client } = process;
  if (client === null) return [];
  const { options } = branch.spec;
  const describe = (operation: { readonly kind: string }) =>
    entry.presentation.operation?.(operation) ?? operation.kind;
  const seen = new Map<string, { readonly kind: string }>();
  for (let n = 0; n < 3; n += 1) {
    const next = entry.protocol.workload(options, id, n);
    if (next !== null) seen.set(describe(next.operation), next.operation);
  }
  const items = [...seen].map(([label, operation]) => ({
    label: `Call: ${label}`,
    act: () => intervene({ kind: 'invoke', process: id, operation }),
    ...(client.outstanding === null ? {} : { disabled: 'waits for an answer' }),
  }));
  return items.length > 1 ? [{ label: 'New operation', items }] : items;
}

function timerItems(timers: readonly Timer[], intervene: Intervene): MenuItem[] {
  if (timers.length === 0) return [];
  return [
    {
      label: timers.length === 1 ? 'Timer' : `Timers (${timers.length})`,
      items: timers.flatMap((timer) => [
        {
          label: `Fire ${timerLabel(timer)} now`,
          act: () => intervene({ kind: 'fireTimerNow', timer: timer.name }),
        },
        timer.frozen
          ? {
              label: `Thaw ${timerLabel(timer)}`,
              act: () => intervene({ kind: 'thawTimer', timer: timer.name }),
            }
          : {
              label: `Freeze ${timerLabel(timer)}`,
              act: () => intervene({ kind: 'freezeTimer', timer: timer.name }),
            },
      ]),
    },
  ];
}

export function timerLabel(timer: Timer): string {
  return timer.subject === '' ? timer.timer : `${timer.timer} ${timer.subject}`;
}

function diskItems(process: ProcessPicture, intervene: Intervene): MenuItem[] {
  const { id, disk, status } = process;
  if (process.client !== null) return [];
  return [
    {
      label: 'Disk',
      items: [
        ...(status === 'crashed' || status === 'unstarted'
          ? []
          : [
              {
                label: 'Crash and lose disk',
                act: () => intervene({ kind: 'crash', process: id, loseDisk: true } as const),
              },
            ]),
        {
          label: 'Slow disk',
          act: () => intervene({ kind: 'slowDisk', process: id, extraMs: SLOW_DISK_MS }),
        },
        { label: 'Fail next write', act: () => intervene({ kind: 'failDisk', process: id }) },
        ...(disk.failing || disk.extraMs > 0
          ? [
              {
                label: 'Mend disk',
                act: () => intervene({ kind: 'mendDisk', process: id } as const),
              },
            ]
          : []),
      ],
    },
  ];
}
