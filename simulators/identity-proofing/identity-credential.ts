// The credential of an identity check over the wire: a JWT of the W3C data model as Verified ID has it, signed with ES256, bound to a key of the
// wallet; and its presentation, signed with that key for one request. jose: the JOSE library without dependencies of its own, typed, ESM.
import { randomUUID } from 'node:crypto';
import {
  base64url,
  calculateJwkThumbprint,
  compactVerify,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
} from 'jose';
import { z } from 'zod';
import { documentTypes } from '../../scenarios/schema/captured.ts';
import { readImage, takeImage } from './camera-image.ts';
import type { IdentityFacts, ShownCredential } from './identity-facts.ts';

const algorithm = 'ES256';
export const credentialType = 'VerifiedIdentity';
/** Characters: of a presentation with a photo of the largest size. */
export const longestPresentation = 4_000_000;

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Public: a private part is refused with everything else that does not belong. */
export const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
});
export type PublicKey = z.infer<typeof publicKey>;

export interface TrustedIssuer {
  /** DID. */
  readonly id: string;
  readonly key: PublicKey;
}

export interface CredentialIssuer extends TrustedIssuer {
  issue(facts: IdentityFacts, holder: PublicKey): Promise<string>;
}

/** With a key that nobody else has. */
export async function newCredentialIssuer(id: string): Promise<CredentialIssuer> {
  const pair = await generateKeyPair(algorithm);
  const key = publicOf(await exportJWK(pair.publicKey));
  const keyId = `${id}#${await calculateJwkThumbprint(key)}`;
  return {
    id,
    key,
    async issue({ claims, portrait, issuedAtMs, expiresAtMs }, holder) {
      const { firstName, lastName, dateOfBirth, documentType } = claims;
      const photo = base64url.encode(takeImage({ kind: 'portrait', portrait }));
      return new SignJWT({
        vc: {
          '@context': ['https://www.w3.org/2018/credentials/v1'],
          type: ['VerifiableCredential', credentialType],
          credentialSubject: { firstName, surName: lastName, dateOfBirth, documentType, portrait: photo },
        },
        cnf: { jwk: holder },
      })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: keyId })
        .setIssuer(id)
        .setSubject(`did:jwk:${base64url.encode(JSON.stringify(holder))}`)
        .setJti(`urn:uuid:${randomUUID()}`)
        .setIssuedAt(Math.floor(issuedAtMs / 1_000))
        .setExpirationTime(Math.floor(expiresAtMs / 1_000))
        .sign(pair.privateKey);
    },
  };
}

const seconds = z.int().min(0).max(253_402_300_799);
const text = z.string().min(1).max(200);

const presentationClaims = z.object({
  aud: z.string(),
  nonce: z.string(),
  vp: z.object({ verifiableCredential: z.tuple([z.string()]) }),
});

const credentialClaims = z.object({
  iss: text,
  jti: text,
  iat: seconds,
  exp: seconds,
  cnf: z.object({ jwk: publicKey }),
  vc: z.object({
    type: z.array(z.string()).refine((types) => types.includes(credentialType)),
    credentialSubject: z.object({
      firstName: z.string().max(200),
      surName: z.string().max(200),
      dateOfBirth: z.iso.date(),
      documentType: z.enum(documentTypes),
      portrait: z.string(),
    }),
  }),
});

export interface PresentationTerms {
  /** Whose keys are known, by id. Of an issuer who is not known nothing can be verified. */
  readonly issuers: ReadonlyMap<string, TrustedIssuer>;
  readonly isRevoked: (credentialId: string) => boolean;
  /** For whom and for which request the holder must have signed. */
  readonly audience: string;
  readonly nonce: string;
}

/** Expiry is not judged here: whoever asked says what it takes. */
export async function verifyPresentation(presentation: string, terms: PresentationTerms): Promise<ShownCredential> {
  const shown = presentationClaims.safeParse(unverifiedClaims(presentation));
  if (!shown.success) return { verified: false, because: 'unreadable' };
  const [credential] = shown.data.vp.verifiableCredential;
  const issuer = terms.issuers.get(String(unverifiedClaims(credential)?.['iss']));
  if (issuer === undefined || !(await isSignedBy(credential, issuer.key)))
    return { verified: false, because: 'signature' };
  const claims = credentialClaims.safeParse(unverifiedClaims(credential));
  if (!claims.success) return { verified: false, because: 'unreadable' };
  const { cnf, vc, iat, exp, jti } = claims.data;
  const isForUs = shown.data.aud === terms.audience && shown.data.nonce === terms.nonce;
  if (!isForUs || !(await isSignedBy(presentation, cnf.jwk))) return { verified: false, because: 'holder' };
  const { firstName, surName, dateOfBirth, documentType, portrait: photo } = vc.credentialSubject;
  const portrait = readImage(Buffer.from(photo, 'base64url'));
  if (!portrait.ok || portrait.image.kind !== 'portrait') return { verified: false, because: 'unreadable' };
  return {
    verified: true,
    issuer: issuer.id,
    revoked: terms.isRevoked(jti),
    facts: {
      claims: { firstName, lastName: surName, dateOfBirth, documentType },
      portrait: portrait.image.portrait,
      issuedAtMs: iat * 1_000,
      expiresAtMs: exp * 1_000,
    },
  };
}

/** Of the second part of a JWT, whoever signed it. Undefined: it is none. */
function unverifiedClaims(jwt: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

async function isSignedBy(jwt: string, key: PublicKey): Promise<boolean> {
  try {
    await compactVerify(jwt, await importJWK(key, algorithm), { algorithms: [algorithm] });
    return true;
  } catch {
    return false;
  }
}

function publicOf({ kty, crv, x, y }: JWK): PublicKey {
  return publicKey.parse({ kty, crv, x, y });
}
