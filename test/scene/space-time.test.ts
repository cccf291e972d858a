import { describe, expect, test } from 'vitest';
import { crossingOf, journeyLine } from '../../src/scene/journey-line.ts';
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

describe('What befell a message', () => {
  const sent = (index: number, envelope: string) => ({
    ...quiet,
    index,
    time: index,
    sent: [message(envelope)],
  });
  const arrives = (index: number, envelope: string, more: Partial<DiagramEvent> = {}) => ({
    ...quiet,
    index,
    time: index,
    received: message(envelope),
    ...more,
  });

  test('overtaken, delayed, said again, turned away or of no use', () => {
    const reply = { ...message('B>A NO#1'), from: 'B', to: 'A', messageKind: 'NO' };
    const diagram = new SpaceTime().grow([
      sent(0, 'A>B X#1'),
      sent(1, 'A>B X#2'),
      { ...quiet, index: 2, time: 2, fault: 'delay', struck: 'A>B X#1' },
      arrives(3, 'A>B X#2', { sent: [reply] }),
      arrives(4, 'A>B X#1', { ignored: true }),
    ]);
    const slow = diagram.journey('A>B X#1')!;
    const fast = diagram.journey('A>B X#2')!;
    expect(fast.overtook).toEqual([slow]);
    expect(slow).toMatchObject({ delayedAt: 2, retry: false, ignored: true });
    expect(fast).toMatchObject({ retry: true, replies: ['NO'] });
    const place = (index: number, process: string) => ({
      x: index * 20,
      y: process === 'A' ? 0 : 40,
    });
    const line = (it: typeof slow, last: number) =>
      journeyLine(it, place, last, (kind) => kind === 'NO');
    expect(line(slow, 9)).toMatchObject({ tip: 'hollow', thin: false });
    expect(line(slow, 9).points).toHaveLength(4);
    expect(line(fast, 9)).toMatchObject({ tip: 'bar', thin: true });
    expect(crossingOf(line(slow, 9).points, line(fast, 9).points)).not.toBeNull();
  });

  test('what has not happened yet is not told by its line', () => {
    const diagram = new SpaceTime().grow([sent(0, 'm'), arrives(9, 'm')]);
    const place = (index: number, process: string) => ({
      x: index * 20,
      y: process === 'A' ? 0 : 40,
    });
    const line = journeyLine(diagram.journey('m')!, place, 4, () => false);
    expect(line).toMatchObject({ tip: 'none', dashed: true });
    expect(line.end.x).toBeLessThanOrEqual(80);
  });

  test('walls stand from the cut to the healing', () => {
    const diagram = new SpaceTime().grow([
      { ...quiet, index: 0, time: 0 },
      { ...quiet, index: 1, time: 1, cuts: ['A>B'] },
      { ...quiet, index: 2, time: 2 },
      { ...quiet, index: 3, time: 3, cuts: [] },
    ]);
    expect(diagram.wallsBetween(0, 9)).toEqual([{ from: 1, to: 3, cuts: ['A>B'] }]);
  });
});
