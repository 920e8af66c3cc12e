// The request that a tenant's sign-in sends by form to an external provider, and what the provider looks at in it (OpenID Connect Core 1.0 sections
// 3.2.2.1 and 5.5; Microsoft Learn, concept-authentication-external-method-provider). Fields that it does not list are ignored.
import { z } from 'zod';
import { askedClass } from '../../scenarios/schema/external-method.ts';

/** As the tenant is known to the provider, which was told once, by another way than a browser's. */
export interface Client {
  readonly clientId: string;
  readonly redirectUri: string;
}

export interface AuthorizationRequest {
  readonly state: string;
  readonly nonce: string;
  readonly idTokenHint: string;
}

type OpenIdError = 'invalid_request' | 'invalid_scope' | 'unsupported_response_type';

const longestValue = 512;

const value = z.string().min(1).max(longestValue);
const asked = z.object({
  id_token: z.object({
    acr: z.object({ values: z.array(z.string()).max(20) }),
    amr: z.object({ values: z.array(z.string()).max(50) }),
  }),
});

/** @param method the one `amr` that this provider can answer with. */
export function readAuthorizationRequest(
  fields: ReadonlyMap<string, string>,
  method: string,
): AuthorizationRequest | OpenIdError {
  if (fields.get('response_type') !== 'id_token') return 'unsupported_response_type';
  if (!(fields.get('scope') ?? '').split(' ').includes('openid')) return 'invalid_scope';
  if (fields.get('response_mode') !== 'form_post') return 'invalid_request';
  const state = value.safeParse(fields.get('state')).data;
  // Without it, an answer could be used again (OpenID Connect Core 1.0 section 3.2.2.1 requires it of this flow).
  const nonce = value.safeParse(fields.get('nonce')).data;
  const idTokenHint = fields.get('id_token_hint');
  const wanted = asked.safeParse(parsed(fields.get('claims') ?? '')).data?.id_token;
  if (state === undefined || nonce === undefined || idTokenHint === undefined || wanted === undefined)
    return 'invalid_request';
  if (!wanted.acr.values.includes(askedClass) || !wanted.amr.values.includes(method)) return 'invalid_request';
  return { state, nonce, idTokenHint };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
