import { interventionEvents } from '../../engine/intervention-events.ts';
import type { Run } from '../../engine/run.ts';
import type { Intervention, RunSpec } from '../../engine/spec.ts';

/**
 * The run without the interventions from position `from` up to `to`, which is no longer among them. What was anchored
 * at one of them is anchored where that one was: its own event will not happen.
 */
export function withoutThose(run: Run, spec: RunSpec, from: number, to: number): RunSpec {
  const { interventions } = spec;
  const became = interventionEvents(interventions, run.events);
  const anchors = new Map<string, Intervention['at']>();
  const anchorOf = (at: Intervention['at']): Intervention['at'] =>
    anchors.get(at.after ?? '') ?? at;
  for (let position = from; position < to; position++) {
    const event = run.events[became[position] ?? -1];
    const dropped = interventions[position];
    if (event !== undefined && dropped !== undefined) anchors.set(event.name, anchorOf(dropped.at));
  }
  const kept = interventions.toSpliced(from, to - from).map((intervention) => {
    const { after } = anchorOf(intervention.at);
    return after === intervention.at.after
      ? intervention
      : { ...intervention, at: { ...intervention.at, after } };
  });
  return { ...spec, interventions: kept };
}
