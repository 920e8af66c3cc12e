// The gates that were missed: each makes exit code 99.
import type { Results } from '../results/results.ts';
import type { SignInResults } from '../results/sign-in-results.ts';

/** None of a rollout or a recovery drill: a gate bounds figures of single sign-ins. */
export function missedGates(results: Results): SignInResults['gates'] {
  return 'gates' in results ? results.gates.filter(({ passed }) => !passed) : [];
}
