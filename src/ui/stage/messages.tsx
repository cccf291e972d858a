import { useMemo } from 'react';
import { flights, progress } from '../../scene/frame.ts';
import { placeLabels, type Labelled } from '../../scene/labels.ts';
import type { StageLayout } from '../../scene/layout.ts';
import { messagePath, pointAt } from '../../scene/message-path.ts';
import { useProtocol, useSlice } from '../app/session-context.ts';
import { endedBy, EndedMessage } from './ended-message.tsx';
import { MessageGlyph, noteOf } from './message-glyph.tsx';

/** Everything that travels, and what was lost with the event at the cursor; with labels that do not cover each other. */
export function Messages({ stage }: { readonly stage: StageLayout }) {
  const { snapshot, previous } = useSlice((state) => ({
    snapshot: state.snapshot,
    previous: state.previous,
  }));
  const faces = useProtocol()?.presentation.messages;
  const drawn = useMemo(() => {
    if (snapshot === null || faces === undefined) return null;
    const { picture } = snapshot;
    const ended = endedBy(snapshot, previous, stage);
    const travelling = flights(picture, true).flatMap((flight) => {
      const { envelope, lane } = flight;
      const face = faces[envelope.message.kind];
      const path = messagePath(stage, envelope.from, envelope.to, lane);
      if (face === undefined || path === null) return [];
      const label = [face.label(envelope.message), noteOf(envelope)].filter((it) => it !== '');
      return [{ envelope, face, path, text: label.join(' ') }];
    });
    const endedFace = ended === null ? undefined : faces[ended.envelope.message.kind];
    const lost =
      ended === null || endedFace === undefined
        ? null
        : {
            ...ended,
            face: endedFace,
            text: `${endedFace.label(ended.envelope.message)} ${ended.why}`,
          };
    const labelled: Labelled[] = travelling.map(({ envelope, path, text }) => ({
      name: envelope.name,
      text,
      at: pointAt(path, progress(envelope, picture.time)),
      preferred: path.outer,
    }));
    if (lost !== null) {
      labelled.unshift({ name: 'lost', text: lost.text, at: lost.at, preferred: lost.outer });
    }
    return { travelling, lost, sides: placeLabels(stage, labelled) };
  }, [snapshot, previous, faces, stage]);
  if (drawn === null) return null;
  const { travelling, lost, sides } = drawn;
  return (
    <>
      {lost !== null && (
        <EndedMessage
          face={lost.face}
          text={lost.text}
          at={lost.at}
          side={sides.get('lost') ?? 'above'}
          unit={stage.unit}
        />
      )}
      {travelling.map((message) => (
        <MessageGlyph
          key={message.envelope.name}
          {...message}
          side={sides.get(message.envelope.name) ?? 'above'}
          unit={stage.unit}
        />
      ))}
    </>
  );
}
