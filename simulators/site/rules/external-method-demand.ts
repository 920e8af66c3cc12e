// Whether somebody whose second factor an external provider asks for can be sent there. Codes: Microsoft Learn,
// concept-authentication-external-method-provider (50161: its address is not valid; 900491: nobody has agreed to it in the tenant, so that it is not
// known there).

export type ExternalDemand =
  | { readonly kind: 'sent'; readonly code: '50158' }
  | { readonly kind: 'not-sent'; readonly code: '50161' | '900491' };

/** @param provider what is known of it: `not-valid`, its metadata cannot be had or cannot be used; undefined: nothing. */
export function demandExternalMethod(provider: 'ready' | 'not-valid' | undefined): ExternalDemand {
  if (provider === 'ready') return { kind: 'sent', code: '50158' };
  return { kind: 'not-sent', code: provider === undefined ? '900491' : '50161' };
}
