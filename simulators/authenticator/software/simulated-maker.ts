// Who makes the simulation's authenticators: one authority for all models, whose key anybody can work out from this file. It stands for the
// makers that FIDO's metadata names, of whom nobody outside has a key. Nothing but a simulation may trust it.
import { aaguidBytes } from '../aaguid-bytes.ts';
import { authorityExtensions, batchExtensions, certify, ecdsaKey, type Authority } from './attestation-certificate.ts';
import type { BatchKey } from './batch-key.ts';
import { pkcs8OfName } from './derived-key.ts';
import { nodePlatform } from './node-platform.ts';

/** AA is nobody's country in ISO 3166. */
const maker = 'C=AA, O=Passkey Pilot simulation';
const warning = 'Simulated makers - trust nowhere';
/** UTCTime, which every reader knows, ends in 2049. */
const validity = { validFrom: new Date('2020-01-01T00:00:00Z'), validUntil: new Date('2049-12-31T23:59:59Z') };

/** DER of the certificate that metadata holds. */
export async function simulatedRoot(): Promise<Uint8Array<ArrayBuffer>> {
  const root = await rootAuthority();
  return certify(root, root, validity, authorityExtensions(0));
}

const batches = new Map<string, Promise<BatchKey>>();

/** Of all authenticators of this model. @param aaguid GUID, lower case. */
export function simulatedBatch(aaguid: string): Promise<BatchKey> {
  const made = batches.get(aaguid) ?? newBatch(aaguid);
  batches.set(aaguid, made);
  return made;
}

async function newBatch(aaguid: string): Promise<BatchKey> {
  const { keys, pkcs8 } = await keysOf(`batch/aaguid=${aaguid}`);
  const batch = { name: `${maker}, OU=Authenticator Attestation, CN=Simulated batch of ${aaguid}`, keys };
  const certificate = await certify(await rootAuthority(), batch, validity, batchExtensions(aaguidBytes(aaguid)));
  return { certificate: nodePlatform.toBase64url(certificate), pkcs8: nodePlatform.toBase64url(pkcs8) };
}

async function rootAuthority(): Promise<Authority> {
  return { name: `${maker}, OU=Authenticator Attestation CA, CN=${warning}`, keys: (await keysOf('root')).keys };
}

async function keysOf(name: string) {
  const { subtle } = globalThis.crypto;
  const pkcs8 = await pkcs8OfName(nodePlatform, `passkey-pilot/es256/simulated-maker/${name}`);
  const privateKey = await subtle.importKey('pkcs8', pkcs8, ecdsaKey, true, ['sign']);
  const { d: _, key_ops: __, ...publicHalf } = await subtle.exportKey('jwk', privateKey);
  const publicKey = await subtle.importKey('jwk', publicHalf, ecdsaKey, true, ['verify']);
  return { pkcs8, keys: { privateKey, publicKey } };
}
