// Certificates that vouch for an attestation key, as WebAuthn Level 3, section 8.2.1 wants them. Not for k6, which takes finished DER.
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export type KeyPair = Parameters<typeof X509CertificateGenerator.createSelfSigned>[0]['keys'];

/** Who signs certificates. */
export interface Authority {
  /** RFC 4514. */
  readonly name: string;
  readonly keys: KeyPair;
}

export interface Validity {
  readonly validFrom: Date;
  readonly validUntil: Date;
}

export const ecdsaKey = { name: 'ECDSA', namedCurve: 'P-256' } as const;
/** id-fido-gen-ce-aaguid; never critical. */
const aaguidExtension = '1.3.6.1.4.1.45724.1.1.4';
const octetString = 0x04;

/** DER. */
export async function certify(
  issuer: Authority,
  { name, keys: { publicKey } }: Authority,
  { validFrom, validUntil }: Validity,
  extensions: readonly Extension[],
): Promise<Uint8Array<ArrayBuffer>> {
  const certificate = await X509CertificateGenerator.create({
    issuer: issuer.name,
    subject: name,
    notBefore: validFrom,
    notAfter: validUntil,
    publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: { ...ecdsaKey, hash: 'SHA-256' },
    extensions: [
      ...extensions,
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
    ],
  });
  return new Uint8Array(certificate.rawData);
}

/** Of somebody who signs certificates. */
export function authorityExtensions(authoritiesBelow: number): readonly Extension[] {
  return [
    new BasicConstraintsExtension(true, authoritiesBelow, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
}

/** Of a batch of authenticators of one model. @param aaguid 16 bytes. */
export function batchExtensions(aaguid: Uint8Array): readonly Extension[] {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new Extension(aaguidExtension, false, Uint8Array.of(octetString, aaguid.length, ...aaguid)),
  ];
}
