import type { RunFinding } from '../checker/explore/index.ts';
import { interventionEvents } from '../engine/intervention-events.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';
import { encodeLink } from '../session/link.ts';
import { begin, NO_HORIZON } from './simulate.ts';

/** The link that opens what was found, at the event after which the search began; the engine itself has replayed it. */
export async function linkTo({ run }: RunFinding, entry: ProtocolEntry): Promise<string> {
  const replayed = begin(run.spec, entry, NO_HORIZON);
  replayed.advance(run.to + 1);
  const at = interventionEvents(run.spec.interventions, replayed.events);
  const marks = at.map((index) => (index === null ? '' : replayed.digestAt(index)));
  return encodeLink(run.spec, run.from, replayed.digestAt(run.from), marks);
}
