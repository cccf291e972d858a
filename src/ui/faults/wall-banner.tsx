import { useEffect } from 'react';
import { otherSide, wallProblem } from '../../session/walls.ts';
import type { Session } from '../../session/store.ts';
import { useSession, useSlice } from '../app/session-context.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Cancel } from './cancel.tsx';
import styles from './faults.module.css';

/** A wall between two groups: the nodes of one side are clicked, or chosen here. */
export function WallBanner() {
  const session = useSession();
  const { wall, snapshot } = useSlice((state) => ({
    wall: state.wall ?? [],
    snapshot: state.snapshot,
  }));
  useWallKeys(session);
  if (snapshot === null) return null;
  const { actions } = session;
  const problem = wallProblem(wall, snapshot);
  const isClient = (id: string) =>
    snapshot.picture.processes.find((it) => it.id === id)?.client !== null;
  // A wall that clients pass makes sense where none stands on the chosen side, and somebody else on the other.
  const mayPass =
    problem === null &&
    !wall.some(isClient) &&
    snapshot.picture.processes.some((it) => it.client !== null) &&
    otherSide(wall, snapshot, true).length > 0;
  return (
    <div className={styles.banner} data-tool="node">
      <p role="status">
        <strong>Wall:</strong> choose the nodes of one side.
      </p>
      <div role="group" aria-label="One side of the wall" className={styles.sides}>
        {snapshot.picture.processes.map(({ id }) => (
          <button
            key={id}
            type="button"
            className="button"
            aria-pressed={wall.includes(id)}
            onClick={() => actions.toggleSide(id)}
          >
            {id}
          </button>
        ))}
      </div>
      <ActionButton primary why={problem} act={() => actions.buildWall(false)} label="Done" />
      {mayPass && (
        <button type="button" className="button" onClick={() => actions.buildWall(true)}>
          Done, clients pass
        </button>
      )}
      <Cancel act={actions.escape} />
    </div>
  );
}

/** Before the glyphs see them: Space puts the node in focus on the wall's side or takes it off, Enter builds. */
function useWallKeys({ actions }: Session): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as Element;
      const node = target.getAttribute('data-node');
      if (event.key === ' ' && node !== null) actions.toggleSide(node);
      else if (event.key === 'Enter' && !target.matches('button, a, input, select')) {
        actions.buildWall(false);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [actions]);
}
