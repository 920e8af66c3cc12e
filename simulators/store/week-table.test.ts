import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { tenantWeek, type TenantWeek } from '../../scenarios/schema/timeline.ts';
import { weekColumns } from '../../scenarios/schema/week-columns.ts';
import { writeWeekTable } from './week-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'weeks-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'weeks.parquet');

/** Any week that the schema takes, whatever its fields are. */
function anyOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject)
    return fc.record(Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, anyOf(field)])));
  if (schema instanceof z.ZodOptional) return fc.option(anyOf(schema.unwrap()), { nil: undefined });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodString) return fc.string();
  if (schema instanceof z.ZodNumberFormat) return fc.oneof(fc.nat(10_000), fc.constant(Number.MAX_SAFE_INTEGER));
  return fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
}
const anyWeek = (anyOf(tenantWeek) as fc.Arbitrary<TenantWeek>).map((week) => ({ ...week, week: week.week % 520 }));

/** The leaves of a week, in order; null where there is none. */
function leaves(schema: z.ZodObject, part: Readonly<Record<string, unknown>> | undefined): unknown[] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const inner: unknown = field instanceof z.ZodOptional ? field.unwrap() : field;
    const value = part?.[key];
    return inner instanceof z.ZodObject ? leaves(inner, value as typeof part) : [value ?? null];
  });
}

it('holds every number of every week, whatever the timeline has, and says what it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyWeek, { minLength: 1, maxLength: 5 }), async (weeks) => {
      await writeWeekTable(path, "it's a run", { startsOn: '2026-01-05', weeks });
      const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path), compressors });
      expect(
        rows.map(({ run_id: run, week_starts_on: startsOn, ...row }) => [
          run,
          startsOn,
          ...Object.values(row).map((value) => (typeof value === 'bigint' ? Number(value) : value)),
        ]),
      ).toEqual(
        weeks.map((week) => [
          "it's a run",
          new Date(Date.UTC(2026, 0, 5) + week.week * 7 * 86_400_000).toISOString().slice(0, 10),
          ...leaves(tenantWeek, week),
        ]),
      );
    }),
    { numRuns: 20 },
  );
  const { key_value_metadata: pairs = [], schema } = await parquetMetadataAsync(await asyncBufferFromFile(path));
  const told = JSON.parse(pairs.find(({ key }) => key === 'columns')?.value ?? '{}') as Record<string, string>;
  expect(Object.keys(told)).toEqual(schema.slice(1).map(({ name }) => name));
  expect(told['tenant']).toContain('rollout');
  expect(
    Object.entries(told).filter(
      ([name, text]) =>
        text === '' ||
        (weekColumns.find((column) => column.name === name)?.type !== 'VARCHAR' && !/\. Unit: .+\.$/.test(text)),
    ),
  ).toEqual([]);
});
