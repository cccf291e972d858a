import type { NodeFace, Picture, ProcessPicture } from '../../scene/presentation.ts';
import type { ReplicaState, StateMachine } from './types.ts';
import { chip, dataText, operationText } from './words.ts';

/** What a node shows of itself: how far it has read, and the digest of what it has come to. */
export function nodeFace(
  process: ProcessPicture<StateMachine>,
  picture: Picture<StateMachine>,
): NodeFace {
  const { state } = process;
  switch (state?.role) {
    case 'client':
      return state.outstanding === null
        ? NOTHING
        : { ...NOTHING, word: 'waiting', facts: [operationText(state.outstanding.work)] };
    case 'sequencer': {
      const { length } = state.log;
      return {
        ...NOTHING,
        word: length === 0 ? '' : `${length} in order`,
        facts: state.skipped.map((number) => `skips ${number}`),
      };
    }
    case 'replica':
      return state.halted === null ? replicaFace(state, picture) : haltedFace(state);
    case undefined:
      return NOTHING;
  }
}

const NOTHING: NodeFace = { word: '', tone: 'plain', seal: null, locks: [], facts: [] };

function replicaFace(state: ReplicaState, { ghost, processes }: Picture<StateMachine>): NodeFace {
  const { data, applied, early } = state;
  const position = applied.length;
  const digest = digestAt(state, position);
  const others = processes.flatMap(({ state: other }) =>
    other?.role === 'replica' && other.halted === null && other.applied.length >= position
      ? [digestAt(other, position)]
      : [],
  );
  const first = ghost.firsts[position]?.digest ?? digest;
  const isApart = [first, ...others].some((other) => other !== digest);
  const missing = position + 1;
  const waiting = early.map(({ number }) => number).toSorted((a, b) => a - b);
  return {
    ...NOTHING,
    word: early.length > 0 ? `lacks ${missing}` : `${position}: ${chip(digest)}`,
    facts: [Object.keys(data).length === 0 ? 'holds nothing' : `holds ${dataText(data, 8)}`],
    pennant: isApart
      ? { text: '!=', title: `another digest than others at position ${position}` }
      : null,
    latch: early.length > 0 ? `${waiting.join(', ')} must wait: ${missing} is missing` : null,
  };
}

/** Of its state after that many entries. */
export function digestAt({ origin, applied }: ReplicaState, position: number): string {
  return applied[position - 1]?.digest ?? origin;
}

/** The computer is up and its log is there; nobody is at home. */
function haltedFace({ halted }: ReplicaState): NodeFace {
  const position = halted?.position ?? 0;
  const times = halted?.times ?? 0;
  return {
    ...NOTHING,
    word: 'crashed',
    tone: 'aborted',
    facts: [times === 1 ? 'once so far' : `${times} times so far`],
    border: 'dashed',
    latch: `crashes at ${position}: whenever the program reads its log`,
  };
}
