import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { SessionContext } from '../../src/ui/app/session-context.ts';
import { isSingle, keysOf, keyText } from '../../src/ui/palette/command.ts';
import { COMMANDS, commandFor, runCommands, whyNot } from '../../src/ui/palette/commands.ts';
import { Palette } from '../../src/ui/palette/palette.tsx';
import { KeySettings } from '../../src/ui/settings/key-settings.tsx';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

beforeAll(() => {
  // jsdom draws no dialogs.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  Element.prototype.scrollIntoView = () => undefined;
});

function running(): TestSession {
  const session = testSession();
  session.actions.open(scenarioSpec('everyone-says-yes'));
  session.settle();
  return session;
}

describe('Commands', () => {
  test('no key is for two of them, and no name is told twice', () => {
    const session = running();
    const all = [...COMMANDS, ...runCommands(session.state())];
    const keys = all.flatMap((command) => keysOf(command, {}));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('single keys can be switched off, the others stay', () => {
    const session = running();
    session.actions.setShortcuts(false);
    expect(commandFor('l', session.state())).toBeUndefined();
    expect(commandFor('Shift+l', session.state())).toBeUndefined();
    expect(commandFor('PageDown', session.state())?.id).toBe('next beat');
    expect(commandFor('Ctrl+z', session.state())?.id).toBe('undo');
  });

  test('a key that was changed is the new one, and the old one is nobody’s', () => {
    const session = running();
    session.actions.adjust({ keys: { question: 'a' } });
    expect(commandFor('a', session.state())?.id).toBe('question');
    expect(commandFor('q', session.state())).toBeUndefined();
  });

  test('what is not searched cannot be asked for by a key or from the palette', () => {
    const entry = REGISTRY.find(({ presentation }) => presentation.outage !== undefined);
    const session = testSession();
    session.actions.open(scenarioSpec(entry?.scenarios[0]?.id ?? ''));
    session.settle();
    for (const id of ['violation', 'open search', 'open sweep']) {
      const command = COMMANDS.find((it) => it.id === id);
      expect(whyNot(command!, session.state())).toMatch(/its runs are not searched\.$/);
    }
  });

  test('what cannot be done says why, in a sentence', () => {
    const session = running();
    const reasons = COMMANDS.map((command) => whyNot(command, session.state()));
    const told = reasons.filter((why) => why !== null);
    expect(told.length).toBeGreaterThan(5);
    for (const why of told) expect(why).toMatch(/^[A-Z].*\.$/);
    expect(
      whyNot(
        COMMANDS.find(({ id }) => id === 'back')!,
        session.state(),
      ),
    ).toContain('beginning');
  });

  test('keys are told as they are printed', () => {
    expect(['Shift+ArrowRight', ' ', 'l', '?', 'Ctrl+k'].map(keyText)).toEqual([
      'Shift+Right',
      'Space',
      'L',
      '?',
      'Ctrl+K',
    ]);
    expect(['l', 'Shift+l', ' ', 'PageDown'].map(isSingle)).toEqual([true, true, true, false]);
  });
});

describe('Palette', () => {
  test('finds by words, and does what was found', async () => {
    const session = running();
    let closed = false;
    render(
      <SessionContext value={session}>
        <Palette onClose={() => (closed = true)} />
      </SessionContext>,
    );
    await userEvent.type(screen.getByRole('combobox', { name: 'Command' }), 'rules prot');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)));
    expect(closed).toBe(true);
    expect(session.state().panel).toBe('rules');
  });

  test('what cannot be done is there, says why, and is not done', async () => {
    const session = running();
    render(
      <SessionContext value={session}>
        <Palette onClose={() => undefined} />
      </SessionContext>,
    );
    await userEvent.type(screen.getByRole('combobox', { name: 'Command' }), 'undo');
    const undo = screen.getByRole('option', { name: /Nothing was done yet/ });
    expect(undo).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(undo);
    expect(session.state().branches).toHaveLength(1);
  });
});

describe('Keys in the settings', () => {
  test('a key is changed, refused where it is taken, and taken away', async () => {
    const session = running();
    render(
      <SessionContext value={session}>
        <KeySettings />
      </SessionContext>,
    );
    const key = () => screen.getByRole('button', { name: /^Key for Question:/ });
    await userEvent.click(key());
    await userEvent.keyboard('l');
    expect(screen.getByRole('status')).toHaveTextContent('L is taken: Step.');
    await userEvent.keyboard('a');
    expect(key()).toHaveAccessibleName('Key for Question: A');
    await userEvent.click(key());
    await userEvent.keyboard('{Backspace}');
    expect(key()).toHaveAccessibleName('Key for Question: none');
    await userEvent.click(screen.getByRole('button', { name: 'All keys as they were' }));
    expect(key()).toHaveAccessibleName('Key for Question: Q');
  });
});
