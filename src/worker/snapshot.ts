import { items, lengthOf } from '../base/log-list.ts';
import type { Configuration, EventIndex } from '../engine/configuration.ts';
import type { Run } from '../engine/run.ts';
import type { Picture } from '../scene/presentation.ts';
import type { Snapshot } from './wire.ts';

/** More of a log than fits on any page. */
const NEWEST_RECORDS = 100;

/** The whole state after the event at `index`, which must be known. */
export function snapshotAt(run: Run, index: EventIndex): Snapshot {
  const { event, configuration } = run.momentAt(index);
  const { machine } = run;
  return {
    index,
    event,
    picture: pictureOf(configuration),
    logs: Object.fromEntries(
      configuration.processes.map(({ id, log }) => [
        id,
        { records: items(log, NEWEST_RECORDS), total: lengthOf(log) },
      ]),
    ),
    tally: run.tallyAt(index),
    verdicts: run.verdictsAt(index),
    waiting: machine.protocol.waitingFor(configuration, machine.context),
    enabled: machine
      .enabled(configuration)
      .map(({ name, due, process, background }) => ({ name, due, process, background })),
  };
}

/** Leaves out what only the engine needs: the page would pay for copying it. */
function pictureOf({ time, inFlight, cuts, held, ghost, processes }: Configuration): Picture {
  return {
    time,
    inFlight,
    cuts,
    held,
    ghost,
    processes: processes.map(({ log: _log, pending: _pending, lastEvent: _last, ...it }) => it),
  };
}
