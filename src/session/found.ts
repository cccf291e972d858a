import { canonical } from '../base/canonical.ts';
import type { EventIndex } from '../engine/configuration.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { Branch, BranchId, SessionState } from './state.ts';

export interface FoundActions {
  /** Opens a run that was found, as a branch, at that event of it; the same run again where it is among the branches. */
  readonly openFound: (name: string, spec: RunSpec, at: EventIndex) => void;
}

interface Host {
  readonly get: () => SessionState;
  readonly show: (branch: BranchId, at: EventIndex) => void;
  readonly add: (name: string, spec: RunSpec, origin: Branch['from'], at: EventIndex) => void;
}

/** What a search hands over to the page. */
export function foundActions({ get, show, add }: Host): FoundActions {
  return {
    openFound(name, spec, at) {
      const { branches, current } = get();
      if (current === null) return;
      const wanted = canonical(spec);
      const known = branches.find((it) => !it.hidden && canonical(it.spec) === wanted);
      if (known !== undefined) show(known.id, at);
      // What it does otherwise comes right after the event it is opened at, or is that event.
      else add(name, spec, { branch: current, index: Math.max(at - 1, 0) }, at);
    },
  };
}

/** Is it of the machine's making, or grown out of what is? */
export function isOfMachine(branch: Branch, branches: readonly Branch[]): boolean {
  if (branch.isFound === true) return true;
  const parent = branches.find(({ id }) => id === branch.from?.branch);
  return parent !== undefined && isOfMachine(parent, branches);
}
