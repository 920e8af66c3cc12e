// How an entered one-time code is answered, whichever way the person got it.
export type CodeDecision =
  | { readonly kind: 'accepted' }
  /** `why` goes to the log only; the page does not tell. */
  | { readonly kind: 'wrong'; readonly code: '500121'; readonly why: 'no-match' | 'already-used' }
  | { readonly kind: 'expired'; readonly code: '50089' }
  | { readonly kind: 'too-many-tries'; readonly code: '50088' };

/** People copy codes with blanks: "123 456". */
export function normaliseCode(entered: string): string {
  return entered.replaceAll(/\s/g, '');
}
