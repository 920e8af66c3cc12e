import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withSharedDefinitions, type JsonSchema } from './shared-definitions.ts';

const long = (about: string) => z.string().describe(`${about}. ${'A word on it. '.repeat(40)}`);
const inner = z.object({ type: long('Which kind it is'), properties: long('What it has') });
const outer = z.object({ inner, others: z.array(inner), either: z.union([inner, z.number()]) });
const schema = z.toJSONSchema(
  z.object({ first: outer, second: outer, alone: z.object({ once: long('Stands once') }), inner, few: z.string() }),
) as JsonSchema;

/** As it was before anything was shared. */
function writtenOut(node: unknown, definitions: JsonSchema): unknown {
  if (Array.isArray(node)) return node.map((each) => writtenOut(each, definitions));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return writtenOut(definitions[String(node.$ref).replace('#/$defs/', '')], definitions);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, writtenOut(value, definitions)]));
}

describe('shared definitions', () => {
  const { $defs, ...shared } = withSharedDefinitions(schema);
  const definitions = $defs as JsonSchema;

  it('say the same as the schema written out', () => {
    expect(writtenOut(shared, definitions)).toEqual(schema);
  });

  it('are what stands in several places, each once, by the field that has it first', () => {
    // What inner holds stands in no other place.
    expect(Object.keys(definitions)).toEqual(['first', 'inner']);
    expect(shared['properties']).toMatchObject({
      first: { $ref: '#/$defs/first' },
      second: { $ref: '#/$defs/first' },
      inner: { $ref: '#/$defs/inner' },
      alone: { type: 'object' },
      few: { type: 'string' },
    });
  });

  it('have names beside those that are taken, and leave a schema alone that repeats nothing long', () => {
    const taken = withSharedDefinitions({ ...schema, $defs: { first: { type: 'null' } } });
    expect(Object.keys(taken['$defs'] as JsonSchema)).toEqual(['first', 'first-2', 'inner']);
    const short = z.toJSONSchema(z.object({ a: z.string(), b: z.string() })) as JsonSchema;
    expect(withSharedDefinitions(short)).toEqual(short);
  });

  it('let pass and refuse what the schema does', () => {
    const one = { type: 'a', properties: 'b' };
    const two = { inner: one, others: [one], either: 1 };
    const right = { first: two, second: two, alone: { once: 'c' }, inner: one, few: 'd' };
    const validate = new Ajv2020().compile(withSharedDefinitions(schema));
    expect(validate(right), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...right, second: { ...two, others: [{ type: 'a' }] } })).toBe(false);
  });
});
