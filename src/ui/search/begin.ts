import type { Session } from '../../session/store.ts';
import { searchesOf } from './use-searches.ts';

/** From a node's menu: crashes it at every event, and shows what comes of it. */
export function beginSweep(session: Session, node: string): void {
  searchesOf(session).sweep(node);
  session.actions.setPanel('sweep');
}

/** From the list of invariants: reduces the run in force to what a violation of it needs. */
export function beginShrink(session: Session, rule: string): void {
  searchesOf(session).shrink(rule);
  session.actions.setPanel('search');
}

/** By a key or from the palette: looks for a violation, with the rules as they are. */
export function beginSearch(session: Session): void {
  searchesOf(session).explore();
  session.actions.setPanel('search');
}
