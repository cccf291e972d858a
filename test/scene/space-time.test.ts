import { describe, expect, test } from 'vitest';
import { SpaceTime, type DiagramEvent } from '../../src/scene/space-time.ts';
import { scenarioSpec, testSession } from '../support/session.ts';

const quiet: Omit<DiagramEvent, 'index' | 'time'> = {
  fault: null,
  process: 'A',
  background: false,
  outcome: { kind: 'done' },
  sent: [],
  received: null,
  lanes: [],
};
const message = (envelope: string) => ({
  envelope,
  from: 'A',
  to: 'B',
  messageKind: 'HELLO',
  background: false,
});

/** A message sent by every event and received `after` events later. */
function busyRun(count: number, after: number): DiagramEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    ...quiet,
    index,
    time: index * 10,
    sent: [message(`m${index}`)],
    received: index >= after ? message(`m${index - after}`) : null,
  }));
}

describe('Space-time diagram', () => {
  test('every message has a beginning and an end, and its end says how it ended', () => {
    const session = testSession();
    session.actions.open(scenarioSpec('coordinator-dies-before-deciding'));
    session.settle();
    const { events } = session.branch();
    const diagram = new SpaceTime().grow(events);
    const all = diagram.journeysBetween(0, events.length);
    expect(all.length).toBe(events.reduce((sum, event) => sum + event.sent.length, 0));
    const lost = all.filter((journey) => journey.fate === 'lost');
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every((journey) => journey.endAt !== null && journey.why === 'TC is down')).toBe(
      true,
    );
    for (const { sentAt, endAt } of all) expect(endAt ?? Infinity).toBeGreaterThan(sentAt);
  });

  test('grown in pieces or at once it is the same', () => {
    const events = busyRun(1500, 7);
    const once = new SpaceTime().grow(events);
    const pieces = new SpaceTime();
    for (let end = 100; end <= 1500; end += 100) pieces.grow(events.slice(0, end));
    for (const [first, last] of [
      [0, 40],
      [250, 260],
      [255, 257],
      [1400, 1499],
    ] as const) {
      const names = (diagram: SpaceTime) =>
        diagram.journeysBetween(first, last).map((it) => it.envelope);
      expect(names(pieces)).toEqual(names(once));
    }
  });

  test('a window holds exactly the messages that touch it', () => {
    const events = busyRun(2000, 300);
    const diagram = new SpaceTime().grow(events);
    const found = diagram.journeysBetween(900, 950).map((it) => it.sentAt);
    const wanted = events.map((it) => it.index).filter((sent) => sent <= 950 && sent + 300 >= 900);
    expect(found.toSorted((a, b) => a - b)).toEqual(wanted);
  });

  test('a message that nobody saw being sent begins where its original did', () => {
    const events = [
      { ...quiet, index: 0, time: 0, sent: [message('m')] },
      { ...quiet, index: 1, time: 1, received: message('m') },
      { ...quiet, index: 2, time: 2, received: message('m~2') },
    ];
    const twin = new SpaceTime().grow(events).journey('m~2');
    expect(twin).toMatchObject({ sentAt: 0, endAt: 2, copy: true });
  });

  test('a lane tells its states between two events', () => {
    const lane = (index: number, tone: 'plain' | 'uncertain') => ({
      ...quiet,
      index,
      time: index,
      lanes: [{ process: 'A', tone, status: 'up' }],
    });
    const plain = Array.from({ length: 30 }, (_, index) => ({ ...quiet, index, time: index }));
    plain[0] = lane(0, 'plain');
    plain[10] = lane(10, 'uncertain');
    plain[20] = lane(20, 'plain');
    const diagram = new SpaceTime().grow(plain);
    expect(diagram.laneBetween('A', 12, 15)).toEqual([
      { from: 10, to: 20, tone: 'uncertain', status: 'up' },
    ]);
    expect(diagram.laneBetween('A', 5, 25).map((it) => it.tone)).toEqual([
      'plain',
      'uncertain',
      'plain',
    ]);
  });
});
