import { act, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { SessionContext } from '../../src/ui/app/session-context.ts';
import { Branches } from '../../src/ui/controls/branches.tsx';
import { InvariantList } from '../../src/ui/controls/invariants.tsx';
import { RulesPanel } from '../../src/ui/controls/rules-panel.tsx';
import { Gallery } from '../../src/ui/gallery/gallery.tsx';
import { TextView } from '../../src/ui/inspector/text-view.tsx';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

function shown(session: TestSession, parts: React.ReactNode): void {
  render(<SessionContext value={session}>{parts}</SessionContext>);
}

function running(scenario: string): TestSession {
  const session = testSession();
  session.actions.open(scenarioSpec(scenario));
  session.settle();
  return session;
}

describe('Text view', () => {
  test('tells the same state as the stage, and acts on it', async () => {
    const session = running('everyone-says-yes');
    for (let i = 0; i < 2; i += 1) session.actions.step();
    session.settle();
    shown(
      session,
      <>
        <TextView />
        <Branches />
      </>,
    );
    const list = screen.getByRole('list', { name: 'Messages in flight' });
    expect(within(list).getByText('PREPARE from TC to P1')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Drop: PREPARE from TC to P1' }));
    act(() => session.settle());
    expect(within(list).queryByText('PREPARE from TC to P1')).toBeNull();
    expect(
      within(screen.getByRole('group', { name: 'Branches' })).getAllByRole('button'),
    ).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Crash: TC' }));
    act(() => session.settle());
    const row = screen.getByRole('row', { name: /TC, coordinator/ });
    expect(row).toHaveTextContent('memory gone');
  });
});

describe('Rules and invariants', () => {
  test('each invariant says in words how it stands', () => {
    const session = running('everyone-says-yes');
    shown(session, <InvariantList />);
    const items = within(screen.getByRole('group', { name: 'Invariants' })).getAllByRole(
      'listitem',
    );
    expect(items.length).toBeGreaterThan(3);
    for (const item of items) {
      expect(item).toHaveTextContent(/holds|violated|not judged yet|seen|does not apply here/);
    }
  });

  test('a rule switched off is a branch without it', async () => {
    const session = running('everyone-says-yes');
    shown(session, <RulesPanel />);
    const [first] = screen.getAllByRole('switch');
    await userEvent.click(first!);
    act(() => session.settle());
    expect(session.branch().spec.off).toHaveLength(1);
    expect(session.state().branches).toHaveLength(2);
    expect(screen.getAllByRole('switch')[0]).not.toBeChecked();
  });
});

describe('Gallery', () => {
  test('every scenario is a link to itself', () => {
    shown(testSession(), <Gallery />);
    const links = screen.getAllByRole('link');
    expect(links.length).toBeGreaterThan(10);
    for (const link of links)
      expect(link.getAttribute('href')).toMatch(
        /^#\/[\w-]+(?:\/[\w-]+)?(?:\?(?:b=[\w-]+\/[\w-]+&)?v=1)?$/,
      );
  });
});
