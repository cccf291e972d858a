import type { Field, NodeFace, Presentation, ProcessPicture } from '../../scene/presentation.ts';
import { perSecond, servedPercent } from './measures.ts';
import { COMMANDS } from './operator.ts';
import type { Herd, WebState } from './types.ts';
import { sum } from './words.ts';

const NOTHING: NodeFace = { word: '', tone: 'plain', seal: null, locks: [], facts: [] };

export function nodeFace({ state }: ProcessPicture<Herd>): NodeFace {
  switch (state?.role) {
    case 'web': {
      const facts = [
        `served ${servedPercent(state)} %`,
        `${perSecond(state, 'queries')} queries/s`,
      ];
      const isTroubled = state.troubleSince !== null;
      return {
        ...NOTHING,
        word: isTroubled ? 'queries fail' : '',
        tone: isTroubled ? 'uncertain' : 'plain',
        facts,
      };
    }
    case 'database':
      return {
        ...NOTHING,
        word: state.value === 'bad' ? 'bad value' : '',
        tone: state.value === 'bad' ? 'aborted' : 'plain',
        facts: [`${state.queue.length} wait`, `${state.dropped} dropped`],
      };
    case 'operator': {
      const command = COMMANDS.find(({ id }) => id === state.done);
      return command === undefined ? NOTHING : { ...NOTHING, facts: [command.title] };
    }
    case undefined:
      return NOTHING;
  }
}

export function fields({ state }: ProcessPicture<Herd>): readonly Field[] {
  switch (state?.role) {
    case 'web':
      return webFields(state);
    case 'database':
      return [
        field('value', state.value),
        field('waiting queries', state.queue.length),
        field('dropped in the last tick', state.dropped),
        field('capacity', state.times === 1 ? 'as at first' : `${state.times} times that`),
      ];
    case 'operator':
      return [field('did last', state.done === '' ? 'nothing yet' : state.done)];
    case undefined:
      return [];
  }
}

function webFields(web: WebState): readonly Field[] {
  const keys = (what: string): number => web.keys.filter((key) => key === what).length;
  return [
    field('requests in the last second', perSecond(web, 'requests')),
    field('served of these', `${servedPercent(web)} %`),
    field('queries in the last second', perSecond(web, 'queries')),
    field('errors in the last second', perSecond(web, 'errors')),
    field('keys', `${keys('ok')} valid, ${keys('miss')} missing, ${keys('bad')} invalid`),
    field('queries under way', sum(web.outstanding.map(({ open }) => sum(open)))),
  ];
}

function field(name: string, value: string | number): Field {
  return { name, value: String(value) };
}

export const MESSAGE_FACES: Presentation<Herd>['messages'] = {
  QUERIES: { family: 'client', form: 'ask', label: ({ counts }) => `${sum(counts)} queries` },
  ANSWERS: {
    family: 'client',
    form: 'answer',
    label: ({ to, value }) => `${to.length} ${value}`,
  },
  CHANGED: { family: 'abort', form: 'ask', label: () => 'changed' },
  PUSH: { family: 'commit', form: 'ask', label: ({ value }) => `${value} value` },
  TRAFFIC: { family: 'view', form: 'ask', label: ({ percent }) => `${percent} % users` },
  CLIENTS: { family: 'view', form: 'ask', label: ({ change }) => change },
  CAPACITY: { family: 'view', form: 'ask', label: ({ times }) => `x ${times}` },
};
