// Makes the certificates that vouch for an attestation key: root, intermediate and leaf, the leaf as WebAuthn Level 3, section 8.2.1
// wants it. Not for k6: the authenticator itself takes finished DER.
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
import type { AttestationKey } from './attestation-object.ts';
import { es256SignerOf } from './es256-key.ts';

export interface AttestationChain {
  /** DER of the authority's certificate: a relying party that trusts it accepts the key. */
  readonly root: Uint8Array<ArrayBuffer>;
  /** For authenticators, with leaf and intermediate. */
  readonly key: AttestationKey;
}

export interface AttestationChainOptions {
  /** 16 bytes, for the leaf: relying parties refuse an authenticator that reports another. */
  readonly aaguid: Uint8Array;
  /** Legal name of the maker: subject's O. */
  readonly vendor: string;
  /** Where the maker is, ISO 3166: subject's C. */
  readonly country: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;
/** id-fido-gen-ce-aaguid; never critical. */
const aaguidExtension = '1.3.6.1.4.1.45724.1.1.4';
const octetString = 0x04;

type KeyPair = Awaited<ReturnType<typeof newKeyPair>>;
interface Authority {
  readonly name: string;
  readonly keys: KeyPair;
}

export async function makeAttestationChain(options: AttestationChainOptions): Promise<AttestationChain> {
  const { vendor, country, aaguid } = options;
  const subject = (unit: string, name: string) => `C=${country}, O=${escaped(vendor)}, OU=${unit}, CN=${escaped(name)}`;
  const rootAuthority = { name: subject('Authenticator Attestation CA', `${vendor} root`), keys: await newKeyPair() };
  const batchAuthority = {
    name: subject('Authenticator Attestation CA', `${vendor} batches`),
    keys: await newKeyPair(),
  };
  const leafKeys = await newKeyPair();

  const root = await certify(rootAuthority, rootAuthority.name, rootAuthority.keys, options, authorityExtensions(1));
  const intermediate = await certify(
    rootAuthority,
    batchAuthority.name,
    batchAuthority.keys,
    options,
    authorityExtensions(0),
  );
  const leaf = await certify(
    batchAuthority,
    subject('Authenticator Attestation', `${vendor} batch`),
    leafKeys,
    options,
    [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new Extension(aaguidExtension, false, Uint8Array.of(octetString, aaguid.length, ...aaguid)),
    ],
  );
  return { root, key: { certificates: [leaf, intermediate], signer: es256SignerOf(leafKeys.privateKey) } };
}

function authorityExtensions(authoritiesBelow: number): Extension[] {
  return [
    new BasicConstraintsExtension(true, authoritiesBelow, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
}

async function certify(
  issuer: Authority,
  subject: string,
  { publicKey }: KeyPair,
  { validFrom, validUntil }: AttestationChainOptions,
  extensions: readonly Extension[],
): Promise<Uint8Array<ArrayBuffer>> {
  const certificate = await X509CertificateGenerator.create({
    issuer: issuer.name,
    subject,
    notBefore: validFrom,
    notAfter: validUntil,
    publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: { ...ecdsa, hash: 'SHA-256' },
    extensions: [
      ...extensions,
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
    ],
  });
  return new Uint8Array(certificate.rawData);
}

function newKeyPair() {
  return globalThis.crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
}

/** RFC 4514, section 2.4. */
function escaped(value: string): string {
  return value.replaceAll(/[",+;<>\\#=]/g, String.raw`\$&`);
}
