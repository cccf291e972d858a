import type { Field, ProcessPicture } from '../../scene/presentation.ts';
import type { ClientState, PrimaryBackup, ServerState, ViewServerState } from './types.ts';
import { dataText, operationText, resultText, viewText } from './words.ts';

/** Memory, as name and value. */
export function fields({ state }: ProcessPicture<PrimaryBackup>): readonly Field[] {
  switch (state?.role) {
    case 'client':
      return clientFields(state);
    case 'view server':
      return viewServerFields(state);
    case 'server':
      return serverFields(state);
    case undefined:
      return [];
  }
}

function field(name: string, value: string): Field {
  return { name, value };
}

function clientFields({ view, outstanding, number }: ClientState): readonly Field[] {
  return [
    field('goes by view', view === null ? 'has not asked' : viewText(view)),
    field('waits for', outstanding === null ? 'nothing' : operationText(outstanding.request.work)),
    field('requests so far', String(number)),
  ];
}

function viewServerFields({ view, acknowledged, watched }: ViewServerState): readonly Field[] {
  return [
    field('view', viewText(view)),
    field('acknowledged', acknowledged ? 'yes' : 'not yet'),
    ...watched.map(({ id, acked, missed, restarted }) =>
      field(id, `acked ${acked}, missed ${missed}${restarted ? ', lost its state' : ''}`),
    ),
  ];
}

function serverFields(state: ServerState): readonly Field[] {
  const { view, acked, initialised, data, answers, order, pending } = state;
  const kept = Object.entries(answers).map(([client, last]) =>
    field(`last answer to ${client}`, `${last?.number ?? 0}: ${answerText(last?.result)}`),
  );
  return [
    field('believes in view', viewText(view)),
    field('acknowledged', String(acked)),
    field('has the state', initialised ? 'yes' : 'no'),
    field('data', dataText(data)),
    field('newest number in this view', String(order)),
    ...pending.map((one) => field(`${one.request.id} waits`, operationText(one.request.work))),
    ...kept,
  ];
}

function answerText(result: Parameters<typeof resultText>[0] | undefined): string {
  return result === undefined ? 'none' : resultText(result);
}
