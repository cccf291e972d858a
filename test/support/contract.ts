import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { replay, replayStep } from '../../src/engine/replay.ts';
import { createRun, type Run } from '../../src/engine/run.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import { freezeDeep } from './freeze.ts';
import { machineOf, runScenario } from './runs.ts';

/** Where one tick is like the next, one event in so many and the last stand for all. */
const MANY_EVENTS = 500;
const EVERY = 23;

function isLookedAt({ count }: Run, index: number): boolean {
  return count <= MANY_EVENTS || index % EVERY === 0 || index === count - 1;
}

/** What every protocol owes, held over every scenario of these. */
export function keepTheContract(entries: readonly ProtocolEntry[]): void {
  describe.each(entries.map((entry) => ({ id: entry.protocol.id, entry })))(
    '$id keeps the contract',
    ({ entry }) => {
      const { protocol, presentation, scenarios } = entry;
      const cases = scenarios.map((scenario) => ({ id: scenario.id, scenario }));

      it('names every rule, option and scenario once', () => {
        for (const ids of [
          protocol.rules.map((rule) => rule.id),
          scenarios.map((scenario) => scenario.id),
        ]) {
          expect(new Set(ids).size).toBe(ids.length);
        }
      });

      it('has a rule for every id that an invariant watches', () => {
        const known = new Set(protocol.rules.map((rule) => rule.id));
        for (const invariant of protocol.invariants) expect(known).toContain(invariant.rule);
      });

      describe.each(cases)('$id', ({ scenario }) => {
        /** Played once; nobody changes a run by looking at it. */
        let played: Run | null = null;
        const asPlayed = (): Run => (played ??= runScenario(entry, scenario.id));

        it('does what it claims', () => {
          const run = asPlayed();
          expect(run.end?.unanchored).toEqual([]);
          expect(run.end?.outcome).toBe(scenario.claims.outcome);
          const verdicts = run.verdictsAt(run.count - 1);
          const violated = verdicts
            .filter((verdict) => verdict.state === 'violated')
            .map((verdict) => verdict.rule);
          expect([...new Set(violated)].sort()).toEqual([...scenario.claims.violates].sort());
          expect(run.events.map((event) => event.name)).toContain(scenario.decisive);
        });

        it('takes each step alike twice, on frozen plain data, and never throws', () => {
          const run = asPlayed();
          let configuration = freezeDeep(run.machine.initial);
          for (const event of run.events) {
            const first = replayStep(run.machine, configuration, event);
            const second = isLookedAt(run, event.index)
              ? replayStep(run.machine, configuration, event)
              : first;
            expect([event.name, isDeepStrictEqual(first, second)]).toEqual([event.name, true]);
            expect([event.name, isDeepStrictEqual(first.event, event)]).toEqual([event.name, true]);
            expect(event.outcome.kind).not.toBe('threw');
            configuration = freezeDeep(first.configuration);
          }
        });

        it('is kept as it is replayed, from the start and from a checkpoint, at every event', () => {
          // Any beginning of a run that never ends will do.
          const horizonMs = scenario.claims.outcome === 'horizon' ? 3000 : scenario.horizonMs;
          const run = runScenario(entry, scenario.id, { horizonMs });
          const sparse = runScenario(entry, scenario.id, { horizonMs, keepAll: 0 });
          let replayed = run.machine.initial;
          for (let index = 0; index < run.count; index++) {
            replayed = replay(run.machine, run.events.slice(index, index + 1), replayed);
            if (!isLookedAt(run, index)) continue;
            const kept = run.configurationAt(index);
            expect([index, isDeepStrictEqual(replayed, kept)]).toEqual([index, true]);
            const fromCheckpoint = sparse.configurationAt(index);
            expect([index, isDeepStrictEqual(fromCheckpoint, kept)]).toEqual([index, true]);
          }
        });

        it('has a headline of at most 84 characters and 14 words for every event, with nothing left to fill in', () => {
          // Any beginning of a run that never ends will do.
          const horizonMs = scenario.claims.outcome === 'horizon' ? 3000 : scenario.horizonMs;
          const run = runScenario(entry, scenario.id, { horizonMs });
          for (const event of run.events) {
            const before =
              event.index === 0 ? run.machine.initial : run.configurationAt(event.index - 1);
            const text = presentation.headline(event, before, run.configurationAt(event.index));
            expect.soft([event.name, text, text.length <= 84]).toEqual([event.name, text, true]);
            expect.soft([text, text.split(/\s+/).length <= 14]).toEqual([text, true]);
            expect.soft(text).not.toMatch(/undefined|null|\[object|NaN|\{|\}/);
            expect.soft(text.length).toBeGreaterThan(8);
          }
        });

        it('has a face for every message and a name for every record', () => {
          const effects = asPlayed().events.flatMap((event) => event.effects);
          const labels = effects.flatMap((effect) =>
            effect.kind === 'send'
              ? [
                  presentation.messages[effect.message.kind]?.label(effect.message) ??
                    `no face: ${effect.message.kind}`,
                ]
              : [],
          );
          expect(labels.filter((label) => label.length > 12)).toEqual([]);
          const records = effects.flatMap((effect) =>
            effect.kind === 'forceStart' ? [presentation.record(effect.record)] : [],
          );
          expect(records).not.toContain('');
        });

        it('has the same name for the same event never twice', () => {
          const names = asPlayed().events.map((event) => event.name);
          expect(new Set(names).size).toBe(names.length);
        });
      });

      it('gives every process a place, wide and tall, for every number of nodes', () => {
        for (const scenario of scenarios) {
          const machine = machineOf(entry, { options: scenario.options });
          const { wide, tall } = presentation.places(machine.world.specs);
          for (const { id } of machine.world.specs) {
            for (const place of [wide[id], tall[id]]) {
              const [x = -1, y = -1] = place ?? [];
              expect([x, y].every((coordinate) => coordinate >= 0 && coordinate <= 1)).toBe(true);
            }
          }
        }
      });

      it('every sometimes-property comes about in some scenario: no rule holds because nothing happens', () => {
        const seen = new Set<string>();
        for (const scenario of scenarios) {
          const run = runScenario(entry, scenario.id);
          for (const verdict of run.verdictsAt(run.count - 1))
            if (verdict.state === 'seen') seen.add(verdict.title);
        }
        const wanted = protocol.invariants.filter(
          (invariant) => invariant.expectation === 'sometimes',
        );
        expect(
          wanted.map((invariant) => invariant.title).filter((title) => !seen.has(title)),
        ).toEqual([]);
      });

      it('two runs of a seed give every shared name the same latency', () => {
        const latencies = scenarios.map((scenario) => {
          const run = createRun(machineOf(entry, { options: scenario.options, seed: 1 }), {
            interventions: scenario.interventions,
            horizonMs: scenario.horizonMs,
          });
          run.advance(3000);
          return run.events.flatMap((event) =>
            event.effects.flatMap((effect) =>
              // A whole state takes as long as it is large, and that differs from run to run.
              effect.kind === 'send' && presentation.messages[effect.message.kind]?.whole !== true
                ? [[effect.envelope, effect.deliverAt - event.time] as const]
                : [],
            ),
          );
        });
        const known = new Map<string, number>();
        const ranges = scenarios.map(
          ({ options }) => `${options['latencyMinMs'] ?? ''}-${options['latencyMaxMs'] ?? ''}`,
        );
        latencies.forEach((all, at) => {
          for (const [name, latency] of all) {
            const key = `${ranges[at] ?? ''} ${name}`;
            expect([key, latency]).toEqual([key, known.get(key) ?? latency]);
            known.set(key, latency);
          }
        });
      });
    },
  );
}
