import { use, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ProtocolTypes } from '../../engine/configuration.ts';
import type { Sample } from '../../scene/charts.ts';
import type { OutageFace } from '../../scene/outage.ts';
import { branchOf } from '../../session/current-branch.ts';
import { isFutureHidden } from '../../session/questions.ts';
import type { EventSummary, Reading } from '../../worker/wire.ts';
import {
  BesideContext,
  useBranch,
  useProtocol,
  useSession,
  useSlice,
} from '../app/session-context.ts';

/** A model as the page knows it: how it is shown, and what it has come to. */
export interface Shown {
  readonly face: OutageFace;
  readonly options: ProtocolTypes['options'];
  readonly events: readonly EventSummary[];
  readonly cursor: number;
}

export function useOutage(): Shown | null {
  const face = useProtocol()?.presentation.outage;
  const branch = useBranch();
  const cursor = useSlice((state) => state.cursor);
  if (face === undefined || branch === undefined) return null;
  return { face, options: branch.spec.options, events: branch.events, cursor };
}

/** What is read off a model right after an event, and when. */
export interface Read extends Sample {
  readonly reading: Reading;
}

export function useReadings(events: readonly EventSummary[]): readonly Read[] {
  return useMemo(
    () =>
      events.flatMap(({ time, reading }) =>
        reading === null ? [] : [{ time, values: reading.values, reading }],
      ),
    [events],
  );
}

/** Another run drawn on the same charts; null: nothing is compared. */
export interface Other {
  readonly name: string;
  readonly events: readonly EventSummary[];
}

const NOTHING: readonly EventSummary[] = [];

export function useOther(): Other | null {
  const beside = useSlice((state) => state.beside);
  // While a question is open the other world would tell its answer.
  const hidden = useSlice(isFutureHidden);
  const open = use(BesideContext);
  if (open === null) throw new Error('A model is drawn where no other run can be opened.');
  const own = useSession().store;
  // The second session is made when something is to stand beside this run, and no sooner.
  const store = beside === null ? own : open().store;
  const events = useStore(store, (state) => branchOf(state)?.events) ?? NOTHING;
  return beside === null || hidden ? null : { name: beside.name, events };
}
