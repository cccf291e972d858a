import { TOOLS } from '../../session/armed-tools.ts';
import { goalText } from '../../session/run-goals.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import { Cancel } from './cancel.tsx';
import { WallBanner } from './wall-banner.tsx';
import styles from './faults.module.css';

/** What is in hand: a tool that waits for a click, a wall that is being built, a search that goes on. */
export function ToolBanner() {
  const { armed, refusal, wall, search } = useSlice((state) => ({
    armed: state.armed,
    refusal: state.refusal,
    wall: state.wall !== null,
    search: state.search,
  }));
  const { arm, stopSearch } = useActions();
  const tool = TOOLS.find((it) => it.id === armed);
  if (wall) return <WallBanner />;
  if (tool !== undefined) {
    return (
      <div className={styles.banner} data-tool={tool.on}>
        <p role="status">
          <strong>{tool.title}:</strong> click a {tool.on}
          {tool.on === 'message' ? ' on its way' : ''}. {refusal}
        </p>
        <Cancel act={() => arm(null)} />
      </div>
    );
  }
  if (search === null) return null;
  return (
    <div className={styles.banner}>
      <p role="status">
        Running until {goalText(search.goal)}: event {search.next}
      </p>
      <button type="button" className="button" onClick={stopSearch}>
        Stop
      </button>
    </div>
  );
}
