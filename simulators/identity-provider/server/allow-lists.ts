// The allowCredentials of a sign-in that began with a user name. A name without passkeys gets a credential id that nobody has but
// that stays the same for it, so that the list does not tell who exists (WebAuthn Level 3 section 14.6.2).
import { createHmac, randomBytes } from 'node:crypto';
import type { Credential } from '../../site/account.ts';

export interface AllowedCredential {
  readonly id: string;
  readonly transports: string[];
}

export class AllowLists {
  readonly #key = randomBytes(32);

  of(userName: string, credentials: readonly Credential[]): AllowedCredential[] {
    if (credentials.length === 0) {
      const id = createHmac('sha256', this.#key).update(userName).digest('base64url');
      return [{ id, transports: ['hybrid', 'internal'] }];
    }
    return credentials.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }));
  }
}
