import { checkModel } from './check-model.ts';
import { checkRun } from './check-run.ts';
import { has, type Command } from './command.ts';
import { SPEC_OPTIONS } from './spec-source.ts';
import { UsageError } from './streams.ts';

/** Only for one of the two things that can be searched. */
const OF_RUNS = ['off', 'set', 'bound', 'goal', 'max-states', 'file', 'link', 'seed'];

export const checkCommand: Command = {
  name: 'check',
  operands: 'PROTOCOL/SCENARIO',
  most: 1,
  summary: 'Searches every run within bounds for the shortest that breaks a rule',
  options: {
    ...SPEC_OPTIONS,
    bound: { value: 'NAME=N', repeatable: true, help: 'how much of this a run may have' },
    goal: { value: 'ID', help: 'looks for a run in which this comes about' },
    symmetry: { help: 'takes states for one that differ in which of several equals does what' },
    'max-states': { value: 'N', help: 'stops after so many states' },
    workers: {
      value: 'N',
      help: 'how many cores may be used; a search uses one, however many there are',
    },
    model: { value: 'NAME', help: 'a reference model instead of a protocol: TwoPhase or TCommit' },
    n: { value: 'N', help: 'its number of resource managers' },
    json: { help: 'as JSON' },
  },
  async run(given, streams, registry) {
    const isModel = has(given, 'model');
    const stray = isModel
      ? OF_RUNS.find((name) => has(given, name))
      : has(given, 'n')
        ? 'n'
        : undefined;
    if (stray !== undefined)
      throw new UsageError(`--${stray}: expected ${isModel ? 'no' : 'a'} --model with it.`);
    return isModel ? checkModel(given, streams) : checkRun(given, streams, registry);
  },
};
