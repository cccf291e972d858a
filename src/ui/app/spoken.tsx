import { useEffect, useRef, useState } from 'react';
import { SPOKEN_GAP_MS, spokenText, urgencyOf } from '../../session/speech.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { useProtocol, useSlice } from './session-context.ts';

interface Props {
  readonly event: EventSummary | undefined;
  /** Said in place of the event's own sentence. */
  readonly instead: string | null;
}

/** The live region of the page, the only one that tells of events. */
export function Spoken({ event, instead }: Props) {
  const playing = useSlice((state) => state.playing);
  const invariants = useProtocol()?.protocol.invariants;
  const [spoken, setSpoken] = useState('');
  const last = useRef(-Infinity);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const urgency = event === undefined ? 'never' : urgencyOf(event, playing);
    // One that waits for its turn is not held up by what is never said.
    if (event === undefined || urgency === 'never') return;
    const titleOf = (rule: string) => invariants?.find((it) => it.rule === rule)?.title ?? rule;
    const text = instead ?? spokenText(event, titleOf);
    const due = urgency === 'now' ? 0 : last.current + SPOKEN_GAP_MS - performance.now();
    clearTimeout(waiting.current);
    waiting.current = setTimeout(
      () => {
        last.current = performance.now();
        setSpoken(text);
      },
      Math.max(0, due),
    );
  }, [event, instead, playing, invariants]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return (
    <p role="status" aria-live="polite" aria-atomic="true" className="visually-hidden">
      {spoken}
    </p>
  );
}
