// Trials that all ended alike say nothing of how alike one user's trials are. Then assumed: the intraclass correlation that
// statistics.md plans with (2.6); its design effect is 1 + (trials a user - 1) x this.
export const correlationWhenUnseen = 0.3;
