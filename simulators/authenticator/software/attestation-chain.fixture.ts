// For tests: the certificates of a maker of their own, with an intermediate.
import type { AttestationKey } from './attestation-object.ts';
import {
  authorityExtensions,
  batchExtensions,
  certify,
  ecdsaKey,
  type Authority,
  type Validity,
} from './attestation-certificate.ts';
import { es256SignerOf } from './es256-key.ts';

export interface AttestationChain {
  /** DER of the authority's certificate: a relying party that trusts it accepts the key. */
  readonly root: Uint8Array<ArrayBuffer>;
  /** For authenticators, with leaf and intermediate. */
  readonly key: AttestationKey;
}

export interface AttestationChainOptions extends Validity {
  /** 16 bytes, for the leaf: relying parties refuse an authenticator that reports another. */
  readonly aaguid: Uint8Array;
  /** Legal name of the maker: subject's O. */
  readonly vendor: string;
  /** Where the maker is, ISO 3166: subject's C. */
  readonly country: string;
}

export async function makeAttestationChain(options: AttestationChainOptions): Promise<AttestationChain> {
  const { vendor, country, aaguid } = options;
  const newAuthority = async (unit: string, name: string): Promise<Authority> => ({
    name: `C=${country}, O=${escaped(vendor)}, OU=${unit}, CN=${escaped(name)}`,
    keys: await globalThis.crypto.subtle.generateKey(ecdsaKey, true, ['sign', 'verify']),
  });
  const root = await newAuthority('Authenticator Attestation CA', `${vendor} root`);
  const batches = await newAuthority('Authenticator Attestation CA', `${vendor} batches`);
  const batch = await newAuthority('Authenticator Attestation', `${vendor} batch`);
  return {
    root: await certify(root, root, options, authorityExtensions(1)),
    key: {
      certificates: [
        await certify(batches, batch, options, batchExtensions(aaguid)),
        await certify(root, batches, options, authorityExtensions(0)),
      ],
      signer: es256SignerOf(batch.keys.privateKey),
    },
  };
}

/** RFC 4514, section 2.4. */
function escaped(value: string): string {
  return value.replaceAll(/[",+;<>\\#=]/g, String.raw`\$&`);
}
