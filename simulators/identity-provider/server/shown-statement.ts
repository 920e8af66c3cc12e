// What a new passkey's authenticator shows of its maker, as far as cryptography says it. SimpleWebAuthn has verified the statement itself
// before: signature, form of the certificate, and its AAGUID where it has one. Whether the model is trusted is the site's to decide.
import { X509Certificate } from 'node:crypto';
import {
  convertCertBufferToPEM,
  decodeAttestationObject,
  getCertificateInfo,
  isoBase64URL,
  validateCertificatePath,
} from '@simplewebauthn/server/helpers';
import type { KnownAuthenticator } from '../../../scenarios/schema/known-authenticator.ts';
import type { ShownStatement } from '../../site/rules/attestation-trust.ts';

type Der = Uint8Array<ArrayBuffer>;

/** id-fido-gen-ce-aaguid (WebAuthn Level 3 section 8.2.1): for which model the certificate is. */
const modelExtension = '1.3.6.1.4.1.45724.1.1.4';
/** CRL distribution points (RFC 5280 section 4.2.1.13): where the library would ask whether it was revoked. */
const whereToAsk = '2.5.29.31';

/** @param authenticators whose roots are trusted. Throws for a certificate that cannot be read. */
export async function shownStatement(
  attestationObject: string,
  aaguid: string,
  authenticators: readonly KnownAuthenticator[],
): Promise<ShownStatement> {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = decoded.get('fmt');
  if (format === 'none') return 'none';
  if (format !== 'packed') return 'other-format';
  const chain = decoded.get('attStmt').get('x5c') ?? [];
  const [leaf, ...others] = chain;
  if (leaf === undefined) return 'self';
  // Without it, any model of a maker could pass for any other under the same root: stricter than WebAuthn, which lets a maker of one model leave it out.
  if (!extensionsOf(leaf).includes(modelExtension)) return 'model-not-named';
  const roots = authenticators.find((known) => known.aaguid === aaguid)?.roots ?? [];
  // The library takes any path where it is given no root, does not ask whether who signed a certificate might, and calls whom a certificate names.
  const mayBeFollowed =
    roots.length > 0 && others.every(isAuthority) && !chain.some((each) => extensionsOf(each).includes(whereToAsk));
  return mayBeFollowed && (await leadsTo(roots, chain)) ? 'chained' : 'not-chained';
}

function extensionsOf(certificate: Der): readonly string[] {
  const { extensions = [] } = getCertificateInfo(certificate).parsedCertificate.tbsCertificate;
  return extensions.map(({ extnID }) => extnID);
}

function isAuthority(certificate: Der): boolean {
  return new X509Certificate(certificate).ca;
}

/** By signatures and times of validity. */
async function leadsTo(roots: readonly string[], chain: readonly Der[]): Promise<boolean> {
  try {
    return await validateCertificatePath(chain.map(convertCertBufferToPEM), roots.map(convertCertBufferToPEM));
  } catch {
    return false;
  }
}
