import { useEffect, useState, type RefObject } from 'react';
import type { Session } from '../../session/store.ts';
import type { Still } from '../../worker/wire.ts';
import { useSession } from '../app/session-context.ts';

const known = new Map<string, Still | null>();
/** One after the other: whoever opens a run meanwhile waits for one picture at most. */
let queue: Promise<unknown> = Promise.resolve();

function stillOf(session: Session, protocol: string, scenario: string): Promise<Still | null> {
  const next = queue.then(() => session.still(protocol, scenario));
  queue = next.catch(() => null);
  return next;
}

const NEAR = '300px';

/** The decisive moment of a scenario, played by the engine as soon as its card is near the screen. */
export function useStill(
  card: RefObject<Element | null>,
  protocol: string,
  scenario: string,
): Still | null {
  const session = useSession();
  const name = `${protocol} ${scenario}`;
  const [still, setStill] = useState(known.get(name) ?? null);
  useEffect(() => {
    const element = card.current;
    if (element === null || known.has(name) || !('IntersectionObserver' in globalThis)) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        void stillOf(session, protocol, scenario).then((found) => {
          known.set(name, found);
          setStill(found);
        });
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [card, session, name, protocol, scenario]);
  return still;
}
