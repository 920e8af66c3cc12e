// A key that signs tokens, and how it is published: RS256, with the certificate that Microsoft Entra wants beside it (`x5c`). jose is the JOSE
// library without dependencies of its own; @peculiar/x509, typed and kept since 2018, writes the certificate.
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import { calculateJwkThumbprint, exportJWK, SignJWT, type JWTPayload } from 'jose';
import { tokenAlgorithm, type PublishedKey } from './published-key.ts';

export interface SigningKey {
  readonly published: PublishedKey;
  /** As it stands: times are the caller's. */
  sign(claims: JWTPayload): Promise<string>;
}

const keyForm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2_048,
} as const;
const yearMs = 365 * 86_400_000;

/** One that nobody else has. @param owner legal text of the certificate's subject, letters and digits. */
export async function newSigningKey(owner: string): Promise<SigningKey> {
  const keys = await crypto.subtle.generateKey(keyForm, true, ['sign', 'verify']);
  const nowMs = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${owner}`,
    keys,
    signingAlgorithm: keyForm,
    notBefore: new Date(nowMs - yearMs),
    notAfter: new Date(nowMs + yearMs),
  });
  const { n = '', e = '' } = await exportJWK(keys.publicKey);
  const kid = await calculateJwkThumbprint({ kty: 'RSA', n, e });
  const x5c = [Buffer.from(certificate.rawData).toString('base64')];
  return {
    published: { kty: 'RSA', use: 'sig', kid, n, e, x5c },
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: tokenAlgorithm, typ: 'JWT', kid }).sign(keys.privateKey),
  };
}
