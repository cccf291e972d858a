import { describe, expect, it } from 'vitest';
import type { RoleHandlers } from '../../../src/engine/protocol.ts';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import type { State, TwoPhase } from '../../../src/protocols/two-phase-commit/types.ts';
import { after, runOf, type RunSetup } from '../../support/runs.ts';
import { violated } from '../../support/two-phase.ts';

/** Every property catches a protocol that breaks it: mutants, each wrong in one place. */

const { protocol } = twoPhaseCommit;
const role = (id: string): RoleHandlers<TwoPhase> => protocol.handlers(id);

function mutant(roleId: string, change: Partial<RoleHandlers<TwoPhase>>): ProtocolEntry {
  const handlers = (id: string): RoleHandlers<TwoPhase> =>
    id === roleId ? { ...role(id), ...change } : role(id);
  return { ...twoPhaseCommit, protocol: { ...protocol, handlers } };
}

function broken(entry: ProtocolEntry, setup: RunSetup = {}): readonly string[] {
  return violated(runOf(entry, setup)).map((text) => text.slice(0, text.indexOf(':')));
}

const voteNo = after('start P2', { kind: 'perturb', process: 'P2', perturbation: 'vote-no' });
const losesCommit = after('disk TC COMMIT T1#1', { kind: 'drop', envelope: 'TC>P2 COMMIT T1#1' });

describe('2PC properties catch', () => {
  it('nothing in a healthy run', () => {
    expect(broken(twoPhaseCommit)).toEqual([]);
  });

  it('AC3: a coordinator that takes NO for YES', () => {
    const entry = mutant('coordinator', {
      onMessage: (context, state, { from, message }) => {
        const heard =
          message.kind === 'NO' ? ({ ...message, kind: 'YES', reads: {} } as const) : message;
        return (
          role('coordinator').onMessage?.(context, state, { from, message: heard }) ?? [state, []]
        );
      },
    });
    expect(broken(entry, { interventions: [voteNo] })).toEqual(
      expect.arrayContaining(['2PC-AC1', '2PC-AC3']),
    );
  });

  it('AC2: a participant that forgets what it has decided', () => {
    const forget = (state: State): State =>
      state.role === 'participant' ? { ...state, decided: { size: 0, root: null } } : state;
    const entry = mutant('participant', {
      onMessage: (context, state, input) =>
        role('participant').onMessage?.(context, forget(state), input) ?? [state, []],
    });
    const setup: RunSetup = {
      options: { inquireMs: 60 },
      interventions: [
        after('fire P1 inquire T1#1', { kind: 'duplicate', envelope: 'P1>TC INQUIRE T1#1' }),
        after('fault duplicate P1>TC INQUIRE T1#1#1', {
          kind: 'delay',
          envelope: 'P1>TC INQUIRE T1#1~2',
          byMs: 900,
        }),
      ],
    };
    expect(broken(entry, setup)).toContain('2PC-AC2');
    expect(broken(twoPhaseCommit, setup)).toEqual([]);
  });

  it('AC4: a coordinator that aborts for no reason', () => {
    const entry = mutant('coordinator', {
      onMessage: (context, state, { from, message }) => {
        if (
          state.role !== 'coordinator' ||
          message.kind !== 'YES' ||
          state.open[0]?.yes.length !== 1
        ) {
          return role('coordinator').onMessage?.(context, state, { from, message }) ?? [state, []];
        }
        const heard = { kind: 'NO', transaction: message.transaction } as const;
        return (
          role('coordinator').onMessage?.(context, state, { from, message: heard }) ?? [state, []]
        );
      },
    });
    expect(broken(entry)).toContain('2PC-AC4');
  });

  it('AC5: a participant that does not ask', () => {
    const entry = mutant('participant', { onTimer: (_context, state) => [state, []] });
    const setup: RunSetup = {
      options: { ackTimeoutMs: 600_000 },
      interventions: [losesCommit],
      horizonMs: 500_000,
    };
    expect(broken(entry, { ...setup, off: ['2PC-R7'] })).toContain('2PC-AC5');
  });

  it('SER: a participant that reads something else', () => {
    const entry = mutant('participant', {
      onMessage: (context, state, { from, message }) => {
        const [next, effects] = role('participant').onMessage?.(context, state, {
          from,
          message,
        }) ?? [state, []];
        const wrong = effects.map((effect) =>
          effect.kind === 'send' && effect.message.kind === 'YES'
            ? { ...effect, message: { ...effect.message, reads: { A: 7 } } }
            : effect,
        );
        return [next, wrong];
      },
    });
    expect(broken(entry, { options: { workload: 'get' } })).toEqual(['2PC-SER']);
  });

  it('DATA: a participant that commits and does not write', () => {
    const entry = mutant('participant', {
      onMessage: (context, state, input) => {
        const [next, effects] = role('participant').onMessage?.(context, state, input) ?? [
          state,
          [],
        ];
        const lazy = effects.map((effect) =>
          effect.kind === 'become' &&
          effect.state.role === 'participant' &&
          state.role === 'participant'
            ? { ...effect, state: { ...effect.state, data: state.data } }
            : effect,
        );
        return [next, lazy];
      },
    });
    expect(broken(entry)).toEqual(['2PC-DATA']);
  });

  it('ISO: a participant that never locks', () => {
    const entry = mutant('participant', {
      onMessage: (context, state, input) => {
        const bare = state.role === 'participant' ? { ...state, locks: {} } : state;
        return role('participant').onMessage?.(context, bare, input) ?? [state, []];
      },
    });
    expect(broken(entry, { options: { clients: 2, workload: 'conflict' } })).toContain('2PC-ISO');
  });
});
