import { TOOLS } from '../../session/armed-tools.ts';
import { nearestMoment } from '../../session/slots.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { needsCut } from '../palette/conditions.ts';
import { Icon } from '../theme/icons.tsx';
import { LinksForm } from './links-form.tsx';
import { NetworkForm } from './network-form.tsx';
import { useSlots } from './use-slots.ts';
import styles from './faults.module.css';

/** Everything that can go wrong, in one place, for mouse, finger and keyboard alike. */
export function FaultsPanel() {
  const { arm, startWall, healAll, setPanel, interveneAt } = useActions();
  const { cursor, armed } = useSlice((state) => ({ cursor: state.cursor, armed: state.armed }));
  const nothingCut = useSlice(needsCut);
  const slots = useSlots();
  return (
    <>
      {slots.length > 0 && (
        <section className={styles.part} aria-label="Classic moments">
          <h3>Classic moments</h3>
          <div className={styles.list}>
            {slots.map((found) => {
              const moment = nearestMoment(found, cursor);
              return (
                <ActionButton
                  key={found.slot.id}
                  label={found.slot.label}
                  why={moment === null ? found.slot.absent : null}
                  act={() => {
                    setPanel(null);
                    if (moment !== null) interveneAt(moment.index, moment.action);
                  }}
                />
              );
            })}
          </div>
        </section>
      )}
      <section className={styles.part} aria-label="Tools">
        <h3>In hand: choose, then click on the stage</h3>
        <div className={styles.tools}>
          {TOOLS.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className="button"
              aria-pressed={armed === id}
              onClick={() => arm(id)}
            >
              {title}
            </button>
          ))}
        </div>
      </section>
      <section className={styles.part} aria-label="Network">
        <h3>Cut and heal</h3>
        <div className={styles.pair}>
          <button type="button" className="button" onClick={startWall}>
            <Icon name="wall" /> Wall
          </button>
          <ActionButton label="Heal all" why={nothingCut} act={healAll} />
        </div>
        <LinksForm />
      </section>
      <NetworkForm />
    </>
  );
}
