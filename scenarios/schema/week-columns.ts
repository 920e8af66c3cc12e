// weeks.parquet of a rollout's run folder: a row a week, persona and tenant of timeline.json, nested parts as columns of their own. The
// columns follow from the timeline's schema: what is added there comes by itself.
import { z } from 'zod';
import type { Column } from './columns.ts';
import type { Unit } from './in-unit.ts';
import { tenantWeek } from './timeline.ts';

export interface WeekColumn extends Column {
  /** Where the value stands in a week of the timeline. */
  readonly path: readonly string[];
}

/** Those of the timeline, in its order. */
export const timelineColumns: readonly WeekColumn[] = columnsOf(tenantWeek, []);

export const weekColumns: readonly Column[] = [
  { name: 'run_id', type: 'VARCHAR', about: 'Run this week belongs to' },
  { name: 'week_starts_on', type: 'VARCHAR', about: 'First day of the week, as 2026-01-31' },
  ...timelineColumns,
];

function columnsOf(schema: z.ZodObject, path: readonly string[]): WeekColumn[] {
  return Object.entries(schema.shape).flatMap(([key, written]): WeekColumn[] => {
    const here = [...path, key];
    // Where it is absent the column is empty.
    const field: z.core.$ZodType = written instanceof z.ZodOptional ? written.unwrap() : written;
    if (field instanceof z.ZodObject) return columnsOf(field, here);
    const { description = '', unit } = (z.globalRegistry.get(field) ?? {}) as {
      readonly description?: string;
      readonly unit?: Unit;
    };
    const about = unit === undefined ? description : description.slice(0, -`. Unit: ${unit}.`.length);
    return [
      {
        name: here.map(snakeCase).join('_'),
        type: typeOf(field, here),
        about,
        ...(unit === undefined ? {} : { unit }),
        path: here,
      },
    ];
  });
}

/** Sums of ms are beyond 32 bits. */
function typeOf(field: z.core.$ZodType, path: readonly string[]): Column['type'] {
  if (field instanceof z.ZodNumberFormat) return 'BIGINT';
  if (field instanceof z.ZodNumber) return 'DOUBLE';
  if (field instanceof z.ZodString || field instanceof z.ZodEnum) return 'VARCHAR';
  throw new Error(`no column can be made of ${path.join('.')} of a week`);
}

function snakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
