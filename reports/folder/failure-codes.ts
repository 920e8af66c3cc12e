// Every code the target or the browser gave, by arm, step and the human cause drawn there, the frequent ones first and
// those of the registration, which comes before any sign-in is counted, last.
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { codeMeaning } from '../words/code-meaning.ts';
import { isRegistering, isRegisteringSql } from './is-registering.ts';
import type { Run } from './open-run.ts';
import { setBacks } from '../../scenarios/flows/action-result.ts';

/** Codes of set-backs, whether or not the person got in afterwards. Steps of void attempts are left out. */
export async function readFailureCodes(run: Run): Promise<ResultsOfSignIns['failureCodes']> {
  const rows =
    run.aggregates !== undefined
      ? codesOfAll(run.aggregates)
      : await run.rows(`
    SELECT s.arm, s.step, s.code, s.cause, count(*)::INTEGER AS count, ${isRegisteringSql('s.step')} AS registering FROM counted_steps s
    WHERE s.code IS NOT NULL AND s.result IN (${setBacks.map((result) => `'${result}'`).join(', ')})
    GROUP BY ALL ORDER BY s.arm, registering, count DESC, s.step, s.code, s.cause`);
  return rows.map((row) => codeOf(row));
}

function codeOf(row: Readonly<Record<string, unknown>>): ResultsOfSignIns['failureCodes'][number] {
  return {
    arm: String(row['arm']),
    step: String(row['step']),
    code: String(row['code']),
    ...(row['cause'] === null ? {} : { cause: String(row['cause']) }),
    count: Number(row['count']),
    meaning: codeMeaning(String(row['code'])),
  };
}

/** In the order of the SQL. */
function codesOfAll({ parts }: Aggregates) {
  const counted = parts.flatMap(({ arm, failureCodes }) => failureCodes.map((code) => Object.assign({ arm }, code)));
  return [...Map.groupBy(counted, ({ arm, step, code, cause }) => JSON.stringify([arm, step, code, cause]))]
    .flatMap(([, same]) =>
      same.slice(0, 1).map(({ arm, step, code, cause }) => ({
        arm,
        step,
        code,
        cause: cause ?? null,
        count: same.reduce((sum, { count }) => sum + count, 0),
        registering: isRegistering(step),
      })),
    )
    .toSorted(
      (a, b) =>
        byText(a.arm, b.arm) ||
        Number(a.registering) - Number(b.registering) ||
        b.count - a.count ||
        byText(a.step, b.step) ||
        byText(a.code, b.code) ||
        (a.cause === null ? 1 : b.cause === null ? -1 : byText(a.cause, b.cause)),
    );
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
