// The lives behind an enrolment curve: at each draw the tenant's rates get new values, and other people live the rollout.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalQuantile } from '../../../scenarios/sampling/normal-quantile.ts';
import { rateAt } from '../../../scenarios/sampling/rate-at.ts';
import { sobolPoints } from '../../../scenarios/sampling/sobol.ts';
import type { TenantRate } from '../../../scenarios/schema/tenant-rate.ts';
import type { Timeline } from '../../../scenarios/schema/timeline.ts';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import { liveTenant } from '../rollout/live-tenant.ts';
import { drawnParameters } from './live-prediction.ts';
import type { LoadedCurve } from './load-enrolment.ts';

export interface EnrolmentLives {
  readonly of: LoadedCurve;
  readonly machineTime: MachineTime;
  /** Draws of the rates and of the human model. */
  readonly draws: number;
  /** People of each draw. */
  readonly people: number;
}

export interface LivedEnrolment {
  readonly attempts: number;
  /** Share of people enrolled at the end of each week from the one in which the first was asked. */
  readonly shares: readonly number[];
}

export async function* liveEnrolment({
  of: { setUp },
  machineTime,
  draws,
  people,
}: EnrolmentLives): AsyncGenerator<LivedEnrolment> {
  const { scenario, tenantRates } = setUp;
  const { rollout, seed } = scenario;
  const stop = new AbortController().signal;
  const parameters = drawnParameters(setUp.parameters, draws, seed);
  for (const [draw, rates] of drawnRates(tenantRates, draws, seed).entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'passkey-pilot-enrolment-'));
    try {
      const timeline = await liveTenant({
        loaded: {
          ...setUp,
          parameters: parameters[draw] ?? setUp.parameters,
          // People of their own: what chance between people leaves averages out over the draws.
          scenario: { ...scenario, users: people, seed: seed + draw },
        },
        rollout: { ...rollout, rates: { ...rates, ...rollout.rates } },
        hands: { kind: 'here', machineTime },
        machineTimeInWords: 'resampled',
        folder,
        stop,
      });
      yield { attempts: timeline.attempts, shares: sharesOf(timeline) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

function drawnRates(rates: readonly TenantRate[], draws: number, seed: number): Record<string, number>[] {
  const uncertain = rates.filter(({ low, high }) => low < high);
  // Another scrambling than that of the human model's parameters.
  return sobolPoints({ dimensions: uncertain.length, points: draws, scrambling: { seed, replicate: 1 } }).map((point) =>
    Object.fromEntries(
      uncertain.map((rate, dimension) => [rate.id, rateAt(rate, normalQuantile(point[dimension] ?? 0.5))]),
    ),
  );
}

function sharesOf({ weeks, waves, startsOn }: Timeline): number[] {
  const asked = Math.min(...waves.map((wave) => Date.parse(wave.startsOn)));
  const first = Math.floor((asked - Date.parse(startsOn)) / (7 * 86_400_000));
  const byWeek = Map.groupBy(
    weeks.filter(({ tenant, week }) => tenant === 'rollout' && week >= first),
    ({ week }) => week,
  );
  return [...byWeek.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, cells]) => {
      const sum = (of: 'enrolled' | 'people') => cells.reduce((total, cell) => total + cell[of], 0);
      return sum('enrolled') / sum('people');
    });
}
