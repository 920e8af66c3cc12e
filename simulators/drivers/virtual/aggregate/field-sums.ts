// Sums that stand in fields, as aggregates.json has them.

/** Whole numbers that are added field by field; what is text is the row's name. */
export type FieldSums<Row> = { -readonly [K in keyof Row as Row[K] extends number ? K : never]: number };

export function addFields<K extends string>(sums: Record<K, number>, more: Readonly<Record<K, number>>): void {
  for (const key of Object.keys(sums) as K[]) sums[key] += more[key];
}

/** Whole microseconds: each time is rounded once. */
export function us(ms: number): number {
  return Math.round(ms * 1_000);
}
