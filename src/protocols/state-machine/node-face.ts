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
      return state.halted === null ? replicaFace(process.id, state, picture) : haltedFace(state);
    case undefined:
      return NOTHING;
  }
}

const NOTHING: NodeFace = { word: '', tone: 'plain', seal: null, locks: [], facts: [] };

function replicaFace(id: string, state: ReplicaState, { ghost }: Picture<StateMachine>): NodeFace {
  const { data, applied, early } = state;
  const position = applied.length;
  const digest = digestAt(state, position);
  const first = ghost.firsts[position];
  const isApart = first !== undefined && first.digest !== digest;
  const missing = position + 1;
  const others = early.map(({ number }) => number).toSorted((a, b) => a - b);
  return {
    ...NOTHING,
    word: early.length > 0 ? `lacks ${missing}` : isApart ? `not like ${otherThan(id, first)}` : '',
    tone: isApart ? 'uncertain' : 'plain',
    facts: [dataText(data, 8)],
    pennant: {
      text: `${position}: ${chip(digest)}`,
      title: `has carried out ${position} entries; digest of its state ${digest}`,
    },
    latch: early.length > 0 ? `${missing} is missing: ${others.join(', ')} must wait` : null,
  };
}

function otherThan(id: string, { replica }: { readonly replica: string }): string {
  return replica === id ? 'before' : replica;
}

/** Of its state after that many entries. */
export function digestAt({ origin, applied }: ReplicaState, position: number): string {
  return applied[position - 1]?.digest ?? origin;
}

function haltedFace({ halted }: ReplicaState): NodeFace {
  const position = halted?.position ?? 0;
  const times = halted?.times ?? 0;
  return {
    ...NOTHING,
    word: `crashed at ${position}`,
    tone: 'aborted',
    facts: [times === 1 ? 'once so far' : `${times} times so far`],
    border: 'dashed',
    latch: `entry ${position} crashes the program whenever it is read`,
  };
}
