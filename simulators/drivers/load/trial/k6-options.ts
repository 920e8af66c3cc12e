// `options` of the k6 script of one trial. All sign-ins are shared out among the VUs, each taking the next one that is due: k6's own
// arrival-rate executors neither know Poisson arrivals nor say when an iteration was due, and drop what they cannot start at once.
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import { k6Thresholds } from './k6-thresholds.ts';

export interface TrialShape {
  readonly iterations: number;
  readonly vus: number;
  /** Until the last sign-in is due, ms. */
  readonly durationMs: number;
  /** Absent: all that the scenario has. */
  readonly arm?: string;
  /** Addresses of names, for which no resolver is asked. */
  readonly hosts?: Readonly<Record<string, string>>;
}

/** After the last is due: time to end what is under way, ms; at least. */
const leastTailMs = 60_000;

export function k6Options(
  { load, limits, gates }: Pick<LoadScenario, 'load' | 'limits' | 'gates'>,
  { iterations, vus, durationMs, arm, hosts = {} }: TrialShape,
): object {
  const thresholds = k6Thresholds(gates, arm);
  // No sign-in that is under way may be broken off by k6 itself: nobody would know what became of it. An attempt ends by itself at its
  // limit, on the user's clock, and once the target has had its time to answer.
  const tailMs = Math.max(leastTailMs, (limits.attemptTime + limits.answerTime) * (limits.restartsPerNeed + 1));
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
    ...(Object.keys(hosts).length === 0 ? {} : { hosts }),
    setupTimeout: '5m',
    noCookiesReset: true,
    discardResponseBodies: false,
    insecureSkipTLSVerify: false,
    // What we measure ourselves need not be tagged by k6.
    systemTags: ['status', 'method', 'error_code'],
    summaryTrendStats: ['avg', 'min', 'med', 'p(90)', 'p(95)', 'p(99)', 'p(99.9)', 'max', 'count'],
  };
}
