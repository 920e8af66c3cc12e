// What a claim file declares: who said what, where, about whom, and which of our figures it is held against.
// All of it is data, so that it can be hashed and registered before the first attempt.
import type { Claimed } from './claimed.ts';

export interface EstimandField {
  readonly field: 'population' | 'comparator' | 'start' | 'success' | 'fallback' | 'give-up' | 'summary';
  readonly theirs: string;
  readonly ours: string;
  /** no: they state something else, which makes the claim not comparable. unstated: they do not say. */
  readonly matches: 'yes' | 'no' | 'unstated';
}

export interface Claim {
  readonly id: string;
  readonly title: string;
  readonly who: string;
  readonly where: string;
  readonly url: string;
  readonly year: number;
  /** Their words, in short. */
  readonly words: string;
  readonly population: string;
  /** How far we checked it: the primary text was read, a secondary copy was read, or it is from memory. */
  readonly checked: 'primary text' | 'secondary copy' | 'memory';
  readonly claimed: Claimed;
  /** Metric id; a ratio claim is held against its ratio contrast, a proportion claim against the passkey arm's estimate. */
  readonly metric: string;
  /** Metrics named beside it, because the claim does not say which it means. */
  readonly beside: readonly string[];
  readonly estimand: readonly EstimandField[];
}

/** Typed identity: checks a claim where it is declared and keeps its literal id. */
export function defineClaim<const C extends Claim>(claim: C): C {
  return claim;
}
