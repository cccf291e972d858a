import { useMemo } from 'react';
import type { EventIndex } from '../../engine/configuration.ts';
import type { Gap } from '../../scene/axis.ts';
import { besides, type Wanted } from '../../scene/diagram-words.ts';
import { faultWord } from '../../scene/fault-words.ts';
import type { SpaceTime } from '../../scene/space-time.ts';
import { wallName } from '../../scene/wall-lines.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { useSlice } from '../app/session-context.ts';
import type { Frame } from './use-frame.ts';

export interface DiagramWord extends Wanted {
  /** Said from this event on. */
  readonly index: EventIndex;
  readonly tone: 'fault' | 'broken' | 'beat' | 'gap' | 'reason';
  /** Said only of the event that is looked at. */
  readonly hushed?: boolean;
}

/** All that is to be said of the part of the run that is shown, the most important first. */
export function useWords(
  frame: Frame | null,
  diagram: SpaceTime,
  events: readonly EventSummary[],
  gaps: readonly Gap[],
  quiet: boolean,
): readonly DiagramWord[] {
  const titles = useTitles();
  return useMemo(() => {
    if (frame === null) return [];
    const { first, last } = frame.window;
    const shown = events.slice(first, last + 1).filter(({ index }) => index >= frame.from);
    const word = wordAt(frame);
    return [
      ...shown.flatMap(({ index, violated }) =>
        violated.map((rule) => word(index, 'broken', `${titles[rule] ?? rule}: violated`)),
      ),
      ...wallWords(frame, diagram),
      ...shown.flatMap((event) => {
        const text = faultText(event);
        return text === '' ? [] : [word(event.index, 'fault', text, event.process)];
      }),
      ...reasons(frame, diagram, quiet),
      ...shown.flatMap(({ index, beat, violated }) =>
        beat === null || violated.length > 0 ? [] : [word(index, 'beat', beat)],
      ),
      ...gaps
        .filter((gap) => gap.to <= frame.until)
        .map((gap) => word(gap.to, 'gap', duration(gap.ms), null, gap.from)),
    ];
  }, [frame, diagram, events, gaps, titles, quiet]);
}

/** Names of the rules, where they are known. */
function useTitles(): Readonly<Record<string, string>> {
  const verdicts = useSlice((state) =>
    (state.snapshot?.verdicts ?? []).map(({ rule, title }) => `${rule}\n${title}`).join('\n\n'),
  );
  return useMemo(
    () => Object.fromEntries(verdicts.split('\n\n').map((line) => line.split('\n'))),
    [verdicts],
  );
}

/** A wall says itself who is parted. */
function faultText({ kind, fault, process, outcome }: EventSummary): string {
  if (kind !== 'fault' || outcome.kind === 'nothing' || fault === null) return '';
  return fault === 'cut' ? '' : faultWord(fault, process);
}

/** In the band after the lanes where there is one, else beside the mark. */
function wordAt(frame: Frame) {
  const { rows, down, text, ids } = frame;
  const level = frame.across - rows.band * 0.5;
  return (
    index: EventIndex,
    tone: DiagramWord['tone'],
    words: string,
    process: string | null = null,
    from?: EventIndex,
  ): DiagramWord => {
    const at = frame.point(index, process ?? ids[0] ?? '');
    const start = from === undefined ? at : frame.point(from, process ?? ids[0] ?? '');
    const middle = { x: (at.x + start.x) / 2, y: (at.y + start.y) / 2 };
    const bold = tone === 'fault' || tone === 'broken';
    const half = words.length * text * 0.25;
    const band =
      from === undefined
        ? [
            { at: { x: at.x + 4, y: level }, anchor: 'start' as const },
            { at: { x: at.x - 4, y: level }, anchor: 'end' as const },
          ]
        : [0, 1, -1, 2].map((by) => ({
            at: { x: middle.x - half + by * text, y: level },
            anchor: 'start' as const,
          }));
    const beside = process === null && !bold ? [] : besides(at, text);
    const aside = down
      ? [
          { at: { x: 4, y: middle.y + text * 0.65 }, anchor: 'start' as const },
          { at: { x: frame.across - 4, y: middle.y + text * 0.65 }, anchor: 'end' as const },
        ]
      : [];
    return {
      id: `${tone} ${index} ${words}`,
      index,
      tone,
      text: words,
      bold,
      places: [...(rows.band > 0 ? band : []), ...(down && process === null ? aside : beside)],
    };
  };
}

function wallWords(frame: Frame, diagram: SpaceTime): readonly DiagramWord[] {
  const { first, last } = frame.window;
  return diagram
    .wallsBetween(first, last)
    .filter((wall) => wall.from >= first)
    .map((wall) => wordAt(frame)(wall.from, 'fault', wallName(wall.cuts)));
}

function reasons(frame: Frame, diagram: SpaceTime, quiet: boolean): readonly DiagramWord[] {
  const { first, last } = frame.window;
  return diagram.journeysBetween(first, last).flatMap((journey) => {
    const { endAt, why, background, fate } = journey;
    if (endAt === null || endAt > last || why === null || fate === 'queued') return [];
    const start = frame.point(journey.sentAt, journey.from);
    const goal = frame.point(endAt, journey.to);
    const share = frame.cameOf(diagram, journey);
    const end = {
      x: start.x + (goal.x - start.x) * share,
      y: start.y + (goal.y - start.y) * share,
    };
    return [
      {
        id: `reason ${journey.envelope}`,
        index: endAt,
        text: why,
        bold: false,
        tone: 'reason' as const,
        hushed: quiet && background,
        places: besides(end, frame.text),
      },
    ];
  });
}

const SECOND = 1000;

export function duration(ms: number): string {
  return ms < SECOND ? `${Math.round(ms)} ms` : `${(ms / SECOND).toFixed(1)} s`;
}
