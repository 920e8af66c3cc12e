// A picture of a document judged: can it be read, is it what was chosen, is it in force, is it genuine? Scores follow from the capture's
// class and quantiles; the thresholds decide.
import type { DocumentType } from '../../scenarios/schema/captured.ts';
import { issuedDocuments } from '../../scenarios/schema/issued-documents.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import type { CapturedDocument } from '../people/captures.ts';
import { scoreAt } from './score-distribution.ts';

export interface ChosenDocument {
  readonly type: DocumentType;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

/** Points of 100. `authenticity` absent: what cannot be read is not looked at any further. */
export interface DocumentScores {
  readonly legibility: number;
  readonly authenticity?: number;
}

/** Another picture may do for what cannot be read and for another document than was chosen; for the others none will. */
export type DocumentJudgement =
  | { readonly passed: true; readonly scores: DocumentScores }
  | {
      readonly passed: false;
      readonly because: 'document-unreadable' | 'another-document' | 'document-expired' | 'document-not-genuine';
      readonly scores: DocumentScores;
    };

export function judgeDocument(
  profile: Verifier,
  chosen: ChosenDocument,
  document: CapturedDocument,
): DocumentJudgement {
  const { legibility, authenticity } = profile.document;
  const readable = scoreAt(legibility.scores, document.legibilityQuantile);
  if (readable < legibility.threshold)
    return { passed: false, because: 'document-unreadable', scores: { legibility: readable } };
  const scores = {
    legibility: readable,
    authenticity: scoreAt(authenticity[document.origin], document.authenticityQuantile),
  };
  if (document.type !== chosen.type || document.country !== chosen.country)
    return { passed: false, because: 'another-document', scores };
  if (document.expired && !profile.takesExpired) return { passed: false, because: 'document-expired', scores };
  if (scores.authenticity < authenticity.threshold) return { passed: false, because: 'document-not-genuine', scores };
  return { passed: true, scores };
}

/** Does the provider take documents of this type from this country? */
export function isTaken({ takes }: Pick<Verifier, 'takes'>, { type, country }: ChosenDocument): boolean {
  const countries = takes[type];
  return countries === 'all-that-issue-it' ? issuedDocuments[type].has(country) : countries.includes(country);
}
