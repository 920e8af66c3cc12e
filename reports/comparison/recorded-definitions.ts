// How metrics were defined when a run was analysed: results.json in its folder says it. What an attempt was counted as was fixed when it was
// stored, so a metric whose words have changed since may mean something else in the older run.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { metricInfo } from '../results/estimate.ts';

const definition = metricInfo.pick({ id: true, unit: true, estimand: true, denominator: true });
const recorded = z.object({ metrics: z.array(definition) });

export type Definitions = ReadonlyMap<string, string>;

/** Words by id of the metric. Empty: the folder has no results that say it. */
export async function recordedDefinitions(runFolder: string): Promise<Definitions> {
  const text = await readFile(join(runFolder, 'results.json'), 'utf8').catch(() => '');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return new Map();
  }
  const parsed = recorded.safeParse(raw);
  return new Map(parsed.success ? parsed.data.metrics.map((each) => [each.id, definitionInWords(each)]) : []);
}

export function definitionInWords({ unit, estimand, denominator }: Omit<z.infer<typeof definition>, 'id'>): string {
  return `${estimand} Of ${denominator}, in ${unit}.`;
}
