import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { choose } from './store.ts';
import type {
  Entry,
  LogRecord,
  MessageOf,
  Numbered,
  SequencerState,
  StateMachine,
} from './types.ts';

type Writing = Script<StateMachine, SequencerState>;
type SequencerContext = Context<StateMachine>;

export const SEQUENCER = 'SQ';
export const SKIP = 'skip';

/**
 * One process puts all requests in a row: the simplest total order there is. What it has given a number is on its disk
 * before anybody hears of it, so that no number is ever given twice.
 */
export const sequencer: RoleHandlers<StateMachine> = {
  initialState: () => EMPTY,
  onStart: (context) => begin(context, EMPTY),
  onRecover: (context, log) => begin(context, log.reduce(replayed, EMPTY)),
  onMessage(context, state: SequencerState, { from, message }) {
    const script: Writing = new Script(state);
    if (message.kind === 'REQUEST') onRequest(context, script, message);
    if (message.kind === 'FETCH') onFetch(script, from, message);
    return script.step();
  },
  onTimer(context, state: SequencerState) {
    const script: Writing = new Script(state);
    const { log, skipped } = state;
    if (log.length > 0) {
      const tip = { kind: 'TIP', length: log.length, skipped } as const;
      for (const to of replicas(context)) script.send(to, tip, { background: true });
    }
    return wait(context, script);
  },
  onPerturb(context, state: SequencerState, perturbation) {
    const script: Writing = new Script(state);
    if (perturbation === SKIP) skipPoison(context, script);
    return script.step();
  },
};

const EMPTY: SequencerState = { role: 'sequencer', log: [], skipped: [] };

function begin(context: SequencerContext, state: SequencerState) {
  return wait(context, new Script<StateMachine, SequencerState>(state));
}

function wait(context: SequencerContext, script: Writing) {
  if (context.rule('RSM-ORDER')) script.setBackgroundTimer('tip', '', context.options.tipMs);
  return script.step();
}

function replayed(state: SequencerState, record: LogRecord): SequencerState {
  if (record.kind === 'SKIP') return { ...state, skipped: [...state.skipped, record.number] };
  return { ...state, log: [...state.log, record.entry] };
}

function replicas({ processes }: SequencerContext): readonly string[] {
  return processes.filter(({ role }) => role === 'replica').map(({ id }) => id);
}

function numbered({ skipped }: SequencerState, entry: Entry, at: number): Numbered {
  return { number: at + 1, entry, skip: skipped.includes(at + 1) };
}

/** ORDER: the next number. ONCE: a request that has one already keeps it. */
function onRequest(
  context: SequencerContext,
  script: Writing,
  { entry }: MessageOf<'REQUEST'>,
): void {
  const known = script.now.log.findIndex(({ id }) => id === entry.id);
  if (known >= 0) {
    script.note('RSM-ONCE');
    const again = numbered(script.now, script.now.log[known] ?? entry, known);
    return tell(context, script, again, true);
  }
  const number = script.now.log.length + 1;
  const chosen = choose(context, entry.id, entry.work, number);
  if (chosen !== null) script.note('RSM-CHOICE');
  const next: Numbered = { number, entry: { ...entry, chosen }, skip: false };
  script.note('RSM-LOG');
  script.force({ kind: 'ENTRY', ...next });
  script.become({ ...script.now, log: [...script.now.log, next.entry] });
  script.note('RSM-ORDER', 'ordered');
  tell(context, script, next, false);
}

function tell(context: SequencerContext, script: Writing, it: Numbered, again: boolean): void {
  for (const to of replicas(context)) {
    script.send(to, { kind: 'ENTRY', again, ...it }, { background: again });
  }
}

function onFetch(script: Writing, from: string, { from: first }: MessageOf<'FETCH'>): void {
  script.note('RSM-GAP');
  const { log } = script.now;
  const entries = log.map((entry, at) => numbered(script.now, entry, at)).slice(first - 1);
  if (entries.length > 0) script.send(from, { kind: 'ENTRIES', from: first, entries });
}

/** SKIP: somebody in charge passes over the first poisoned entry; it is a decision, and so it is written down. */
function skipPoison(context: SequencerContext, script: Writing): void {
  const { log, skipped } = script.now;
  const at = log.findIndex(
    ({ work }, index) => work.kind === 'poison' && !skipped.includes(index + 1),
  );
  if (at < 0) return;
  const skip = { kind: 'SKIP', number: at + 1 } as const;
  script.note('RSM-SKIP');
  script.force(skip);
  script.become({ ...script.now, skipped: [...skipped, at + 1] });
  for (const to of replicas(context)) script.send(to, skip);
}
