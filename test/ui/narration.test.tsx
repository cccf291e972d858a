import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Gallery } from '../../src/ui/gallery/gallery.tsx';
import { Spoken } from '../../src/ui/app/spoken.tsx';
import { SessionContext } from '../../src/ui/app/session-context.ts';
import { scenarioSpec, testSession } from '../support/session.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('The live region', () => {
  test('playing, a beat that waits for its turn outlasts what is never said; the newest wins', () => {
    const session = testSession();
    session.actions.open(scenarioSpec('everyone-says-yes'));
    session.settle();
    const { events } = session.branch();
    const beats = events.filter(({ beat }) => beat !== null);
    const plain = events.find((it) => it.beat === null && it.kind === 'deliver')!;
    session.store.setState({ playing: true });
    const shown = (event: (typeof events)[number]) => (
      <SessionContext value={session}>
        <Spoken event={event} instead={null} />
      </SessionContext>
    );
    const { rerender } = render(shown(beats[0]!));
    const wait = (ms: number): void => {
      act(() => {
        vi.advanceTimersByTime(ms);
      });
    };
    wait(10);
    expect(screen.getByRole('status')).toHaveTextContent(beats[0]!.headline);
    rerender(shown(beats[1]!));
    wait(300);
    rerender(shown(plain));
    wait(300);
    expect(screen.getByRole('status')).toHaveTextContent(beats[0]!.headline);
    rerender(shown(beats[2]!));
    wait(1000);
    expect(screen.getByRole('status')).toHaveTextContent(beats[2]!.headline);
    rerender(shown({ ...plain, violated: [], kind: 'fault', headline: 'TC crashes.' }));
    wait(1);
    expect(screen.getByRole('status')).toHaveTextContent('TC crashes.');
  });
});

describe('The gallery', () => {
  test('no group and no card is empty, and the sandbox comes last', () => {
    const session = testSession();
    render(
      <SessionContext value={session}>
        <Gallery />
      </SessionContext>,
    );
    const groups = screen.getAllByRole('region');
    expect(groups.every((group) => group.querySelector('a strong')?.textContent !== '')).toBe(true);
    expect(groups.at(-1)).toHaveAccessibleName('Sandbox');
  });
});
