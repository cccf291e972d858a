import type { Field, NodeFace, Presentation, ProcessPicture } from '../../scene/presentation.ts';
import { countOf, goodputPercent, loadOfEach } from './measures.ts';
import { COMMANDS } from './operator.ts';
import type { PoolState, Routing } from './types.ts';

const NOTHING: NodeFace = { word: '', tone: 'plain', seal: null, locks: [], facts: [] };

export function nodeFace({ state }: ProcessPicture<Routing>): NodeFace {
  switch (state?.role) {
    case 'balancer': {
      const { length } = state.accepting;
      return { ...NOTHING, word: length === 0 ? 'nobody left' : `to ${length} routers` };
    }
    case 'pool': {
      const isTroubled = state.troubleSince !== null;
      return {
        ...NOTHING,
        word: isTroubled ? 'overloaded' : '',
        tone: isTroubled ? 'uncertain' : 'plain',
        facts: [`served ${goodputPercent(state)} %`, `${countOf(state, 'refusing')} refuse`],
      };
    }
    case 'operator': {
      const command = COMMANDS.find(({ id }) => id === state.done);
      return command === undefined ? NOTHING : { ...NOTHING, facts: [command.title] };
    }
    case undefined:
      return NOTHING;
  }
}

export function fields({ state }: ProcessPicture<Routing>): readonly Field[] {
  switch (state?.role) {
    case 'balancer':
      return [
        field('routers that accept', state.accepting.length),
        field('users let in', `${state.percent} %`),
      ];
    case 'pool':
      return poolFields(state);
    case 'operator':
      return [field('did last', state.done === '' ? 'nothing yet' : state.done)];
    case undefined:
      return [];
  }
}

function poolFields(pool: PoolState): readonly Field[] {
  return [
    field('accepting', countOf(pool, 'on')),
    field('refusing', countOf(pool, 'refusing')),
    field('offline', countOf(pool, 'away')),
    field('load of each', `${loadOfEach(pool)} a second`),
    field('served in the last seconds', `${goodputPercent(pool)} %`),
  ];
}

function field(name: string, value: string | number): Field {
  return { name, value: String(value) };
}

export const MESSAGE_FACES: Presentation<Routing>['messages'] = {
  LOAD: { family: 'client', form: 'ask', label: ({ requests }) => `${requests}/s` },
  REFUSE: {
    family: 'abort',
    form: 'answer',
    refuses: true,
    label: ({ routers }) => `${routers.length} refuse`,
  },
  ACCEPT: { family: 'commit', form: 'answer', label: ({ routers }) => `${routers.length} accept` },
  LEAVE: { family: 'view', form: 'answer', label: ({ routers }) => `${routers.length} offline` },
  OFFLINE: { family: 'view', form: 'ask', label: ({ count }) => `${count} offline` },
  ONLINE: { family: 'view', form: 'ask', label: () => 'online' },
  ADD: { family: 'view', form: 'ask', label: ({ count }) => `${count} more` },
  POLICY: { family: 'view', form: 'ask', label: ({ change }) => change },
  USERS: { family: 'view', form: 'ask', label: ({ percent }) => `${percent} % users` },
};
