// How an entered one-time code is answered, whichever way the person got it.
export type CodeDecision =
  | { readonly kind: 'accepted' }
  /** `why` goes to the log only; the page does not tell. */
  | { readonly kind: 'wrong'; readonly code: '500121'; readonly why: 'no-match' | 'already-used' }
  | { readonly kind: 'expired'; readonly code: '50089' }
  | { readonly kind: 'too-many-tries'; readonly code: '50088' };

/** Made once: one in a function is made anew at each call. */
const onlyDigits = /^[0-9]*$/;

/**
 * The digits of an entered code, without the blanks that people copy with it ("123 456"); undefined: nothing that can be a code.
 * Digits are 0 to 9 alone. Assumed, as Entra does not say: those of other scripts (full-width １２３, ١٢٣) are not taken for them, so that
 * a code in them is a wrong one, is counted as a try and answered like any other.
 */
export function enteredDigits(entered: string, digits: number): string | undefined {
  // Nearly everybody enters it as it is.
  const code = entered.length === digits ? entered : entered.replaceAll(/\s/g, '');
  return code.length === digits && onlyDigits.test(code) ? code : undefined;
}
