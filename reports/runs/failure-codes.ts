// Every code the target or the browser gave, by arm, step and the human cause drawn there, the frequent ones first and
// those of the registration, which comes before any sign-in is counted, last.
import type { Results } from '../results.ts';
import { codeMeaning } from './code-meaning.ts';
import type { Run } from './open-run.ts';
import { setBacks } from '../../scenarios/schema/set-back.ts';

/** Codes of set-backs, whether or not the person got in afterwards. Steps of void attempts are left out. */
export async function readFailureCodes(run: Run): Promise<Results['failureCodes']> {
  const rows = await run.rows(`
    SELECT s.arm, s.step, s.code, s.cause, count(*)::INTEGER AS count, starts_with(s.step, 'passkey-registration/') AS registering FROM counted_steps s
    WHERE s.code IS NOT NULL AND s.result IN (${setBacks.map((result) => `'${result}'`).join(', ')})
    GROUP BY ALL ORDER BY s.arm, registering, count DESC, s.step, s.code, s.cause`);
  return rows.map((row) => ({
    arm: String(row['arm']),
    step: String(row['step']),
    code: String(row['code']),
    ...(row['cause'] === null ? {} : { cause: String(row['cause']) }),
    count: Number(row['count']),
    meaning: codeMeaning(String(row['code'])),
  }));
}
