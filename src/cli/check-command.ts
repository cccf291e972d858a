import { checkModel } from './check-model.ts';
import { has, type Command } from './command.ts';
import { UsageError } from './streams.ts';

export const checkCommand: Command = {
  name: 'check',
  operands: 'PROTOCOL/SCENARIO',
  most: 1,
  summary: 'Searches every run within bounds for the shortest that breaks a rule',
  options: {
    model: { value: 'NAME', help: 'a reference model instead of a protocol: TwoPhase or TCommit' },
    n: { value: 'N', help: 'its number of resource managers' },
    symmetry: { help: 'takes states for one that differ in which of several equals does what' },
    json: { help: 'as JSON' },
  },
  async run(given, streams) {
    if (has(given, 'model')) return checkModel(given, streams);
    throw new UsageError('check: expected PROTOCOL/SCENARIO or --model, got nothing.');
  },
};
