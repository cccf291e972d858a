import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import { Script } from '../../engine/script.ts';
import { cutOff, layOut } from './lay-out.ts';
import { CONTROL, countDead, freeSlots, SECOND_MS } from './nodes.ts';
import { pass, searching } from './second.ts';
import type { ClusterState, Ebs } from './types.ts';

export const SHIFT = 'shift-traffic';
export const ROLL_BACK = 'roll-back';
export const ADD_NODES = 'add-nodes';
export const REUSE_PEERS = 're-use-peers';
export const BACK_OFF = 'back-off';
export const FIX_RACE = 'fix-race';
export const COLLECT = 'collect';

type Writing = Script<Ebs, ClusterState>;
type ClusterContext = Context<Ebs>;

/** The nodes of one cluster, and the volumes on them. */
export const cluster: RoleHandlers<Ebs> = {
  initialState: (context): ClusterState => {
    const { nodes } = context.options;
    return {
      role: 'cluster',
      second: 0,
      cut: [],
      shifts: 0,
      grown: false,
      races: !context.rule('EBS-CLOSE'),
      backsOff: context.rule('EBS-BACKOFF'),
      reusesPeers: context.rule('EBS-PEER'),
      dead: Array.from({ length: nodes }, () => false),
      old: Array.from({ length: nodes }, () => 0),
      ...layOut(context),
      open: [],
      lost: [],
      searches: 0,
      held: [],
    };
  },
  onStart(context, state: ClusterState) {
    return wait(context, new Script<Ebs, ClusterState>(state));
  },
  onTimer(context, state: ClusterState) {
    const script: Writing = new Script(state);
    script.become(pass(context, state, context.options.stepS));
    tellTurns(context, script, state);
    answer(context, script);
    return wait(context, script);
  },
  onMessage(_context, state: ClusterState, { message }) {
    const script: Writing = new Script(state);
    if (message.kind !== 'CREATE') return script.step();
    if (state.open.length > 0) {
      script.become({ ...state, held: [...state.held, message.batch] });
      script.note('EBS-HANG');
    } else script.send(CONTROL, { kind: 'CREATED', batches: [message.batch] });
    return script.step();
  },
  onPerturb(context, state: ClusterState, perturbation) {
    const script: Writing = new Script(state);
    PERTURBED[perturbation]?.(context, script);
    return script.step();
  },
};

function wait({ options }: ClusterContext, script: Writing) {
  if (script.now.second + options.stepS <= options.untilS)
    script.setTimer('tick', '', options.stepS * SECOND_MS);
  return script.step();
}

/** Where the story takes a turn. */
function tellTurns({ options }: ClusterContext, script: Writing, was: ClusterState): void {
  const is = script.now;
  const [dead, deadBefore] = [countDead(is), countDead(was)];
  if (freeSlots(is, options) === 0 && freeSlots(was, options) > 0)
    script.note('EBS-SPACE', 'no free slot');
  if (dead > 0 && deadBefore === 0) script.note('EBS-CLOSE', 'first crash');
  if (2 * dead >= is.dead.length && 2 * deadBefore < is.dead.length)
    script.note('EBS-CLOSE', 'half the nodes');
  if (is.open.length === 0 && was.open.length > 0) script.note('EBS-MIRROR', 'nobody searches');
  if (is.searches > 0) script.note('EBS-SEARCH');
}

/** HANG: new volumes are created again once no volume is stuck; calls that gave up long ago are forgotten. */
function answer({ options }: ClusterContext, script: Writing): void {
  const { held, second, open } = script.now;
  if (held.length === 0) return;
  const waiting = held.filter((batch) => batch + options.hangS > second);
  if (open.length > 0) {
    if (waiting.length < held.length) script.become({ ...script.now, held: waiting });
    return;
  }
  script.become({ ...script.now, held: [] });
  if (waiting.length > 0) script.send(CONTROL, { kind: 'CREATED', batches: waiting });
}

type Perturb = (context: ClusterContext, script: Writing) => void;

const PERTURBED: Readonly<Record<string, Perturb>> = {
  /** Who loses sight of its peer blocks rather than risk two primaries. */
  [SHIFT]: (context, script) => {
    const state = script.now;
    const cut = cutOff(context, state.used.length, state.shifts + 1);
    const gone = new Set(cut);
    const known = new Set([...state.open.map(({ volume }) => volume), ...state.lost]);
    const hit = state.primary.flatMap((primary, volume) => {
      const isHit = gone.has(primary) || gone.has(state.mirror[volume] ?? -1);
      return isHit && !known.has(volume) ? [searching(volume, state.second + 1)] : [];
    });
    script.become({ ...state, cut, shifts: state.shifts + 1, open: [...state.open, ...hit] });
    script.note('EBS-BLOCK', 'shifted');
  },
  [ROLL_BACK]: (_context, script) => {
    script.become({ ...script.now, cut: [] });
    script.note('EBS-SEARCH', 'rolled back');
  },
  [ADD_NODES]: ({ options }, script) => {
    const { dead, used, old, grown } = script.now;
    if (grown) return;
    const zeros = Array.from({ length: options.addNodes }, () => 0);
    script.become({
      ...script.now,
      grown: true,
      dead: [...dead, ...zeros.map(() => false)],
      used: [...used, ...zeros],
      old: [...old, ...zeros],
    });
    script.note('EBS-SPACE', 'new nodes');
  },
  [REUSE_PEERS]: (_context, script) => {
    script.become({ ...script.now, reusesPeers: true });
    script.note('EBS-PEER');
  },
  [BACK_OFF]: (_context, script) => {
    script.become({ ...script.now, backsOff: true });
    script.note('EBS-BACKOFF');
  },
  [FIX_RACE]: (_context, script) => {
    script.become({ ...script.now, races: false });
    script.note('EBS-CLOSE');
  },
  [COLLECT]: (_context, script) => {
    const { used, old } = script.now;
    script.become({
      ...script.now,
      used: used.map((taken, node) => taken - (old[node] ?? 0)),
      old: old.map(() => 0),
    });
    script.note('EBS-SPACE', 'collected');
  },
};
