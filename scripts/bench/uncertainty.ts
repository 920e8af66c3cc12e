// Benchmark of the uncertainty run: the pilot at points of the parameters' ranges, in worker threads, from starting them to the last point.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { metricUnits } from '../../reports/metrics/metric-units.ts';
import { claimOf } from '../../reports/claims/claim.ts';
import { metricsByPersona, questionsOf } from '../../reports/sensitivity/questions.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { ruleOf } from '../../simulators/scenario/decision-rule-library.ts';
import { loadScenario } from '../../simulators/scenario/load-scenario.ts';
import { loadedOfKind } from '../../simulators/scenario/loaded-of-kind.fixture.ts';
import { findMachineProfile } from '../../simulators/drivers/virtual/find-machine-profile.ts';
import { jointDraws } from '../../simulators/experiments/uncertainty/outer-designs.ts';
import { openPointPool } from '../../simulators/experiments/uncertainty/point-pool.ts';

export interface UncertaintyBenchmark {
  readonly points: number;
  readonly usersPerPoint: number;
  readonly workers: number;
  readonly seconds: number;
  /** Of all threads, user and system: what the machine's other work does not lengthen. */
  readonly cpuSeconds: number;
}

const points = 256;
const usersPerPoint = 2_000;
const goalSeconds = 15;

export async function benchUncertainty(): Promise<UncertaintyBenchmark> {
  const loaded = loadedOfKind(
    await loadScenario(fileURLToPath(new URL('../../scenarios/pilot.yaml', import.meta.url)), {
      overrides: [],
      metrics: metricUnits,
      flows,
    }),
    'pilot',
  );
  const { scenario, target, personas, providers, parameters, claims } = loaded;
  const rule = ruleOf(loaded).statement;
  const profile = await findMachineProfile(scenario);
  const workers = availableParallelism();
  const ats = jointDraws({ parameters: parameters.map(({ id }) => id), points, seed: scenario.seed, replicate: 0 });
  const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
  const pool = openPointPool(
    {
      loaded: { scenario, target, personas, providers, parameters },
      profile,
      byPersona: metricsByPersona(
        questionsOf(
          scenario,
          claims.flatMap((claim) => claimOf(claim) ?? []),
          rule,
        ).questions,
        rule,
      ),
    },
    workers,
  );
  try {
    await pool.live(ats.map((at) => ({ at, users: usersPerPoint })));
  } finally {
    await pool.close();
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    points,
    usersPerPoint,
    workers,
    seconds: (performance.now() - startedAt) / 1_000,
    cpuSeconds: (user + system) / 1e6,
  };
}

export function uncertaintyText({
  points: lived,
  usersPerPoint: users,
  workers,
  seconds,
  cpuSeconds,
}: UncertaintyBenchmark): string {
  return `Uncertainty run of the pilot: ${lived} points of ${users} users in ${workers} threads, their start included: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor time; goal under ${goalSeconds} s: ${seconds < goalSeconds ? 'met' : 'MISSED'}`;
}
