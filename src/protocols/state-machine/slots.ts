import type { Fault } from '../../engine/action.ts';
import type { ProcessSpec } from '../../engine/protocol.ts';
import type { EventFacts, FaultSlot } from '../../scene/presentation.ts';

/** The faults this protocol is known for, each at the instant that makes the difference. */
export function slots(
  processes: readonly Pick<ProcessSpec, 'id' | 'role'>[],
): readonly FaultSlot[] {
  const replicas = processes.filter(({ role }) => role === 'replica').map(({ id }) => id);
  const [first] = replicas;
  const last = replicas.at(-1);
  const sequencer = processes.find(({ role }) => role === 'sequencer')?.id;
  if (first === undefined || last === undefined || sequencer === undefined) return [];
  const cutOff: Fault = { kind: 'cut', from: [sequencer], to: [last], both: true };
  return [
    {
      id: 'entry-lost',
      cell: 'position-1',
      label: `Lose the first entry to ${last}`,
      short: 'Lose it',
      icon: 'lose',
      find(event) {
        const envelope = entryTo(event, last);
        return envelope === null ? null : { kind: 'drop', envelope };
      },
      absent: `No entry is sent to ${last} in this run.`,
    },
    {
      id: 'replica-crashes',
      cell: 'position-2',
      label: `Crash ${first} when its first entry is on disk and not yet carried out`,
      short: `Crash ${first}`,
      icon: 'crash',
      find: ({ process, durable }) =>
        process === first && durable.length > 0
          ? { kind: 'crash', process, afterEffects: RECORD_ONLY }
          : null,
      absent: `${first} writes no entry in this run.`,
    },
    {
      id: 'cut-off',
      cell: 'position-0',
      label: `Cut ${last} off from ${sequencer} when the first entry is sent`,
      short: `Cut ${last}`,
      icon: 'cut',
      find: (event) => (entryTo(event, last) === null ? null : cutOff),
      absent: `No entry is sent to ${last} in this run.`,
    },
  ];
}

/** The record is durable; memory would be the next effect. */
const RECORD_ONLY = 1;

function entryTo({ sent }: EventFacts, to: string): string | null {
  const found = sent.find(
    (it) => it.to === to && (it.messageKind === 'ENTRY' || it.messageKind === 'REQUEST'),
  );
  return found?.envelope ?? null;
}
