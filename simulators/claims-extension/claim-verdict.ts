// What a check says of somebody's claims, and how it says so to Entra ID.

export type ClaimVerdict =
  | { readonly kind: 'pass' }
  /** `failedClaims`: names of claims. */
  | { readonly kind: 'failed'; readonly failedClaims: readonly string[] };

export const responseDataType = 'microsoft.graph.onVerifiedIdClaimValidationResponseData';
export const passAction = 'microsoft.graph.verifiedIdClaimValidation.pass';
export const failedAction = 'microsoft.graph.verifiedIdClaimValidation.failed';

/** JSON of the answer, as Microsoft's tutorial has it. */
export function verdictAnswer(verdict: ClaimVerdict): object {
  const action =
    verdict.kind === 'pass'
      ? { '@odata.type': passAction }
      : { '@odata.type': failedAction, failedClaims: verdict.failedClaims };
  return { data: { '@odata.type': responseDataType, actions: [action] } };
}
