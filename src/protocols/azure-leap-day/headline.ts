import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import { findEnvelope, plainHeadline } from '../plain-headline.ts';
import { countDown, nameOf } from './cluster.ts';
import { controllerIn, hostsIn } from './facts.ts';
import { deedHeadline } from './headline-deeds.ts';
import type { LeapDay, MessageOf } from './types.ts';
import { hostsText, vmsText, word } from './words.ts';

type Event = TraceEvent<LeapDay>;
type Seen = Picture<LeapDay>;

/** Who did what, and so what; true of this event on any path. */
export function headline(event: Event, before: Seen, after: Seen): string {
  return special(event, before, after) ?? plainHeadline(event, before, word);
}

function special(event: Event, before: Seen, after: Seen): string | null {
  const { action, outcome, process } = event;
  if (outcome.kind !== 'done') return null;
  switch (action.kind) {
    case 'start':
      return process === 'FC'
        ? 'The fabric controller starts. It updates hosts and heals the service.'
        : `The host agents start: ${hostsText(hostsIn(after)?.down.length ?? 0)}, all in service.`;
    case 'fireTimer':
      return process === 'FC' ? turnHeadline(event) : tickHeadline(before, after);
    case 'deliver':
      return deliverHeadline(action.envelope, event, before, after);
    case 'fault':
      return action.fault.kind === 'perturb'
        ? deedHeadline(action.fault.perturbation, before, after)
        : null;
    case 'diskDone':
    case 'invoke':
      return null;
  }
}

function turnHeadline({ effects }: Event): string {
  for (const effect of effects)
    if (effect.kind === 'send' && effect.message.kind === 'UPDATE')
      return `The rollout goes on with ${nameOf(effect.message.host)}.`;
  return 'The rollout has its turn, and restarts nothing.';
}

function tickHeadline(before: Seen, after: Seen): string {
  const [was, is] = [hostsIn(before), hostsIn(after)];
  if (was === null || is === null) return 'Five minutes pass.';
  const fallen = countDown(is) - countDown(was);
  const at = `Minute ${is.minute}:`;
  if (fallen > 0) {
    const left = is.down.length - countDown(is);
    return `${at} ${hostsText(fallen)} taken for broken. ${left} of ${is.down.length} still in service.`;
  }
  const started = was.trials.length - is.trials.length;
  if (started > 0 && is.fixed) return `${at} ${vmsText(started)} can start at last.`;
  if (started > 0) return `${at} ${vmsText(started)} given up, and no host is blamed.`;
  if (is.trials.length > 0)
    return `${at} ${vmsText(is.trials.length)} on trial have not said hello.`;
  const out = countDown(is);
  const serving = hostsText(is.down.length - out);
  return out === 0
    ? `${at} ${serving} in service, no VM is on trial.`
    : `${at} ${serving} in service, ${out} out; no VM is on trial.`;
}

function deliverHeadline(name: string, event: Event, before: Seen, after: Seen): string | null {
  const message = findEnvelope(before, name)?.message;
  switch (message?.kind) {
    case 'HI':
      return investigationHeadline(message, event, after);
    case 'REINCARNATE':
      return createdHeadline(message, before, after);
    case 'UPDATE':
      return updateHeadline(message, before, after);
    case 'VMFAILED':
      return event.effects.some(({ kind }) => kind === 'send')
        ? `VM ${message.vm + 1} is tried on one other host.`
        : message.hosts > 1
          ? `VM ${message.vm + 1} failed on two hosts: it is set aside.`
          : `VM ${message.vm + 1} waits: nothing is created now.`;
    case 'REPAIRED':
      return `The controller hears that ${hostsText(message.hosts.length)} can be used again.`;
    case undefined:
      return null;
  }
}

function investigationHeadline({ host, vms }: MessageOf<'HI'>, { effects }: Event, after: Seen) {
  const who = nameOf(host);
  if (effects.some(({ kind }) => kind === 'send'))
    return `${who} is out: its ${vmsText(vms.length)} will be created on other hosts.`;
  if (vms.length === 0) return `${who} is out. It had no VM left.`;
  const { managing = true, braked = false } = controllerIn(after) ?? {};
  const why = !managing ? 'management is off' : braked ? 'healing has stopped' : 'no room left';
  return `${who} is out, and its ${vmsText(vms.length)} wait: ${why}.`;
}

function createdHeadline({ placements }: MessageOf<'REINCARNATE'>, before: Seen, after: Seen) {
  const added = (hostsIn(after)?.trials.length ?? 0) - (hostsIn(before)?.trials.length ?? 0);
  const what = vmsText(placements.length);
  if (added === placements.length) return `${what} created anew, and no certificate can be made.`;
  if (added > 0) return `${what} created anew; ${added} of them cannot make a certificate.`;
  const isAnyDown = placements.some(({ host }) => hostsIn(after)?.down[host] !== false);
  return isAnyDown
    ? `${what} created anew, some for a host that is gone.`
    : `${what} created anew, and running.`;
}

function updateHeadline({ host }: MessageOf<'UPDATE'>, before: Seen, after: Seen): string {
  const added = (hostsIn(after)?.trials.length ?? 0) - (hostsIn(before)?.trials.length ?? 0);
  const who = nameOf(host);
  if (hostsIn(after)?.down[host] !== false) return `${who} is out of service; it is not updated.`;
  return added > 0
    ? `${who} restarts with the update: ${vmsText(added)} cannot make a certificate.`
    : `${who} restarts with the update, and serves again.`;
}
