import type { Control, GlyphField, GlyphState, OutageFace } from '../../scene/outage.ts';
import type { Picture } from '../../scene/presentation.ts';
import { CHARTS, plane } from './charts.ts';
import {
  canBeTipped,
  capacityOf,
  databaseIn,
  isSelfFed,
  offeredPerS,
  perSecond,
  webIn,
} from './measures.ts';
import { OPERATOR } from './operator.ts';
import { STORY } from './story.ts';
import { momentOf } from './strip.ts';
import type { Herd, HerdOptions, KeyState } from './types.ts';

const STATES: readonly (GlyphState & { readonly id: KeyState })[] = [
  { id: 'ok', word: 'valid', look: 'solid', tone: 'good' },
  { id: 'miss', word: 'missing', look: 'open', tone: 'uncertain' },
  { id: 'bad', word: 'invalid', look: 'crossed', tone: 'bad' },
];

/** The cached configuration as a field of keys; queries against capacity; and the plane with its resting points. */
export const outage: OutageFace<Herd> = {
  states: STATES,
  fields: fieldsOf,
  charts: CHARTS,
  plane,
  controls: [
    control('push-bad', 'Push a bad value', 'trigger'),
    control('push-good', 'Push the good value', 'end'),
    control('traffic-60', 'Users to 60 %', 'remedy'),
    control('traffic-30', 'Users to 30 %', 'remedy'),
    control('traffic-0', 'Turn the site off', 'remedy'),
    control('ramp', 'Users back slowly', 'remedy'),
    control('traffic-100', 'Users back at once', 'remedy'),
    control('keep', 'Stop deleting keys', 'remedy'),
    control('merge', 'One fetch a key', 'remedy'),
    control('double', 'Double the database', 'remedy'),
    control('triple', 'Triple the database', 'remedy'),
  ],
  trigger: (picture) => (databaseIn(picture)?.value === 'bad' ? 'the value is bad' : null),
  condition,
  moment: momentOf,
  clock: { unit: 's', ms: 1000 },
  story: STORY,
};

function control(perturbation: string, label: string, kind: Control['kind']): Control {
  return { perturbation, process: OPERATOR, label, kind };
}

function fieldsOf(picture: Picture<Herd>): readonly GlyphField[] {
  const keys = webIn(picture)?.keys ?? [];
  const glyphs = keys.map((state, at) => {
    const { word } = STATES.find(({ id }) => id === state) ?? { word: state };
    return { id: `key-${at + 1}`, state, title: `Key ${at + 1}, ${word} in the cache` };
  });
  return [{ id: 'keys', label: `${keys.length} cached keys`, glyphs }];
}

function condition(
  picture: Picture<Herd>,
  options: HerdOptions,
): ReturnType<OutageFace<Herd>['condition']> {
  const web = webIn(picture);
  const database = databaseIn(picture);
  if (web === null || database === null) return { kind: 'damaged', word: 'a part is down' };
  if (database.value === 'bad') return { kind: 'triggered', word: 'nothing valid to fetch' };
  if (isSelfFed(picture, options)) {
    const isSteady = canBeTipped(picture, options);
    return { kind: 'metastable', word: isSteady ? 'overload feeds itself' : 'overload, fading' };
  }
  if (offeredPerS(web, options) === 0) return { kind: 'stable', word: 'the site is off' };
  if (perSecond(web, 'queries') > capacityOf(database, options))
    return { kind: 'triggered', word: 'all keys are missing' };
  if (web.troubleSince !== null) return { kind: 'vulnerable', word: 'recovering' };
  return canBeTipped(picture, options)
    ? { kind: 'vulnerable', word: 'a push would tip it' }
    : { kind: 'stable', word: 'the cache serves' };
}
