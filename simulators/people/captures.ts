// What comes before a camera in an identity check: facts about it, which a virtual camera writes into the picture. How it comes out is a
// cause, drawn as a quantile for each capture; what a system makes of it is decided by its score distributions and thresholds.
import type { DocumentType, Presentation } from '../../scenarios/schema/captured.ts';

export interface CapturedFace {
  /** Whose face the picture shows. */
  readonly identity: string;
  /** Of a look-alike: whose face theirs is like. */
  readonly resembles?: string | undefined;
  readonly presentation: Presentation;
  /** Place of this picture among all of its kind for whoever compares faces, 0 to 1. */
  readonly matchQuantile: number;
  /** Likewise for whoever asks whether a living person is there. */
  readonly livenessQuantile: number;
}

export interface CapturedDocument {
  readonly type: DocumentType;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly origin: 'genuine' | 'forged';
  readonly expired: boolean;
  /** As printed, in Latin letters; `dateOfBirth` as YYYY-MM-DD. */
  readonly claims: { readonly firstName: string; readonly lastName: string; readonly dateOfBirth: string };
  readonly portrait: { readonly identity: string };
  /** Place among all documents of its origin for whoever looks for forgeries, 0 to 1. */
  readonly authenticityQuantile: number;
  /** Likewise of the picture: the lower, the worse it can be read. */
  readonly legibilityQuantile: number;
}
