// aggregates.ndjson of a run folder: a line for each stretch of the population that was lived whole, with what is counted of it. Lines come
// in any order; a stretch of which a kill left no line is lived again.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { aggregates, type Aggregates } from '../../../../scenarios/measures/aggregates.ts';
import { PilotError } from '../../../../scenarios/schema/pilot-error.ts';
import type { AttemptCounts } from '../../../attempt/attempt-counts.ts';
import { dropCutLine } from '../../../store/drop-cut-line.ts';

const count = z.int().nonnegative();

const stretch = z.strictObject({
  /** Users, the last one exclusive. */
  from: count,
  to: count,
  counts: z.strictObject({ done: count, failed: count, void: count, unplanned: count }),
  aggregates,
});

export interface CountedStretch {
  readonly from: number;
  readonly to: number;
  readonly counts: AttemptCounts;
  readonly aggregates: Aggregates;
}

export const stretchLine = (counted: CountedStretch): string => `${JSON.stringify(counted)}\n`;

/**
 * One after the other, each stretch once. A last line that was cut off by a kill is removed.
 * @param lines `known`: this start of the program has checked or written them; to check them again would take most of the time.
 * @throws PilotError aggregates-damaged
 */
export async function* readStretches(path: string, lines: 'known' | 'foreign'): AsyncGenerator<CountedStretch> {
  if (!existsSync(path)) return;
  dropCutLine(path);
  const seen = new Set<number>();
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const read = lines === 'known' ? (JSON.parse(text) as CountedStretch) : parsed(text, `${path}:${number}`);
    if (seen.has(read.from)) continue;
    seen.add(read.from);
    yield read;
  }
}

function parsed(text: string, where: string): CountedStretch {
  try {
    return stretch.parse(JSON.parse(text));
  } catch (cause) {
    throw new PilotError(
      'aggregates-damaged',
      {
        found: 'a line that counts no stretch of users',
        expected: 'one stretch a line',
        where,
        remedy: 'remove that line, or run again',
      },
      { cause },
    );
  }
}
