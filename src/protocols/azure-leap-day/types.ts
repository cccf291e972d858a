import type { ProtocolTypes } from '../../engine/configuration.ts';
import type { EngineOptions } from '../../engine/options.ts';

/** Hosts are numbered from 0 and named from `H1`; VMs are numbered from 0 through the whole cluster. */

/** A VM on its way to another host. */
export interface Placement {
  readonly vm: number;
  readonly host: number;
}

/** A VM without a host: where it comes from, and how many re-creations lie behind it. */
export interface Homeless {
  readonly vm: number;
  readonly from: number;
  readonly generation: number;
}

export type Message =
  /** The host agent: this host goes to human investigation, and these are its VMs. */
  | {
      readonly kind: 'HI';
      readonly host: number;
      readonly vms: readonly number[];
      readonly generation: number;
    }
  /** The host agent: this VM does not start here; `hosts` have tried it. The host is not suspected. */
  | {
      readonly kind: 'VMFAILED';
      readonly vm: number;
      readonly host: number;
      readonly hosts: number;
      readonly generation: number;
    }
  /** The fabric controller: create these VMs anew, each on that host. `from` is null where they had waited. */
  | {
      readonly kind: 'REINCARNATE';
      readonly from: number | null;
      readonly placements: readonly Placement[];
      readonly generation: number;
      /** On how many hosts they have failed before. */
      readonly hosts: number;
    }
  /** The fabric controller: restart this host with the new platform. */
  | { readonly kind: 'UPDATE'; readonly host: number }
  /** People have looked at all hosts: they are in service again. */
  | { readonly kind: 'REPAIRED'; readonly hosts: readonly number[] };

/** A VM whose guest agent has not said hello: the host agent waits. */
export interface Trial {
  readonly vm: number;
  readonly host: number;
  /** The minute at which the host agent's patience ends. */
  readonly due: number;
  readonly failures: number;
  readonly generation: number;
  /** On how many hosts it has failed before this one. */
  readonly hosts: number;
}

/** All hosts of a cluster, as their host agents know them. */
export interface HostsState {
  readonly role: 'hosts';
  /** Whole minutes since midnight, as of the last look at the clock. */
  readonly minute: number;
  readonly leapDay: boolean;
  readonly fixed: boolean;
  /** False: the networking plug-in does not fit, and no VM is connected. */
  readonly connected: boolean;
  /** Who is thought to be broken where a VM does not start. */
  readonly blames: 'host' | 'vm';
  /** By host: is it under human investigation? */
  readonly down: readonly boolean[];
  /** By host: its VMs, those on trial included. */
  readonly vms: readonly (readonly number[])[];
  readonly trials: readonly Trial[];
}

export interface ControllerState {
  readonly role: 'controller';
  /** Service management: without it nothing is created, healed or updated. */
  readonly managing: boolean;
  readonly updating: boolean;
  /** Healing and updates stop when so many of a hundred hosts are under investigation; 0: never. */
  readonly brakePercent: number;
  readonly braked: boolean;
  readonly investigated: readonly number[];
  /** By host: how many VMs it should have. */
  readonly loads: readonly number[];
  readonly homeless: readonly Homeless[];
  /** VMs that failed on two hosts and are not tried again. */
  readonly aside: readonly number[];
  /** How many VMs were created anew, by generation: the first is that of the first hosts to fall. */
  readonly created: readonly number[];
  /** How often the rollout has had its turn, and which host is next. */
  readonly turns: number;
  readonly nextHost: number;
  readonly repairs: number;
}

export interface LeapDayOptions extends EngineOptions {
  readonly hosts: number;
  readonly vmsPerHost: number;
  readonly roomPerHost: number;
  readonly retryMin: number;
  readonly tries: number;
  readonly rollout: boolean;
  readonly rolloutMin: number;
  readonly faultsPer10h: number;
  readonly brakePercent: number;
  readonly untilMin: number;
}

/** A cluster of hosts under one fabric controller, on a day that the calendar of new VMs does not know. */
export interface LeapDay extends ProtocolTypes {
  state: HostsState | ControllerState;
  message: Message;
  record: { readonly kind: 'NOTHING' };
  operation: { readonly kind: 'nothing' };
  result: null;
  ghost: Readonly<Record<string, never>>;
  options: LeapDayOptions;
}

export type MessageOf<K extends Message['kind']> = Extract<Message, { kind: K }>;
