import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { attemptTableColumns } from '../scenarios/measures/attempt-table.ts';
import { scenarioKinds } from '../scenarios/schema/scenario-kind.ts';
import { publishedSchemas } from './published-schemas.ts';

const schemas = publishedSchemas();
// Formats (date, uri, uuid) come with patterns of their own from zod; ajv has none built in. x-parquet-type is ours.
const ajv = new Ajv2020({
  allErrors: true,
  validateFormats: false,
  keywords: ['x-parquet-type'],
  allowUnionTypes: true,
});
const pilot = async () =>
  parse(await readFile(new URL('../scenarios/pilot.yaml', import.meta.url), 'utf8')) as Record<string, unknown>;

describe('published JSON Schemas', () => {
  it.each(Object.entries(schemas))('%s is valid JSON Schema 2020-12', (_, schema) => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  it('let pass what the program lets pass: the pilot', async () => {
    const validate = ajv.compile(schemas['scenarios/schema/scenario.schema.json'] ?? {});
    expect(validate(await pilot()), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ['that does not say its kind', { kind: undefined }],
    [
      'of a load, that does not say its kind',
      { kind: undefined, driver: 'load', load: { spacing: 'even' }, settle: undefined, unmeant: undefined },
    ],
  ])('let pass what the program lets pass: a scenario %s', async (_, changed) => {
    const validate = ajv.compile(schemas['scenarios/schema/scenario.schema.json'] ?? {});
    const written = JSON.parse(JSON.stringify({ ...(await pilot()), ...changed })) as unknown;
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ['an unknown kind', { kind: 'drill' }],
    ['a load part of a pilot', { load: {} }],
    ['a pilot in k6', { driver: 'load' }],
    ['an unknown key', { persona: {} }],
    ['a share without unit', { personas: { clerk: 0.5 } }],
    ['a duration without unit', { limits: { answerTime: 3000 } }],
    ['a wrong unit', { limits: { answerTime: '3 parsecs' } }],
    ['no users', { users: 0 }],
    ['10^12 users', { users: 1e12 }],
    ['an unknown arm', { arms: ['password'] }],
    ['a fault with a strange refusal', { faults: [{ at: 'a/b', refuse: { share: '5 %', with: '404' } }] }],
    ['a day that is none', { startsOn: '2026-13-01' }],
  ])('refuse %s', async (_, changed) => {
    const validate = ajv.compile(schemas['scenarios/schema/scenario.schema.json'] ?? {});
    expect(validate({ ...(await pilot()), ...changed })).toBe(false);
  });

  it('describe the columns of a run folder in their order', () => {
    const { $defs } = schemas['scenarios/schema/run.schema.json'] as { $defs: Record<string, { properties: object }> };
    expect(Object.keys($defs['row of attempts.parquet']?.properties ?? {})).toEqual(
      attemptTableColumns.map(({ name }) => name),
    );
  });

  it('explain every field of a scenario to an editor', () => {
    const { anyOf } = schemas['scenarios/schema/scenario.schema.json'] as {
      anyOf: { properties: Record<string, { description?: string }> }[];
    };
    expect(anyOf).toHaveLength(scenarioKinds.length);
    for (const { properties } of anyOf)
      expect(Object.entries(properties).filter(([, { description }]) => description === undefined)).toEqual([]);
  });
});
