// Verifications under way, in memory and nowhere else. A ticket cannot be guessed; one that was not given out is never taken up.
import { randomBytes } from 'node:crypto';
import { BoundedMap } from '../../web-server/bounded-map.ts';
import type { CallbackAddress } from '../signed-callback.ts';
import type { Verification } from '../verify-identity.ts';

export interface AskedVerification {
  readonly ticket: string;
  /** Of whoever asked: sent back with what came of it. */
  readonly state: string;
  readonly callback: CallbackAddress;
  /** Where the credential will be asked for. Absent: the person is told to go back. */
  readonly returnUrl?: string | undefined;
  /** How far it has come. */
  verification: Verification;
}

/** Memory limit; the one used longest ago is forgotten first. */
const capacity = 20_000;

export class VerificationStore {
  readonly #asked = new BoundedMap<string, AskedVerification>(capacity);

  begin(asked: Omit<AskedVerification, 'ticket'>): AskedVerification {
    const begun = { ...asked, ticket: randomBytes(32).toString('base64url') };
    this.#asked.set(begun.ticket, begun);
    return begun;
  }

  find(ticket: string): AskedVerification | undefined {
    return this.#asked.get(ticket);
  }
}
