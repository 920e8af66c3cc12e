// The sample that a very large run stores: an interval made from it holds the figure of everybody as often as it says. Beside the
// commands, because only they may see both who is drawn and how intervals are made.
import { expect, it } from 'vitest';
import { inferMetric } from '../reports/metrics/infer-metric.ts';
import { estimands } from '../scenarios/measures/catalogue.ts';
import { sumsInTables } from '../reports/metrics/user-sums.ts';
import { openRun } from '../reports/folder/open-run.ts';
import { createUserClusters } from '../reports/folder/user-clusters.ts';
import { runVirtually, writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { isStored } from '../simulators/drivers/virtual/aggregate/stored-users.ts';

const told = [
  estimands['success-per-attempt'],
  estimands['success-per-prompt'],
  estimands['restricted-time-to-sign-in'],
  estimands['give-ups'],
];
const share = 0.1;
const draws = 500;

it('covers the figure of everybody in 95 of 100 draws', { timeout: 240_000 }, async () => {
  // Enough slips that no share is near 0 or 1: what is tested is the draw, not the interval.
  const { path } = await runVirtually(
    writeScenario({ users: 1_500, parameters: { 'password-mistyped': 0.3, 'prompt-dismissed': 0.6 } }),
    { machineTime: 'pilot-in-chromium' },
  );
  const run = await openRun(path);
  try {
    await createUserClusters(run);
    const sums = await sumsInTables(run, told);
    const weights = new Map(run.manifest.personas.map(({ id, weight }) => [id, weight]));
    for (const metric of told) {
      for (const arm of ['passkey', 'password-otp']) {
        const perUser = sums.of(metric, arm);
        const everybody = inferMetric({ metric, perUser, weights, conf: 0.95 }).value ?? Number.NaN;
        let [covered, users] = [0, 0];
        for (let seed = 1; seed <= draws; seed += 1) {
          const drawn = perUser.filter(({ user }) => isStored(seed, share, Number(user)));
          users += drawn.length;
          const found = inferMetric({ metric, perUser: drawn, weights, conf: 0.95 });
          if (
            found.kind === 'estimated' &&
            found.interval.lower <= everybody &&
            everybody <= (found.interval.upper ?? Number.POSITIVE_INFINITY)
          )
            covered += 1;
        }
        // A draw of whole users with this chance: the mean of 500 is within 2 %.
        expect(users / draws / perUser.length, `${metric.id} ${arm}`).toBeCloseTo(share, 2);
        // Three standard deviations of 500 draws below 95 %. Above, because a tenth of all users is less uncertain than a sample of endlessly many.
        expect(covered / draws, `${metric.id} ${arm}`).toBeGreaterThan(0.92);
        // Intervals of rates are exact ones: where a persona has few events they cover more than they say.
        expect(covered / draws, `${metric.id} ${arm}`).toBeLessThan(metric.kind === 'rate' ? 1 : 0.99);
      }
    }
  } finally {
    run.close();
  }
});
