// Every number, duration, rate and day that a person writes has a lower and an upper bound: whatever lies beyond either is refused, with a
// sentence, before it can overflow a timer, a calendar or the memory.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { claimRange } from './claim-range.ts';
import { claimFile } from './claim.ts';
import { parameter } from './evidence.ts';
import { heldDocuments } from './held-documents.ts';
import { impostor } from './impostor.ts';
import { persona } from './persona.ts';
import { provider } from './provider.ts';
import { recoveryRule } from './recovery-rule.ts';
import { scenario } from './scenario.ts';
import { target } from './target.ts';
import { tenantRate } from './tenant-rate.ts';

type Schema = z.ZodType;
interface Field {
  readonly path: string;
  readonly schema: Schema;
}

/** Every field that holds no others. A kind of schema that is not known here fails: it might hide a field. */
function fieldsOf(schema: Schema, path: string): Field[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return fieldsOf(schema.unwrap() as Schema, path);
  // Read into another form: a quantity is written as text, anything else has fields of its own.
  if (schema instanceof z.ZodPipe && !(schema.in instanceof z.ZodString)) return fieldsOf(schema.in as Schema, path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) =>
      fieldsOf(inner as Schema, path === '' ? name : `${path}.${name}`),
    );
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element as Schema, `${path}[]`);
  if (schema instanceof z.ZodTuple)
    return schema.def.items.flatMap((item, index) => fieldsOf(item as Schema, `${path}[${index}]`));
  if (schema instanceof z.ZodRecord) return fieldsOf(schema.valueType as Schema, `${path}{}`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsOf(option as Schema, path));
  if (
    schema instanceof z.ZodString ||
    schema instanceof z.ZodNumber ||
    schema instanceof z.ZodPipe ||
    schema instanceof z.ZodEnum ||
    schema instanceof z.ZodLiteral ||
    schema instanceof z.ZodBoolean ||
    schema instanceof z.ZodISODate ||
    schema instanceof z.ZodURL ||
    schema instanceof z.ZodGUID ||
    schema instanceof z.ZodBase64
  )
    return [{ path, schema }];
  throw new Error(`${path}: a ${schema.def.type} that this test does not know`);
}

/** Texts of each kind of quantity, and what lies beyond any bound that a person could mean. */
const quantities = {
  duration: {
    some: ['10 ms', '1 s', '20 s', '1 min', '15 min', '1 h', '1 d'],
    beyond: ['-1 s', '1000000 d', '1e3 s', '9999999999999999999999 d'],
  },
  rate: { some: ['1/s', '60/min', '100/h'], beyond: ['0/s', '-1/s', '0.000001/h', '1000000000/s'] },
  share: { some: ['50 %', '1 %'], beyond: ['-1 %', '101 %', '1e9 %'] },
  'time of day': { some: ['08:30', '12:00'], beyond: ['-1:00', '24:00', '99:00'] },
  day: {
    some: ['2026-01-05'],
    beyond: ['0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '12026-01-05', '-2026-01-05'],
  },
} as const;

const takes = (schema: Schema, value: unknown) => z.safeParse(schema, value).success;

const parts = {
  recoveryRule,
  scenario,
  persona,
  provider,
  target,
  parameter,
  claimFile,
  claimRange,
  tenantRate,
  impostor,
  heldDocuments,
};
const fields = Object.entries(parts).flatMap(([part, schema]) =>
  fieldsOf(schema, '').map((field) => ({ ...field, path: `${part}: ${field.path}` })),
);
const named = (wanted: readonly Field[]) => wanted.map(({ path, schema }) => [path, schema] as const);

const numbers = fields.filter(({ schema }) => schema instanceof z.ZodNumber);
it('there are numbers to look at', () => expect(numbers.length).toBeGreaterThan(40));

it.each(named(numbers))('%s has both bounds', (path, schema) => {
  const ends = schema instanceof z.ZodNumber ? [schema.minValue, schema.maxValue] : [];
  // A whole number has bounds by itself, those of what a double can tell apart; a seed has no others.
  expect(ends.every((end) => Number.isFinite(end))).toBe(true);
  if (!path.endsWith(': seed'))
    expect(ends.every((end) => Math.abs(end ?? Number.NaN) < Number.MAX_SAFE_INTEGER)).toBe(true);
  for (const beyond of [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN, -1e300, 1e300])
    expect(takes(schema, beyond)).toBe(false);
});

describe.each(Object.entries(quantities))('a %s', (kind, { some, beyond }) => {
  const texts = fields.filter(
    ({ schema }) =>
      !['no quantity at all', 'a-name'].some((text) => takes(schema, text)) && some.some((text) => takes(schema, text)),
  );
  it('is asked for somewhere', () => expect(texts.length).toBeGreaterThan(0));

  it.each(named(texts))('%s has both bounds', (_, schema) => {
    for (const text of beyond) expect([text, takes(schema, text)]).toEqual([text, false]);
    if (kind !== 'duration') return;
    // The sentence names the ends: both are taken, and nothing beyond.
    const said = z.safeParse(schema, '1000000 d').error?.issues[0]?.message ?? '';
    const [, least = '', most = ''] = /^expected (\d+ \w+) to (\d+ \w+)/.exec(said) ?? [];
    expect([least, most].map((end) => takes(schema, end))).toEqual([true, true]);
    expect(
      takes(
        schema,
        most.replace(/^\d+/, (amount) => String(Number(amount) + 1)),
      ),
    ).toBe(false);
    if (!least.startsWith('0')) expect(takes(schema, '0 s')).toBe(false);
  });
});
