import type { TraceEvent } from './action.ts';
import type { Configuration, ProtocolTypes } from './configuration.ts';
import { configurationKey } from './key.ts';
import type { Survey } from './enabled.ts';
import type { Machine } from './machine.ts';

/** Watches a run for the end of everything that matters. */
export interface SettleWatch<P extends ProtocolTypes> {
  /** Call after every event. True: nothing in the foreground can happen, and the background goes round in a circle. */
  isSettled(event: TraceEvent<P>, configuration: Configuration<P>, survey: Survey<P>): boolean;
}

interface Round {
  readonly key: string;
  /** Background timers that were set when the round began and have not fired since. */
  readonly unfired: Set<string>;
  budget: number;
}

/**
 * A run is settled when no foreground action is enabled and the canonical key recurs over a full background round:
 * every timer that was set when the key was taken has fired since (or was put off, or cancelled), no fault struck, and
 * the network lost nothing by chance.
 */
export function watchForSettling<P extends ProtocolTypes>(machine: Machine<P>): SettleWatch<P> {
  let round: Round | null = null;

  function begin(configuration: Configuration<P>): Round {
    const unfired = new Set<string>();
    for (const process of configuration.processes) {
      if (process.status !== 'up') continue;
      for (const timer of process.timers) {
        if (!timer.frozen) unfired.add(timerKey(process.id, timer.timer, timer.subject));
      }
    }
    const budget = 16 + 8 * (unfired.size + configuration.inFlight.length);
    return { key: configurationKey(machine.protocol, configuration), unfired, budget };
  }

  return {
    isSettled(event, configuration, survey) {
      if (survey.next === null) return true;
      if (survey.foreground) {
        round = null;
        return false;
      }
      if (round === null || event.action.kind === 'fault' || isLostByChance(event)) {
        round = begin(configuration);
        return false;
      }
      leaveRound(round.unfired, event);
      if (round.unfired.size === 0) {
        if (configurationKey(machine.protocol, configuration) === round.key) return true;
        if (--round.budget <= 0) round = begin(configuration);
      }
      return false;
    },
  };
}

/** A timer's turn is over when it has fired, was put off, or was cancelled. */
function leaveRound(unfired: Set<string>, { action, effects }: TraceEvent): void {
  if (action.kind === 'fireTimer') unfired.delete(seriesOf(action.timer));
  for (const effect of effects) {
    if (effect.kind === 'setTimer' || effect.kind === 'cancelTimer') {
      unfired.delete(seriesOf(effect.timer));
    }
  }
}

/** Chance broke the circle: the next round may be luckier. */
function isLostByChance({ outcome }: TraceEvent): boolean {
  return outcome.kind === 'lost' && outcome.why === 'network';
}

function timerKey(process: string, timer: string, subject: string): string {
  return subject === '' ? `${process} ${timer}` : `${process} ${timer} ${subject}`;
}

/** `P1 inquire T1#3` is one of the series `P1 inquire T1`. */
function seriesOf(timerName: string): string {
  return timerName.slice(0, timerName.lastIndexOf('#'));
}
