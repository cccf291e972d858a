import { REFERENCE_MODELS, Search } from '../checker/explore/index.ts';
import { searchLine, searchRecord } from './check-report.ts';
import { has, single, wholeNumberOf, type Arguments } from './command.ts';
import { UsageError, type Streams } from './streams.ts';

/** `--model NAME --n N`: a search of a reference model. Errors: `UsageError`. */
export async function checkModel(given: Arguments, { out }: Streams): Promise<number> {
  const name = single(given, 'model') ?? '';
  const model = Object.hasOwn(REFERENCE_MODELS, name) ? REFERENCE_MODELS[name] : undefined;
  if (model === undefined) {
    const names = Object.keys(REFERENCE_MODELS).join(', ');
    throw new UsageError(`--model: expected one of ${names}, got "${name}".`);
  }
  const n = wholeNumberOf(given, 'n', model.most) ?? 3;
  if (n === 0)
    throw new UsageError(`--n: expected a whole number from 1 to ${model.most}, got "0".`);
  const symmetry = has(given, 'symmetry');
  const built = model.build(n);
  const search = new Search(built, { symmetry, properties: built.properties });
  const from = performance.now();
  const record = searchRecord(search.advance(), performance.now() - from);
  const text = has(given, 'json')
    ? JSON.stringify({ model: name, n, symmetry, ...record })
    : `${name}, N=${n}${symmetry ? ', up to symmetry' : ''}: every state seen, no violation\n${searchLine(record)}`;
  await out(`${text}\n`);
  return 0;
}
