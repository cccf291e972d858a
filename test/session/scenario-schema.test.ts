import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINE_OPTIONS } from '../../src/engine/options.ts';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { parseRunSpec } from '../../src/session/validate.ts';
import { RUN_FILE } from '../../src/session/run-format.ts';
import { jsonSchemaOf } from '../support/json-schema.ts';

const published = JSON.parse(readFileSync('public/scenario.schema.json', 'utf8')) as Readonly<
  Record<string, unknown>
>;

describe('The published schema of the run format', () => {
  it('says what the validator says, field by field', () => {
    const { $schema, title, description, ...rest } = published;
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(title).toBe('A run of Lockstep');
    expect(typeof description).toBe('string');
    expect(rest).toEqual(jsonSchemaOf(RUN_FILE));
  });
});

describe('The validator', () => {
  it.each(
    REGISTRY.flatMap(({ protocol, scenarios }) => scenarios.map(({ id }) => [protocol.id, id])),
  )('accepts %s/%s as it was written, and complete', (protocol, scenario) => {
    const parsed = parseRunSpec({ protocol, scenario });
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.ok ? parseRunSpec(JSON.parse(JSON.stringify(parsed.value))) : null).toEqual(
      parsed,
    );
  });

  it.each(REGISTRY.map(({ protocol }) => [protocol.id, protocol] as const))(
    '%s has no option whose name is taken by the engine, or by the codes of a link',
    (_id, { options }) => {
      expect(Object.keys(options).filter((name) => name in ENGINE_OPTIONS)).toEqual([]);
      expect(Object.keys(options).filter((name) => !/^[a-z]\w+$/i.test(name))).toEqual([]);
    },
  );
});
