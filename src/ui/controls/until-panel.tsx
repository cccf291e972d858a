import { useEffect, useRef, useState } from 'react';
import { countOf, type Breakpoint } from '../../session/breakpoints.ts';
import type { Goal } from '../../session/run-goals.ts';
import { SEARCHED_EVENTS } from '../../session/run-until.ts';
import { useActions, useProtocol, useSlice } from '../app/session-context.ts';
import faults from '../faults/faults.module.css';
import { ActionButton } from './action-button.tsx';

/** Where the run is to be followed to; and where playing stops by itself. */
export function UntilPanel() {
  const { runUntil, setPanel } = useActions();
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  const { ids, time, points } = useSlice((state) => ({
    ids: state.snapshot?.picture.processes,
    time: state.snapshot?.picture.time ?? 0,
    points: countOf(state.breakpoints),
  }));
  const kinds = useMessageKinds();
  const nodes = (ids ?? []).map(({ id }) => id);
  const [kind, setKind] = useState(kinds[0] ?? '');
  const [node, setNode] = useState('');
  const [ms, setMs] = useState(Math.ceil((time + 1) / 100) * 100);
  const go = (goal: Goal) => {
    setPanel(null);
    runUntil(goal);
  };
  const process = node === '' ? null : node;
  return (
    <>
      <div ref={first} className={faults.list}>
        <Go label="An invariant is violated" act={() => go({ kind: 'violated' })} />
        <Go label="An operation returns" act={() => go({ kind: 'returned' })} />
        <ActionButton
          label="A breakpoint is hit"
          why={points === 0 ? 'No breakpoint is set.' : null}
          act={() => go({ kind: 'breakpoint' })}
        />
      </div>
      <div className={faults.pair}>
        <Choice label="Message" value={kind} values={kinds} onChange={setKind} />
        <Go label="Arrives" act={() => go({ kind: 'message', name: kind })} />
      </div>
      <div className={faults.pair}>
        <Choice label="Node" value={node} values={['', ...nodes]} onChange={setNode} />
        <Go label="Crashes" act={() => go({ kind: 'crashed', process })} />
        <Go label="Becomes uncertain" act={() => go({ kind: 'uncertain', process })} />
      </div>
      <div className={faults.pair}>
        <label htmlFor="until-ms">Time in ms</label>
        <input
          id="until-ms"
          type="number"
          min={0}
          step={100}
          value={ms}
          onChange={(event) => setMs(event.target.valueAsNumber || 0)}
        />
        <Go label="Is reached" act={() => go({ kind: 'time', ms })} />
      </div>
      <p className={faults.quiet}>
        Looks at the next {SEARCHED_EVENTS.toLocaleString('en')} events at most, and says so where
        it finds nothing.
      </p>
      <Points kinds={kinds} nodes={nodes} />
    </>
  );
}

function useMessageKinds(): readonly string[] {
  return Object.keys(useProtocol()?.presentation.messages ?? {});
}

function Go({ label, act }: { readonly label: string; readonly act: () => void }) {
  return (
    <button type="button" className="button" onClick={act}>
      {label}
    </button>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly values: readonly string[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, values, onChange }: ChoiceProps) {
  return (
    <label className={faults.pair}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {values.map((it) => (
          <option key={it} value={it}>
            {it === '' ? 'any' : it}
          </option>
        ))}
      </select>
    </label>
  );
}

interface PointsProps {
  readonly kinds: readonly string[];
  readonly nodes: readonly string[];
}

function Points({ kinds, nodes }: PointsProps) {
  return (
    <section className={faults.part} aria-label="Breakpoints">
      <h3>Breakpoints: playing stops there</h3>
      <div className={faults.tools}>
        {nodes.map((name) => (
          <Point key={name} point={{ kind: 'lane', name }} />
        ))}
      </div>
      <div className={faults.tools}>
        {kinds.map((name) => (
          <Point key={name} point={{ kind: 'message', name }} />
        ))}
      </div>
    </section>
  );
}

function Point({ point }: { readonly point: Breakpoint }) {
  const { toggleBreakpoint } = useActions();
  const set = useSlice(({ breakpoints }) =>
    breakpoints[point.kind === 'lane' ? 'lanes' : 'kinds'].includes(point.name),
  );
  const where = point.kind === 'lane' ? `at ${point.name}` : `when ${point.name} arrives`;
  return (
    <button
      type="button"
      className="button"
      aria-pressed={set}
      aria-label={`Breakpoint ${where}`}
      onClick={() => toggleBreakpoint(point)}
    >
      {point.name}
    </button>
  );
}
