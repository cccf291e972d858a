import type { Configuration } from '../../../src/engine/configuration.ts';
import { azureLeapDay } from '../../../src/protocols/azure-leap-day/index.ts';
import {
  investigatedIn,
  runningIn,
  workingIn,
} from '../../../src/protocols/azure-leap-day/facts.ts';
import { lesson } from '../../../src/protocols/azure-leap-day/lesson.ts';
import type { LeapDay } from '../../../src/protocols/azure-leap-day/types.ts';
import type { TaughtEntry } from '../../../src/protocols/lessons.ts';
import { bandsOf, type Band } from '../../support/courses.ts';
import type { RunSetup } from '../../support/runs.ts';

export const ENTRY = { ...azureLeapDay, lesson } as unknown as TaughtEntry;

const MINUTE_MS = 60_000;

/** The end of that minute: what is due in it has happened, its messages included. */
function minute(at: number): number {
  return at * MINUTE_MS + MINUTE_MS - 1;
}

const here = (configuration: Configuration): Configuration<LeapDay> =>
  configuration as unknown as Configuration<LeapDay>;

const serving = (configuration: Configuration): number => workingIn(here(configuration));
const out = (configuration: Configuration): number => investigatedIn(here(configuration));
const running = (configuration: Configuration): number => runningIn(here(configuration));

/** Hosts in service at those minutes, over twenty seeds; of a hundred, so that these are percentages. */
export function servingAt(
  scenario: string,
  minutes: readonly number[],
  setup: RunSetup = {},
): readonly Band[] {
  return measured(scenario, serving, minutes, setup);
}

/** Hosts under investigation. */
export function outAt(scenario: string, minutes: readonly number[]): readonly Band[] {
  return measured(scenario, out, minutes);
}

/** VMs that run; all of them are 500. */
export function runningAt(
  scenario: string,
  minutes: readonly number[],
  setup: RunSetup = {},
): readonly Band[] {
  return measured(scenario, running, minutes, setup);
}

function measured(
  scenario: string,
  measure: (configuration: Configuration) => number,
  minutes: readonly number[],
  setup: RunSetup = {},
): readonly Band[] {
  return bandsOf(ENTRY, scenario, setup, minutes.map(minute), [measure])[0] ?? [];
}
