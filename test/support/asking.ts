import { ensure } from '../../src/base/assert.ts';
import { ENGINE_OPTIONS, resolveOptions } from '../../src/engine/options.ts';
import type { RunSpec } from '../../src/engine/spec.ts';
import type { TaughtEntry } from '../../src/protocols/lessons.ts';
import { createEngineHost } from '../../src/worker/engine-host.ts';
import type { EngineReply, EngineRequest } from '../../src/worker/wire.ts';

/** A scenario as the page opens it. */
export function specOf(entry: TaughtEntry, id: string, changes: Partial<RunSpec> = {}): RunSpec {
  const found = ensure(
    entry.scenarios.find((one) => one.id === id),
    `scenario ${id}`,
  );
  const { off, seed, interventions } = found;
  const schema = { ...ENGINE_OPTIONS, ...entry.protocol.options };
  const options = resolveOptions(schema, found.options);
  if (!options.ok) throw new Error(options.error);
  const protocol = entry.protocol.id;
  return { protocol, scenario: id, options: options.value, off, seed, interventions, ...changes };
}

/** Everything that the worker answers to these requests about one run, in slices of `budget` events. */
export function conversation(
  entry: TaughtEntry,
  spec: RunSpec,
  requests: readonly EngineRequest[],
  budget?: number,
): readonly EngineReply[] {
  const host = createEngineHost([entry]);
  const load: EngineRequest = { kind: 'load', run: 1, spec, ahead: 0 };
  const replies = [load, ...requests].flatMap((request) => host.handle(request));
  for (let more = host.work(budget); more !== null; more = host.work(budget)) replies.push(...more);
  return replies;
}

type Answer = Extract<EngineReply, { readonly kind: 'answered' }>;

/** What is right, in this run; throws where it cannot be asked. */
export function answerIn(
  entry: TaughtEntry,
  spec: RunSpec,
  question: string,
  budget?: number,
): Answer {
  const replies = conversation(entry, spec, [{ kind: 'ask', run: 1, question }], budget);
  const found = replies.find((reply) => reply.kind === 'answered');
  if (found === undefined) throw new Error(`${question}: ${JSON.stringify(replies)}`);
  return found;
}
