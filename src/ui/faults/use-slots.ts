import { useMemo } from 'react';
import { slotMoments, type SlotMoments } from '../../session/slots.ts';
import { isFutureHidden } from '../../session/questions.ts';
import { useBranch, useSlice } from '../app/session-context.ts';

const NONE: readonly SlotMoments[] = [];

/** The classic faults of the run that is shown. None while a question is open: they would tell what is to come. */
export function useSlots(): readonly SlotMoments[] {
  const branch = useBranch();
  const processes = useSlice((state) => state.snapshot?.picture.processes);
  const hidden = useSlice(isFutureHidden);
  const ids = (processes ?? []).map(({ id, role }) => `${id} ${role}`).join();
  const { protocol } = branch?.spec ?? {};
  const events = branch?.events;
  return useMemo(
    () =>
      hidden || protocol === undefined || events === undefined || ids === ''
        ? NONE
        : slotMoments(protocol, processes ?? [], events),
    // `ids` is what counts of the processes: their states change with every event.
    // eslint-disable-next-line react/exhaustive-deps
    [hidden, protocol, events, ids],
  );
}
