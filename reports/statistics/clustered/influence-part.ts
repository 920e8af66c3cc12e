// What is known of the users of one persona behind an estimate; of all, where there are no weights.
export interface InfluencePart {
  /** Share of the tenant. */
  readonly weight: number;
  readonly value: number;
  readonly users: number;
  /** Denominator: attempts, needs to sign in, ... */
  readonly trials: number;
  /** Of the value, between users. */
  readonly variance: number;
  /** False: all its users are alike. Their variance is then not 0 but unseen. */
  readonly varies: boolean;
}
