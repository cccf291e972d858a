import type { Picture, StripCell } from '../../scene/presentation.ts';
import { phaseStrip } from '../model-parts.ts';
import { controllerIn, hostsIn, investigatedIn, isSpreading } from './facts.ts';
import type { LeapDay } from './types.ts';

const CELLS = [
  ['latent', 'Nothing new yet', 'latent'],
  ['failing', 'New VMs fail', 'VMs fail'],
  ['falling', 'Hosts are blamed', 'hosts'],
  ['over', 'The spread is over', 'over'],
] as const;

/** Where the day stands. */
export function dayStrip(picture: Picture<LeapDay>): readonly StripCell[] {
  return phaseStrip(CELLS, phaseOf(picture));
}

function phaseOf(picture: Picture<LeapDay>): number {
  const hosts = hostsIn(picture);
  if (hosts === null || !hosts.leapDay) return 0;
  if (hosts.fixed) return 3;
  if (hosts.blames === 'vm' || investigatedIn(picture) === 0) return 1;
  const isUpdating = controllerIn(picture)?.updating === true && picture.inFlight.length > 0;
  return isSpreading(picture) || isUpdating ? 2 : 3;
}
