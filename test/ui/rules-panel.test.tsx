import { act, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../../src/protocols/primary-backup/outcomes.ts';
import { LECTURE } from '../../src/protocols/lecture.ts';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { SessionContext } from '../../src/ui/app/session-context.ts';
import { RulesPanel } from '../../src/ui/controls/rules-panel.tsx';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

function panelOf(protocol: string, scenario: string): TestSession {
  const session = testSession();
  session.actions.open(scenarioSpec(scenario, { protocol }));
  session.settle();
  render(
    <SessionContext value={session}>
      <RulesPanel />
    </SessionContext>,
  );
  return session;
}

/** The item of each rule, by the id that stands in it. */
function itemOf(id: string): HTMLElement {
  const found = screen
    .getAllByRole('listitem')
    .filter((item) => within(item).queryByText(new RegExp(`^${id}, `)) !== null);
  expect(found.map((item) => item.tagName)).toEqual(['LI']);
  return found[0]!;
}

describe('Rules', () => {
  test.each(REGISTRY.map(({ protocol, scenarios }) => ({ id: protocol.id, protocol, scenarios })))(
    '$id: each with its sentence, its switch, and what becomes of the system without it',
    ({ id, protocol, scenarios }) => {
      panelOf(id, scenarios[0]!.id);
      for (const rule of protocol.rules) {
        const item = itemOf(rule.id);
        expect(item).toHaveTextContent(rule.title);
        expect(item).toHaveTextContent(rule.sentence);
        expect(within(item).queryAllByRole('switch')).toHaveLength(rule.switchable ? 1 : 0);
        const { outcome, sentence } = rule.ifOff ?? { outcome: '', sentence: '' };
        const told = item.textContent.includes(`Off: ${outcome}. ${sentence}`);
        expect([rule.id, told]).toEqual([rule.id, rule.switchable]);
      }
    },
  );

  test('the page tells the outcomes that were played, each with the scenario that shows it', () => {
    panelOf('primary-backup', 'a-primary-and-a-backup');
    const alone = OUTCOMES.filter(({ off }) => off.length === 1);
    expect(screen.getAllByText(/^Off: /)).toHaveLength(alone.length);
    for (const { off, harm, scenario } of alone) {
      const item = itemOf(off[0]!);
      const word = harm === 'stuck' ? 'stuck' : 'violation';
      expect(item).toHaveTextContent(`Off: ${word}.`);
      const [shows] = within(item).getAllByRole('link');
      expect(shows?.getAttribute('href')).toContain(`/${scenario}?`);
    }
  });

  test('a rule that the lecture comes to says where', () => {
    panelOf('primary-backup', 'a-primary-and-a-backup');
    const place = LECTURE.findIndex(({ thought }) => thought.startsWith('Let one replica')) + 1;
    const words = `In the lecture, ${place} of ${LECTURE.length}: Let one replica choose`;
    expect(itemOf('PB-R2')).toHaveTextContent(words);
    expect(itemOf('PB-V1')).not.toHaveTextContent('In the lecture');
  });

  test('the page tells what becomes of every pair', () => {
    panelOf('primary-backup', 'a-primary-and-a-backup');
    const stuck = ['PB-V3', 'PB-V6'];
    for (const { off, harm } of OUTCOMES.filter((one) => one.off.length === 2)) {
      const isStuck = off.every((id) => stuck.includes(id));
      expect([off, harm === 'stuck']).toEqual([off, isStuck]);
      for (const id of off) {
        const words = stuck.includes(id)
          ? `With any second rule off but ${stuck.find((one) => one !== id)}: violation.`
          : 'The same with any second rule off.';
        expect(itemOf(id)).toHaveTextContent(words);
      }
    }
  });

  test('a rule switched off is marked, and the run goes on in a branch without it', async () => {
    const session = panelOf('primary-backup', 'a-primary-and-a-backup');
    await userEvent.click(within(itemOf('PB-R1')).getByRole('switch'));
    act(() => session.settle());
    expect(session.branch().spec.off).toEqual(['PB-R1']);
    expect(within(itemOf('PB-R1')).getByRole('switch')).not.toBeChecked();
  });
});
