import { lengthOf } from '../../base/log-list.ts';
import type { Callout } from '../../scene/lesson.ts';
import {
  coordinatorCrashes,
  decisionOf,
  doubts,
  isBlocked,
  isSecret,
  isUp,
  justCommitted,
  justEnded,
} from './callout-facts.ts';
import type { TwoPhase } from './types.ts';

/** Remarks against what is commonly believed. Each is true wherever it is shown. */

export const CALLOUTS: readonly Callout<TwoPhase>[] = [
  {
    id: '2PC-1',
    text: 'Who is in doubt cannot abort: before it died, TC may have logged COMMIT.',
    holds: (event, _before, after) =>
      coordinatorCrashes(event, after) &&
      after.processes.some((one) => isUp(one) && doubts(one).length > 0),
  },
  {
    id: '2PC-3',
    text: 'It is committed from this record on, though nobody else has heard of it.',
    holds: (event, before, after) => {
      const record = justCommitted(event, after);
      return record !== null && isSecret(before, record);
    },
  },
  {
    id: '2PC-2',
    text: 'A YES is a promise: it asks, keeps waiting, and does not decide for itself.',
    holds: ({ action, process, effects }, _before, after) => {
      const own = after.processes.find(({ id }) => id === process);
      if (action.kind !== 'fireTimer' || own === undefined || !isUp(own)) return false;
      return effects.some(
        (effect) =>
          effect.kind === 'send' &&
          effect.message.kind === 'INQUIRE' &&
          doubts(own).includes(effect.message.transaction),
      );
    },
  },
  {
    id: '2PC-4',
    text: 'Nobody who is up can tell. Waiting is the price of never contradicting anybody.',
    holds: ({ action, outcome }, before, after) => {
      if (action.kind !== 'deliver' || outcome.kind !== 'lost' || outcome.why !== 'crashed')
        return false;
      const lost = before.inFlight.find(({ name }) => name === action.envelope);
      if (lost?.message.kind !== 'INQUIRE') return false;
      const asker = after.processes.find(({ id }) => id === lost.from);
      return asker !== undefined && isBlocked(after, asker, lost.message.transaction);
    },
  },
  {
    id: '2PC-5',
    text: 'Its memory is gone, its log is not: what it knows now is what it had written.',
    holds: ({ action, process }, before, after) => {
      if (action.kind !== 'fault' || action.fault.kind !== 'restart') return false;
      const was = before.processes.find(({ id }) => id === process);
      const is = after.processes.find(({ id }) => id === process);
      return was?.status === 'crashed' && is?.status === 'up' && lengthOf(is.log) > 0;
    },
  },
  {
    id: '2PC-6',
    text: 'Each server did a part of its own: one outcome for all, and no copies anywhere.',
    holds: (event, before, after) => {
      const ended = justEnded(event, before);
      if (ended === null || ended.participants.length < 2) return false;
      const servers = after.processes.filter(({ id }) => ended.participants.includes(id));
      return servers.every((one) => isUp(one) && decisionOf(one, ended.id) === 'committed');
    },
  },
  {
    id: 'NET-1',
    text: 'The sender has sent it, and that is all the sender knows.',
    holds: ({ action, outcome }, before) => {
      const isDrop = action.kind === 'fault' && action.fault.kind === 'drop';
      const isGone =
        outcome.kind === 'lost' && (outcome.why === 'wall' || outcome.why === 'network');
      const name = isDrop
        ? action.fault.envelope
        : action.kind === 'deliver' && isGone
          ? action.envelope
          : null;
      const lost = before.inFlight.find((envelope) => envelope.name === name);
      return before.processes.some((one) => one.id === lost?.from && isUp(one));
    },
  },
  {
    id: 'NET-2',
    text: 'Nobody is down here. A timer cannot tell dead from slow, or from a lost message.',
    holds: ({ action }, _before, after) =>
      action.kind === 'fireTimer' &&
      / (?:votes|acks|answer) /.test(action.timer) &&
      after.processes.every(({ status }) => status === 'up' || status === 'stalled'),
  },
];
