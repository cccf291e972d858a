import { freeSlots } from './nodes.ts';
import type { ClusterState, Open } from './types.ts';

/** The cluster while some seconds are worked out. It lives inside one call and is never shared; lists are copied first. */
export class Draft {
  second: number;
  searches = 0;
  private readonly used: number[];
  private readonly old: number[];
  private readonly dead: boolean[];
  private readonly primary: number[];
  private readonly mirror: number[];
  private readonly lost: number[];
  private readonly cut: ReadonlySet<number>;
  private readonly load: number[];
  private free: number;

  private readonly before: ClusterState;
  private readonly slots: number;

  constructor(before: ClusterState, slots: number) {
    this.before = before;
    this.slots = slots;
    this.second = before.second;
    this.used = [...before.used];
    this.old = [...before.old];
    this.dead = [...before.dead];
    this.primary = [...before.primary];
    this.mirror = [...before.mirror];
    this.lost = [...before.lost];
    this.cut = new Set(before.cut);
    this.load = before.used.map(() => 0);
    this.free = freeSlots(before, { slots });
  }

  beginSecond(): void {
    this.second++;
    this.searches = 0;
    this.load.fill(0);
  }

  get nodes(): number {
    return this.used.length;
  }

  get races(): boolean {
    return this.before.races;
  }

  get backsOff(): boolean {
    return this.before.backsOff;
  }

  get reusesPeers(): boolean {
    return this.before.reusesPeers;
  }

  primaryOf(volume: number): number {
    return this.primary[volume] ?? 0;
  }

  mirrorOf(volume: number): number {
    return this.mirror[volume] ?? -1;
  }

  isDead(node: number): boolean {
    return this.dead[node] === true;
  }

  isReachable(node: number): boolean {
    return !this.isDead(node) && !this.cut.has(node);
  }

  canTalk(one: number, other: number): boolean {
    return this.isReachable(one) && this.isReachable(other);
  }

  isFull(): boolean {
    return this.free === 0;
  }

  /** One more request for this node. Out: how many that makes in this second. */
  asked(node: number): number {
    const count = (this.load[node] ?? 0) + 1;
    this.load[node] = count;
    return count;
  }

  busyNodes(): readonly (readonly [node: number, count: number])[] {
    return this.load.flatMap((count, node) => (count > 0 ? [[node, count] as const] : []));
  }

  /** Takes a slot, if there is one. */
  reserve(node: number): boolean {
    const used = this.used[node] ?? 0;
    if (used >= this.slots) return false;
    this.used[node] = used + 1;
    this.free--;
    return true;
  }

  /** Without its primary a volume goes on from its mirror; without both it is lost. Out: does it live? */
  promote({ volume, phase, target }: Open): boolean {
    const mirror = this.mirrorOf(volume);
    if (mirror >= 0 && this.isDead(mirror)) this.mirror[volume] = -1;
    if (!this.isDead(this.primaryOf(volume))) return true;
    const heir = this.mirrorOf(volume);
    if (heir >= 0) {
      this.primary[volume] = heir;
      this.mirror[volume] = -1;
      return true;
    }
    // A copy that was not finished is of no use.
    if (phase === 'copy' && !this.isDead(target)) this.addOld(target);
    this.lost.push(volume);
    return false;
  }

  /** The old mirror keeps its slot until somebody collects it. */
  replaceMirror(volume: number, node: number): void {
    const mirror = this.mirrorOf(volume);
    if (mirror >= 0) this.addOld(mirror);
    this.mirror[volume] = node;
  }

  /** Out: the volumes that had a replica there. */
  crash(node: number): readonly number[] {
    this.dead[node] = true;
    const lost = new Set(this.lost);
    return this.primary.flatMap((primary, volume) =>
      (primary === node || this.mirror[volume] === node) && !lost.has(volume) ? [volume] : [],
    );
  }

  done(open: readonly Open[]): ClusterState {
    const { before, searches, second } = this;
    return {
      ...before,
      used: kept(before.used, this.used),
      old: kept(before.old, this.old),
      dead: kept(before.dead, this.dead),
      primary: kept(before.primary, this.primary),
      mirror: kept(before.mirror, this.mirror),
      lost: kept(before.lost, this.lost),
      open: kept(before.open, open),
      searches,
      second,
    };
  }

  private addOld(node: number): void {
    this.old[node] = (this.old[node] ?? 0) + 1;
  }
}

/** A list that is as it was stays the same one, so that states kept side by side share it. */
function kept<T>(before: readonly T[], next: readonly T[]): readonly T[] {
  const isSame = before.length === next.length && next.every((item, at) => item === before[at]);
  return isSame ? before : next;
}
