// Whether the tenant takes what a new passkey's authenticator shows for its maker's word.
// Source: Microsoft Learn, concept-fido2-hardware-vendor (2026-10-06): the statement must be "packed" and lead to a root of the FIDO metadata;
// the model certified at any level, FIDO 2.0 or later, with user verification, resident keys, and hmac-secret or prf. Which codes the
// target shows is ours: a registration is no sign-in, and Entra has no number for these.
import { isCompromise, type KnownAuthenticator } from '../../../scenarios/schema/known-authenticator.ts';

/** What was shown, as far as cryptography says it. */
export type ShownStatement =
  | 'none'
  /** packed, signed by the new passkey itself. */
  | 'self'
  /** Any but packed. */
  | 'other-format'
  /** packed, by a certificate that names this model and leads to a root that the metadata has for it. */
  | 'chained'
  /** packed, by a certificate that does not say for which model. */
  | 'model-not-named'
  /** packed, by a certificate that leads elsewhere, or through one of nobody with authority. */
  | 'not-chained';

export type AttestationTrust =
  | { readonly kind: 'trusted' }
  | {
      readonly kind: 'untrusted';
      /** 135016: nothing was shown that could be looked at. */
      readonly code: '135016' | 'attestation-not-trusted' | 'authenticator-revoked' | 'authenticator-unfit';
    };

const untrusted = (code: Extract<AttestationTrust, { kind: 'untrusted' }>['code']): AttestationTrust => ({
  kind: 'untrusted',
  code,
});

const nothingShown = untrusted('135016');

/** @param authenticators that the tenant knows; undefined: none. */
export function decideAttestation(
  authenticators: readonly KnownAuthenticator[] | undefined,
  { aaguid, statement }: { readonly aaguid: string; readonly statement: ShownStatement },
  backupEligible: boolean,
  nowMs: number,
): AttestationTrust {
  // Whoever can copy a passkey cannot vouch for where it is: synced ones have no attestation.
  if (statement === 'none' || backupEligible) return nothingShown;
  const known = authenticatorNamed(authenticators, aaguid);
  return statement !== 'chained' || known === undefined ? untrusted('attestation-not-trusted') : trustIn(known, nowMs);
}

function authenticatorNamed(
  authenticators: readonly KnownAuthenticator[] | undefined,
  aaguid: string,
): KnownAuthenticator | undefined {
  return authenticators?.find((each) => each.aaguid === aaguid);
}

/** As the metadata has it now. */
function trustIn(known: KnownAuthenticator, nowMs: number): AttestationTrust {
  const inForce = known.statuses.filter(({ from }) => from === undefined || Date.parse(from) <= nowMs);
  if (inForce.some(({ status }) => isCompromise(status))) return untrusted('authenticator-revoked');
  const { isFido2, verifiesUsers, keepsPasskeys, hasHmacSecret, attestsInFull } = known;
  const isFit = inForce.length > 0 && isFido2 && verifiesUsers && keepsPasskeys && hasHmacSecret && attestsInFull;
  return isFit ? { kind: 'trusted' } : untrusted('authenticator-unfit');
}
