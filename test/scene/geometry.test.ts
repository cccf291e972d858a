import { describe, expect, test } from 'vitest';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { progress } from '../../src/scene/frame.ts';
import { layout } from '../../src/scene/layout.ts';
import type { StageLayout } from '../../src/scene/node-box.ts';
import { messagePath, pointAt } from '../../src/scene/message-path.ts';
import { optionDefaults } from '../../src/engine/options.ts';

const SIZES = [
  { name: 'laptop', width: 1280, height: 318, unit: 18 },
  { name: 'projector', width: 1280, height: 306, unit: 22 },
  { name: 'desktop', width: 1490, height: 620, unit: 24 },
  { name: 'phone', width: 390, height: 420, unit: 15 },
] as const;

function stages(): { name: string; stage: StageLayout }[] {
  return REGISTRY.flatMap(({ protocol, presentation }) =>
    [2, 3].flatMap((participants) => {
      const options = { ...optionDefaults(protocol.options), participants };
      const processes = protocol.processes(options);
      return SIZES.map(({ name, width, height, unit }) => ({
        name: `${protocol.title}, ${participants}, ${name}`,
        stage: layout({
          places: presentation.places(processes),
          outlines: Object.fromEntries(
            processes.map((it) => [it.id, presentation.outline(it.role)]),
          ),
          size: { width, height },
          unit,
        }),
      }));
    }),
  );
}

describe('Layout', () => {
  test.each(stages())('no two nodes touch and none leaves the stage: $name', ({ stage }) => {
    for (const [i, a] of stage.nodes.entries()) {
      expect(a.center.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.center.x + a.width / 2).toBeLessThanOrEqual(stage.size.width);
      expect(a.center.y - a.height / 2).toBeGreaterThanOrEqual(0);
      expect(a.center.y + a.height / 2).toBeLessThanOrEqual(stage.size.height);
      for (const b of stage.nodes.slice(i + 1)) {
        const apart =
          Math.abs(a.center.x - b.center.x) >= (a.width + b.width) / 2 ||
          Math.abs(a.center.y - b.center.y) >= (a.height + b.height) / 2;
        expect(apart, `${a.id} and ${b.id}`).toBe(true);
      }
    }
  });

  test('messages begin and end outside of both bodies', () => {
    for (const { stage } of stages()) {
      for (const a of stage.nodes) {
        for (const b of stage.nodes) {
          if (a === b) continue;
          const path = messagePath(stage, a.id, b.id, 0)!;
          for (const [node, point] of [
            [a, path.from],
            [b, path.to],
          ] as const) {
            const inside =
              Math.abs(point.x - node.center.x) < node.width / 2 - 1 &&
              Math.abs(point.y - node.center.y) < node.height / 2 - 1;
            expect(inside).toBe(false);
          }
        }
      }
    }
  });

  test('ask and answer on one link have their labels on the same, outer side', () => {
    const { stage } = stages()[0]!;
    expect(messagePath(stage, 'TC', 'P1', 0)!.outer).toBe('above');
    expect(messagePath(stage, 'P1', 'TC', 0)!.outer).toBe('above');
    expect(messagePath(stage, 'TC', 'P2', 0)!.outer).toBe('below');
  });
});

describe('Motion', () => {
  const envelope = {
    name: 'm',
    from: 'A',
    to: 'B',
    message: { kind: 'M' },
    sentAt: 100,
    deliverAt: 150,
    sentBy: 0,
    background: false,
    doomed: false,
    held: false,
    parked: false,
    expedited: false,
    copies: 0,
    delayedMs: 0,
  };

  test('a message travels evenly from where it was sent to where it is delivered', () => {
    expect([90, 100, 125, 150, 999].map((time) => progress(envelope, time))).toEqual([
      0, 0, 0.5, 1, 1,
    ]);
    expect(progress({ ...envelope, held: true }, 999)).toBe(0.5);
    expect(progress({ ...envelope, parked: true }, 100)).toBe(1);
    const path = { from: { x: 0, y: 0 }, to: { x: 10, y: 20 }, outer: 'above' as const };
    expect(pointAt(path, 0.5)).toEqual({ x: 5, y: 10 });
  });
});
