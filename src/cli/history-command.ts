import { parseHistories } from '../checker/history/index.ts';
import type { History } from '../checker/history/index.ts';
import { has, type Command } from './command.ts';
import { historyLine, historyRecord, type HistoryRecord } from './history-record.ts';
import { readText } from './spec-source.ts';
import { lineWriter, UsageError, type Streams } from './streams.ts';

const ALL_LINEARIZABLE = 0;
const SOME_NOT = 1;

export const historyCommand: Command = {
  name: 'history',
  operands: 'FILE',
  most: 1,
  summary: 'Judges histories of operations: is each linearizable, and sequentially consistent',
  options: { json: { help: 'as JSON, one history a line' } },
  async run(given, streams) {
    const [path] = given.positionals;
    if (path === undefined) throw new UsageError('history: expected FILE, got nothing.');
    const histories = await readHistories(path, streams);
    const write = has(given, 'json') ? writeJson : writeText;
    const records = histories.map(historyRecord);
    await write(records, streams);
    return records.every(({ linearizable }) => linearizable === true) ? ALL_LINEARIZABLE : SOME_NOT;
  },
};

/** Errors: `UsageError`, one sentence that names file, history, operation and field. */
async function readHistories(path: string, { read }: Streams): Promise<readonly History[]> {
  const name = path === '-' ? 'standard input' : path;
  const histories = parseHistories(readJson(await readText(path, read), name));
  if (histories.ok) return histories.value;
  throw new UsageError(`${name}: ${histories.error}`);
}

function readJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(
      `${name}: expected a history or a list of histories as JSON, but it is not JSON.`,
    );
  }
}

async function writeText(records: readonly HistoryRecord[], streams: Streams): Promise<void> {
  const writer = lineWriter(streams);
  for (const [at, record] of records.entries()) await writer.line(historyLine(record, at));
  const count = (wanted: HistoryRecord['linearizable']) =>
    records.filter(({ linearizable }) => linearizable === wanted).length;
  const unknown = count('unknown') === 0 ? '' : `, ${count('unknown')} unknown`;
  await writer.line(`\n${count(true)} linearizable, ${count(false)} not${unknown}`);
  await writer.end();
}

/** A list that is also one record a line, so that it can be searched as text. */
async function writeJson(records: readonly HistoryRecord[], streams: Streams): Promise<void> {
  const lines = records.map((record) => JSON.stringify(record));
  await streams.out(`[\n${lines.join(',\n')}\n]\n`);
}
