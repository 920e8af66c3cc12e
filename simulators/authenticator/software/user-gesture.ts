// The prompt: is the person there, and are they verified? The same rule in both ceremonies (CTAP 2.1 sections 6.1.2 and 6.2.2).
import type { UserVerificationRequirement } from '@simplewebauthn/server';
import { CeremonyError } from './ceremony-error.ts';
import type { PersonAtPrompt } from './software-authenticator.ts';

/**
 * A failed verification ends the ceremony also when it was only preferred, as in Chromium 156; when it is discouraged nobody is asked
 * (create() never passes that on).
 * @returns whether the user was verified (flag UV).
 * @throws CeremonyError NotAllowedError
 */
export function userGesture(person: PersonAtPrompt, requirement: UserVerificationRequirement = 'preferred'): boolean {
  if (person.presence === 'dismisses') throw new CeremonyError('NotAllowedError', 'user-not-present');
  if (requirement === 'discouraged') return false;
  switch (person.verification) {
    case 'succeeds':
      return true;
    case 'fails':
      throw new CeremonyError('NotAllowedError', 'user-verification-failed');
    case 'not-set-up':
      if (requirement === 'required') throw new CeremonyError('NotAllowedError', 'user-verification-unsupported');
      return false;
  }
}
