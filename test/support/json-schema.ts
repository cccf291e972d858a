/** Draws a JSON schema from the definitions of the validator, to hold the published one against. */

interface Schema {
  readonly type: string;
  readonly expects?: string | null;
  readonly literal?: unknown;
  readonly requirement?: unknown;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
  readonly pipe?: readonly Schema[];
}

type Json = Readonly<Record<string, unknown>>;

const KEYWORDS: Readonly<Record<string, string>> = {
  min_value: 'minimum',
  max_value: 'maximum',
};

export function jsonSchemaOf(schema: unknown): Json {
  return draw(schema as Schema);
}

function draw(schema: Schema): Json {
  const [first, ...actions] = schema.pipe ?? [];
  if (first !== undefined && actions.length > 0) {
    const base = plain(first);
    return actions.reduce<Json>((drawn, action) => ({ ...drawn, ...keyword(action, drawn) }), base);
  }
  return plain(schema);
}

function keyword({ type, requirement }: Schema, drawn: Json): Json {
  const isList = drawn['type'] === 'array';
  switch (type) {
    case 'integer':
      return { type: 'integer' };
    case 'min_value':
    case 'max_value':
      return { [KEYWORDS[type] ?? type]: requirement };
    case 'min_length':
      return { [isList ? 'minItems' : 'minLength']: requirement };
    case 'max_length':
      return { [isList ? 'maxItems' : 'maxLength']: requirement };
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    default:
      throw new Error(`No way to draw the action ${type}`);
  }
}

function plain(schema: Schema): Json {
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: schema.type };
    case 'literal':
      return { const: schema.literal };
    case 'array':
      return { type: 'array', items: draw(need(schema.item)) };
    case 'nullable':
      return { anyOf: [draw(need(schema.wrapped)), { type: 'null' }] };
    case 'variant':
      return { oneOf: need(schema.options).map(draw) };
    case 'strict_object':
      return { ...object(schema), additionalProperties: false };
    case 'loose_object':
      return object(schema);
    case 'custom':
      // The only one: options, whose names are the protocol's.
      return { type: 'object', additionalProperties: { type: ['integer', 'boolean', 'string'] } };
    default:
      throw new Error(`No way to draw ${schema.type}`);
  }
}

function object({ entries }: Schema): Json {
  const fields = Object.entries(need(entries));
  const isOptional = ({ type }: Schema) => type === 'exact_optional';
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(([name, field]) => [name, draw(isOptional(field) ? need(field.wrapped) : field)]),
    ),
    required: fields.filter(([, field]) => !isOptional(field)).map(([name]) => name),
  };
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A part of the definition is missing');
  return value;
}
