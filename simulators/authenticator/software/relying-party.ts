// What ceremonies of one relying party at one origin have in common, worked out once: its hash and the parts of its signed data
// that no sign-in changes. Authenticators come and go with every virtual user; this stays.
import { clientDataText } from './client-data.ts';
import type { Platform } from './platform.ts';
import { rpIdOfOrigin } from './rp-id-of-origin.ts';

export interface RelyingParty {
  readonly id: string;
  /** SHA-256 of the id. */
  readonly idHash: Uint8Array<ArrayBuffer>;
  /** clientDataJSON of a sign-in, up to its challenge. */
  readonly beforeChallenge: string;
  /** And from there on. */
  readonly afterChallenge: string;
  /** Authenticator data of sign-ins without signature counter, by flags: always the same. */
  readonly uncountedData: Map<number, WrittenData>;
}

/** Bytes, and the same in base64url. */
export interface WrittenData {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
}

const knownTo = new WeakMap<Platform, Map<string, Map<string | undefined, RelyingParty>>>();

/** One that openRelyingParty() has found in order before. */
export function knownRelyingParty(
  platform: Platform,
  origin: string,
  rpId: string | undefined,
): RelyingParty | undefined {
  return knownTo.get(platform)?.get(origin)?.get(rpId);
}

/** @throws CeremonyError SecurityError: this origin may not use this RP id. */
export async function openRelyingParty(
  platform: Platform,
  origin: string,
  rpId: string | undefined,
): Promise<RelyingParty> {
  const id = rpIdOfOrigin(origin, rpId, platform.isPublicSuffix);
  const opening = '"challenge":"';
  const [before = '', after = ''] = clientDataText({
    type: 'webauthn.get',
    challenge: '',
    origin,
    crossOrigin: false,
  }).split(opening);
  const party: RelyingParty = {
    id,
    idHash: await platform.sha256(id),
    beforeChallenge: before + opening,
    afterChallenge: after,
    uncountedData: new Map(),
  };
  const ofPlatform = knownTo.get(platform) ?? new Map<string, Map<string | undefined, RelyingParty>>();
  const ofOrigin = ofPlatform.get(origin) ?? new Map<string | undefined, RelyingParty>();
  knownTo.set(platform, ofPlatform.set(origin, ofOrigin.set(rpId, party)));
  return party;
}
