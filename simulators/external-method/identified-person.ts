// Whom an `id_token_hint` is about. It identifies and proves nothing: Microsoft Entra issues it in the expired state, so its end is not looked at;
// signature, issuer, audience and names are (Microsoft Learn, concept-authentication-external-method-provider).
import { z } from 'zod';
import type { OpenIdMetadata } from './openid-metadata.ts';
import { readToken } from './published-key.ts';

export interface IdentifiedPerson {
  readonly subject: string;
  /** For display only. */
  readonly userName: string;
}

const name = z.string().min(1).max(320);
const hint = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: name,
  oid: name,
  tid: name,
  iat: z.number(),
  exp: z.number(),
  preferred_username: name,
});

/** Undefined: the hint is not one of this tenant's for this provider. */
export async function identifiedBy(
  token: string,
  { issuer, keys }: OpenIdMetadata,
  clientId: string,
): Promise<IdentifiedPerson | undefined> {
  const said = await readToken(token, keys);
  const claims = said.kind === 'signed' ? hint.safeParse(said.claims).data : undefined;
  if (claims === undefined || claims.iss !== issuer || claims.aud !== clientId) return undefined;
  return { subject: claims.sub, userName: claims.preferred_username };
}
