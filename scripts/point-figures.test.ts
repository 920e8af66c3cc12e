// A point of the parameter space and the report of a run say the same of the same attempts. Beside the commands, because only they may
// see both.
import { describe, expect, it } from 'vitest';
import { analyse } from '../reports/analyse.ts';
import { pointMetrics } from '../scenarios/schema/parameter-point.ts';
import { runVirtually, writeScenario } from '../simulators/run/run-bench.ts';
import { findMachineProfile } from '../simulators/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../simulators/virtual/machine-time.ts';
import { livePoint } from '../simulators/virtual/uncertainty/live-point.ts';

describe('figures of a point', () => {
  it('are those of the report, arm by arm and compared', { timeout: 120_000 }, async () => {
    const { path, loaded } = await runVirtually(writeScenario({ users: 120, days: 2, parameters: { 'password-mistyped': 0.2, 'prompt-dismissed': 0.1 } }), { machineTime: 'pilot-in-chromium' });
    const { figures } = await livePoint({ loaded, machineTime: sampledMachineTime(await findMachineProfile(loaded.scenario), loaded.scenario.seed) }, {});
    const { estimates, contrasts } = await analyse(path);
    let compared = 0;
    for (const metric of pointMetrics) {
      for (const arm of ['passkey', 'password-otp'] as const) {
        const reported = estimates.find((estimate) => estimate.metric === metric && estimate.arm === arm && estimate.persona === undefined)?.value;
        if (reported === undefined) continue;
        expect(figures[`${metric}/${arm}`]?.value, `${metric} ${arm}`).toBeCloseTo(reported, 8);
        compared += 1;
      }
      for (const kind of ['difference', 'ratio'] as const) {
        const reported = contrasts.find((contrast) => contrast.metric === metric && contrast.kind === kind && contrast.persona === undefined)?.value;
        if (reported === undefined) continue;
        expect(figures[`${metric}/${kind}`]?.value, `${metric} ${kind}`).toBeCloseTo(reported, 8);
        compared += 1;
      }
    }
    // Sixteen metrics in two arms, registration in one; differences and ratios of most.
    expect(compared).toBeGreaterThan(31 + 25);
  });
});
