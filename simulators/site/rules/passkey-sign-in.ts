// Whether a verified or refused passkey answer signs a person in.
import { ceremonyFailureCodes, type CeremonyFailure } from './ceremony-failure.ts';
import type { ChallengeDecision } from './challenge-life.ts';

export interface PasskeySignInFacts {
  readonly challenge: ChallengeDecision;
  /** The ceremony was begun for a user name that was typed. */
  readonly isForUserName: boolean;
  /** `of-other-user`: it exists, but the ceremony was begun for another user name. */
  readonly credential: 'known' | 'unknown' | 'of-other-user';
  /** User handle in the answer, compared with that of the credential's owner. */
  readonly userHandle: 'matches' | 'differs' | 'absent';
  /** Absent: not verified, because something above already refuses. `allowed`: by a profile of its owner's. */
  readonly verification?:
    | { readonly verified: true; readonly allowed: boolean }
    | { readonly verified: false; readonly failure: CeremonyFailure }
    | undefined;
}

export type PasskeySignInDecision =
  | { readonly kind: 'signed-in'; readonly code: '0' }
  | {
      readonly kind: 'refused';
      readonly code:
        | Extract<ChallengeDecision, { kind: 'refused' }>['code']
        | '135001'
        | '135012'
        | '135016'
        | (typeof ceremonyFailureCodes)[CeremonyFailure];
    };

const signedIn = { kind: 'signed-in', code: '0' } as const;

/** Order as in WebAuthn Level 3 section 7.2: challenge, credential, user handle, then the signature and what it covers; policy last. */
export function decidePasskeySignIn(facts: PasskeySignInFacts): PasskeySignInDecision {
  const { challenge, verification } = facts;
  if (challenge.kind === 'refused') return challenge;
  if (facts.credential !== 'known') return { kind: 'refused', code: '135001' };
  // With an allow list the authenticator may leave the handle out; without one it must say who the user is.
  if (facts.userHandle === 'differs' || (!facts.isForUserName && facts.userHandle === 'absent'))
    return { kind: 'refused', code: '135012' };
  if (verification === undefined) return { kind: 'refused', code: '135020' };
  if (!verification.verified) return { kind: 'refused', code: ceremonyFailureCodes[verification.failure] };
  if (!verification.allowed) return { kind: 'refused', code: '135016' };
  return signedIn;
}
