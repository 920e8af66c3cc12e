// Trials that all ended alike say nothing of how alike one user's trials are. Then assumed: the intraclass correlation that
// statistics.md plans with (2.6); its design effect is 1 + (trials a user - 1) x this.
const correlationWhenUnseen = 0.3;

/** Independent trials that tell as much; never more than there are. */
export function trialsWhenUnseen({ trials, users }: { readonly trials: number; readonly users: number }): number {
  return trials / (1 + Math.max(0, trials / users - 1) * correlationWhenUnseen);
}
