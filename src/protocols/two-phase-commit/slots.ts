import type { Fault } from '../../engine/action.ts';
import type { ProcessSpec } from '../../engine/protocol.ts';
import type { EventFacts, FaultSlot } from '../../scene/presentation.ts';

/** The faults this protocol is known for, each at the instant that makes the difference. */
export function slots(
  processes: readonly Pick<ProcessSpec, 'id' | 'role'>[],
): readonly FaultSlot[] {
  const ids = processes.map(({ id }) => id);
  const coordinator = processes.find(({ role }) => role === 'coordinator')?.id;
  const participants = processes.filter(({ role }) => role === 'participant').map(({ id }) => id);
  const [first] = participants;
  const last = participants.at(-1);
  if (coordinator === undefined || first === undefined || last === undefined) return [];
  const cutOff: Fault = {
    kind: 'cut',
    from: [last],
    to: ids.filter((id) => id !== last),
    both: true,
  };
  return [
    {
      id: 'cut-off-unprepared',
      cell: 'prepare',
      label: `Cut ${last} off while PREPARE is on its way`,
      short: `Cut ${last} off`,
      icon: 'cut',
      find: (event) => (sending(event, 'PREPARE', last) === null ? null : cutOff),
      absent: `No PREPARE is sent to ${last} in this run.`,
    },
    {
      id: 'participant-dies-prepared',
      cell: 'votes',
      label: `Crash ${first} right after its vote`,
      short: `Crash ${first}`,
      icon: 'crash',
      find: (event) =>
        event.process === first && sending(event, 'YES', coordinator) !== null
          ? { kind: 'crash', process: first }
          : null,
      absent: `${first} never votes YES in this run.`,
    },
    {
      id: 'coordinator-dies-undecided',
      cell: 'open',
      label: `Crash ${coordinator} between votes and decision`,
      short: `Crash ${coordinator}`,
      icon: 'crash',
      find: ({ beat, process }) =>
        beat === 'votes' && process === coordinator ? { kind: 'crash', process } : null,
      absent: 'The votes are never all in and all YES in this run.',
    },
    {
      id: 'coordinator-dies-decided',
      cell: 'decision',
      label: `Crash ${coordinator} when COMMIT is on its disk, before it tells anybody`,
      short: `Crash ${coordinator}`,
      icon: 'crash',
      find: ({ process, durable }) =>
        process === coordinator && durable.some((record) => record.startsWith('COMMIT'))
          ? { kind: 'crash', process, afterEffects: RECORD_AND_MEMORY }
          : null,
      absent: `${coordinator} never logs COMMIT in this run.`,
    },
    {
      id: 'commit-lost',
      cell: 'out',
      label: `Lose the COMMIT to ${last}`,
      short: 'Lose COMMIT',
      icon: 'lose',
      find(event) {
        const envelope = sending(event, 'COMMIT', last);
        return envelope === null ? null : { kind: 'drop', envelope };
      },
      absent: `No COMMIT is sent to ${last} in this run.`,
    },
  ];
}

/** The record is durable and the coordinator knows it; the first message would be the next effect. */
const RECORD_AND_MEMORY = 2;

/** The message of that kind that is sent to `to` with this event. */
function sending({ sent }: EventFacts, kind: string, to: string): string | null {
  return sent.find((it) => it.messageKind === kind && it.to === to)?.envelope ?? null;
}
