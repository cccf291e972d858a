import type { Session } from '../../session/store.ts';
import { searchesOf } from './use-searches.ts';

/** From a node's menu: crashes it at every event, and shows what comes of it. */
export function beginSweep(session: Session, node: string): void {
  if (searchesOf(session).sweep(node) === null) session.actions.setPanel('sweep');
}

/** From the list of invariants: reduces the run in force to what a violation of it needs. */
export function beginShrink(session: Session, rule: string): void {
  if (searchesOf(session).shrink(rule) === null) session.actions.setPanel('search');
}

/** By a key or from the palette: looks for a violation, with the rules as they are. */
export function beginSearch(session: Session): void {
  if (searchesOf(session).explore() === null) session.actions.setPanel('search');
}
