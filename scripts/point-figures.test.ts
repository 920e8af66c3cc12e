// A point of the parameter space and the report of a run say the same of the same attempts. Beside the commands, because only they may
// see both.
import { resultsOfKind } from '../reports/fixtures/results-of-kind.fixture.ts';
import { describe, expect, it } from 'vitest';
import { analyse } from '../reports/report/analyse.ts';
import { figureId, pointMetrics, rateMetrics, type PersonaMetric } from '../scenarios/measures/parameter-point.ts';
import { runVirtually, writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { findMachineProfile } from '../simulators/drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../simulators/drivers/virtual/machine-time.ts';
import { livePoint } from '../simulators/experiments/uncertainty/live-point.ts';

const analysedRun = async (folder: string) => resultsOfKind(await analyse(folder), 'pilot');

describe('figures of a point', () => {
  it('are those of the report, arm by arm and compared', { timeout: 120_000 }, async () => {
    const { path, loaded } = await runVirtually(
      writeScenario({ users: 120, days: 2, parameters: { 'password-mistyped': 0.2, 'prompt-dismissed': 0.1 } }),
      { machineTime: 'pilot-in-chromium' },
    );
    const byPersona = pointMetrics.filter((metric): metric is PersonaMetric => metric !== 'time-of-successes-median');
    const { figures } = await livePoint(
      {
        loaded,
        byPersona,
        machineTime: sampledMachineTime(await findMachineProfile(loaded.scenario), loaded.scenario.seed),
      },
      {},
    );
    const { estimates, contrasts } = await analysedRun(path);
    let compared = 0;
    for (const metric of pointMetrics) {
      for (const persona of [undefined, ...loaded.personas.map(({ id }) => id)]) {
        if (persona !== undefined && metric === 'time-of-successes-median') continue;
        for (const arm of ['passkey', 'password-otp'] as const) {
          const reported = estimates.find(
            (estimate) => estimate.metric === metric && estimate.arm === arm && estimate.persona === persona,
          )?.value;
          if (reported === undefined) continue;
          expect(figures[figureId(metric, 'arm', arm, persona)]?.value, `${metric} ${arm} ${persona}`).toBeCloseTo(
            reported,
            8,
          );
          compared += 1;
        }
        for (const kind of ['difference', 'ratio'] as const) {
          const reported = contrasts.find(
            (contrast) => contrast.metric === metric && contrast.kind === kind && contrast.persona === persona,
          )?.value;
          if (reported === undefined || (kind === 'ratio' && rateMetrics.has(metric))) continue;
          expect(
            figures[figureId(metric, kind, 'passkey', persona)]?.value,
            `${metric} ${kind} ${persona}`,
          ).toBeCloseTo(reported, 8);
          compared += 1;
        }
      }
    }
    // Eighteen metrics in two arms, registration in one; differences and ratios of most; for five personas, too.
    expect(compared).toBeGreaterThan((35 + 25) * 5);
  });
});
