// What the target answered, or did not, where a step was unavailable: by trial, step and code, the frequent ones first.
import { codeMeaning } from '../words/code-meaning.ts';
import type { Run } from '../folder/open-run.ts';
import type { LoadResults } from '../results/load-results.ts';

/** Of starts that never happened. */
export const droppedCode = 'dropped';

type ErrorCount = LoadResults['errors'][number];

/** Needs the view `counted`. @param dropped in the counted time, by trial */
export async function readErrors(
  run: Run,
  dropped: readonly { readonly trial: string; readonly arm: string; readonly count: number }[],
): Promise<ErrorCount[]> {
  const rows = await run.rows(`
    SELECT s.trial, s.arm, s.step, coalesce(s.code, 'service-unavailable') AS code, count(*)::INTEGER AS count
    FROM sign_in_steps s JOIN counted c USING (trial, arm, user_id, need) WHERE s.result = 'unavailable'
    GROUP BY ALL ORDER BY s.trial, count DESC, s.step, code`);
  const errors = rows.map((row): ErrorCount => ({
    trial: String(row['trial']),
    arm: String(row['arm']),
    step: String(row['step']),
    code: String(row['code']),
    count: Number(row['count']),
    meaning: codeMeaning(String(row['code'])),
  }));
  return [
    ...errors,
    ...dropped.flatMap(({ trial, arm, count }) =>
      count === 0 ? [] : [{ trial, arm, code: droppedCode, count, meaning: codeMeaning(droppedCode) }],
    ),
  ];
}
