// The figures of a record of results.json, one by one, with the units that its schema states: what is added to the schema comes by itself.
import { z } from 'zod';
import { interval, type Interval } from '../results/results-interval.ts';

export interface Figure {
  /** Path of the field in words: "lost-hours/waiting". */
  readonly metric: string;
  readonly value: number;
  readonly interval?: Interval;
  /** Why there is no interval. */
  readonly withheld?: string;
  readonly unit: string;
}

type Path = readonly string[];

/** Numbers, and figures with an interval; no lists, and nothing that says which record it is (ordinals). */
export function figuresOf(schema: z.ZodObject, record: Readonly<Record<string, unknown>>): Figure[] {
  return figuresAt(schema, record, []);
}

function figuresAt(schema: z.ZodObject, record: Readonly<Record<string, unknown>>, path: Path): Figure[] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const value = record[key];
    const unit = unitOf(field);
    const here = [...path, key];
    if (typeof value === 'number' && unit !== undefined)
      return unit.startsWith('ordinal') ? [] : [{ metric: inWords(here), value, unit }];
    const inner = bare(field);
    if (!(inner instanceof z.ZodObject) || value === undefined || isInterval(inner)) return [];
    const parts = value as Readonly<Record<string, unknown>>;
    return unit === undefined
      ? figuresAt(inner, parts, here)
      : [{ metric: inWords(here), unit, ...(parts as Pick<Figure, 'value' | 'interval' | 'withheld'>) }];
  });
}

/** It belongs to the figure beside it. */
function isInterval({ shape }: z.ZodObject): boolean {
  return Object.keys(interval.shape).every((key) => key in shape);
}

/** As `inUnit` left it. */
function unitOf(field: z.core.$ZodType): string | undefined {
  const unit = z.globalRegistry.get(field)?.['unit'];
  if (typeof unit === 'string') return unit;
  return field instanceof z.ZodOptional ? unitOf(field.unwrap()) : undefined;
}

const bare = (field: z.core.$ZodType): z.core.$ZodType => (field instanceof z.ZodOptional ? field.unwrap() : field);

/** "cpuSecondsPer1000" → "cpu-seconds-per-1000"; "p95" and "k6" stay. */
function inWords(path: Path): string {
  return path.map((key) => key.replaceAll(/[A-Z]|(?<=[a-z]{2})\d+/g, (part) => `-${part.toLowerCase()}`)).join('/');
}
