// `options` of the k6 script of one trial. All sign-ins are shared out among the VUs, each taking the next one that is due: k6's own
// arrival-rate executors neither know Poisson arrivals nor say when an iteration was due, and drop what they cannot start at once.
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { k6Thresholds } from './k6-thresholds.ts';

export interface TrialShape {
  readonly iterations: number;
  readonly vus: number;
  /** Until the last sign-in is due, ms. */
  readonly durationMs: number;
  /** Absent: all that the scenario has. */
  readonly arm?: string;
}

/** After the last is due: time to end what is under way, ms. */
const longestTailMs = 60_000;

export function k6Options({ load, limits, gates }: Pick<Scenario, 'load' | 'limits' | 'gates'>, { iterations, vus, durationMs, arm }: TrialShape): object {
  const thresholds = k6Thresholds(gates, arm);
  // People whose time is waited out may take as long as an attempt may, and start over.
  const tailMs = load.realtime ? Math.max(longestTailMs, limits.attemptTime * (limits.restartsPerSession + 1)) : longestTailMs;
  return {
    scenarios: {
      signIns: {
        executor: 'shared-iterations',
        vus: Math.min(vus, Math.max(1, iterations)),
        iterations,
        maxDuration: `${Math.ceil((durationMs + load.giveUpStartAfter + tailMs) / 1_000)}s`,
        gracefulStop: '2s',
      },
    },
    ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }),
    setupTimeout: '5m',
    noCookiesReset: true,
    discardResponseBodies: false,
    insecureSkipTLSVerify: false,
    // What we measure ourselves need not be tagged by k6.
    systemTags: ['status', 'method', 'error_code'],
    summaryTrendStats: ['avg', 'min', 'med', 'p(90)', 'p(95)', 'p(99)', 'p(99.9)', 'max', 'count'],
  };
}
