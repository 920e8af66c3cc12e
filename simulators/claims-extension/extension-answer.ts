// What can come of a call to a tenant's own check. Nothing of it holds what the endpoint wrote: it may have written a person's date of birth.
import type { ClaimVerdict } from './claim-verdict.ts';

/**
 * Codes that the sign-in log has for a callout that failed (learn.microsoft.com, "Troubleshoot your custom authentication extension"). That
 * a redirect counts as an invalid status is assumed.
 */
export const calloutErrors = {
  1003002: 'CustomExtensionInvalidHTTPStatus',
  1003003: 'CustomExtensionInvalidResponseBody',
  1003005: 'CustomExtensionTimedOut',
  1003006: 'CustomExtensionInvalidResponseContentType',
  1003009: 'CustomExtensionEmptyResponse',
  1003010: 'CustomExtensionInvalidNumberOfActions',
  1003012: 'CustomExtensionInvalidActionType',
  1003024: 'CustomExtensionResponseSizeExceeded',
  1003027: 'CustomExtensionConnectionError',
} as const;
export type CalloutErrorCode = keyof typeof calloutErrors;

interface Failure<K extends string> {
  readonly kind: K;
  readonly errorCode: CalloutErrorCode;
}

export type ExtensionFailure =
  /** Not answered in full within the limit. */
  | (Failure<'timed-out'> & { readonly limitMs: number })
  /** Never heard, or cut off. `reason`: the system's code, "ECONNREFUSED". */
  | (Failure<'unreachable'> & { readonly reason: string })
  | (Failure<'http-error'> & { readonly status: number })
  /** Told to ask elsewhere, which is not done: personal data would go where nobody has said it may. */
  | (Failure<'redirected'> & { readonly status: number })
  | (Failure<'too-large'> & { readonly limitBytes: number })
  | (Failure<'wrong-shape'> & { readonly found: string; readonly expected: string });

export type ExtensionAnswer =
  | { readonly kind: 'pass' }
  | (ClaimVerdict & {
      readonly kind: 'failed';
      /** Names among the failed claims that were not sent, and are not published: counted, as they may be anything. */
      readonly foreignClaims: number;
    })
  | ExtensionFailure;

export function isWellFormed(answer: ExtensionAnswer): answer is Exclude<ExtensionAnswer, ExtensionFailure> {
  return answer.kind === 'pass' || answer.kind === 'failed';
}
