import type { ProtocolTypes } from '../../engine/configuration.ts';
import type { EngineOptions } from '../../engine/options.ts';

/** Nodes and volumes are numbered from 0; node 0 is named `N1`. A slot holds one replica. */

export type Message =
  /** The control plane: create so many volumes; `batch` is the second at which they were asked for. */
  | { readonly kind: 'CREATE'; readonly batch: number; readonly count: number }
  /** The cluster: these are done. While volumes are stuck it says nothing. */
  | { readonly kind: 'CREATED'; readonly batches: readonly number[] };

/** A volume without a mirror that it is sure of: it answers no reads and no writes. */
export interface Open {
  readonly volume: number;
  readonly phase: 'search' | 'copy' | 'resync';
  /** When it searches again, or when the copy is done. */
  readonly at: number;
  /** Seconds between its last two searches. */
  readonly wait: number;
  /** Whom it copies to; -1: nobody yet. */
  readonly target: number;
}

/** All nodes of a cluster in one availability zone. */
export interface ClusterState {
  readonly role: 'cluster';
  readonly second: number;
  /** Nodes that reach nobody just now, in order of their numbers; empty: the network is whole. */
  readonly cut: readonly number[];
  /** How often traffic was shifted to the wrong network. */
  readonly shifts: number;
  readonly grown: boolean;
  /** A node may crash when it closes many requests at once. */
  readonly races: boolean;
  readonly backsOff: boolean;
  readonly reusesPeers: boolean;
  readonly dead: readonly boolean[];
  /** By node: slots taken, old replicas included. */
  readonly used: readonly number[];
  /** By node: slots with old replicas, which nobody needs and nobody collects. */
  readonly old: readonly number[];
  /** By volume: the node of its primary replica, and that of its mirror; -1: there is none. */
  readonly primary: readonly number[];
  readonly mirror: readonly number[];
  readonly open: readonly Open[];
  /** Volumes with no replica left. */
  readonly lost: readonly number[];
  /** Searches in the last second. */
  readonly searches: number;
  /** Batches of new volumes that wait for an answer. */
  readonly held: readonly number[];
}

/** Requests of one second that occupy threads until they are answered or time out. */
export interface Hanging {
  readonly batch: number;
  readonly count: number;
  readonly until: number;
}

/** The control plane of the whole region: every call of its API takes a thread. */
export interface ControlState {
  readonly role: 'control';
  readonly second: number;
  /** Does every zone have threads of its own? */
  readonly pools: boolean;
  /** Was there ever a moment without a free thread? */
  readonly ranOut: boolean;
  readonly hanging: readonly Hanging[];
  /** Calls so far: every so many of them are for the sick zone. */
  readonly calls: number;
  /** Since the tick before: calls for the other zones, and how many of them found no thread. */
  readonly others: number;
  readonly turnedAway: number;
}

export interface EbsOptions extends EngineOptions {
  readonly nodes: number;
  readonly slots: number;
  readonly volumes: number;
  readonly isolatePercent: number;
  readonly searchesPerNode: number;
  readonly copyS: number;
  readonly addNodes: number;
  readonly threads: number;
  readonly callsPerS: number;
  readonly zonePercent: number;
  readonly hangS: number;
  readonly stepS: number;
  readonly untilS: number;
}

/** A cluster of replicated volumes that all look for new mirrors at once, and the control plane that depends on it. */
export interface Ebs extends ProtocolTypes {
  state: ClusterState | ControlState;
  message: Message;
  record: { readonly kind: 'NOTHING' };
  operation: { readonly kind: 'nothing' };
  result: null;
  ghost: Readonly<Record<string, never>>;
  options: EbsOptions;
}
