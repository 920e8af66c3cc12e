// Recoveries under way, by what the servers that tell of them know, and by what the phone is sent on with. In memory and nowhere else.
import { randomBytes } from 'node:crypto';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import { BoundedMap } from '../../web-server/bounded-map.ts';

export interface OpenRecovery {
  readonly state: string;
  /** Of the browser that began it. */
  readonly sessionId: string;
  readonly correlationId: string;
  /** Of the tenant that it was begun at. */
  readonly policy: Policy;
  /** Id of the verifier: no other may tell of it. */
  readonly verifier: string;
  /** What the phone's address holds once there is a credential: it leads to the presentation, and proves nothing. */
  readonly returnToken: string;
  /** Address of the identity check. Absent: not begun. */
  verificationUrl?: string;
  /** Of the Request Service. Absent: not asked for yet. */
  presentationId?: string;
  /** Address of the presentation on the phone. Absent: not asked for yet. */
  presentationUrl?: string;
}

/** Memory limit; the one used longest ago is forgotten first. */
const capacity = 20_000;

export class RecoveryRegister {
  readonly #byState = new BoundedMap<string, OpenRecovery>(capacity);
  readonly #byReturnToken = new BoundedMap<string, OpenRecovery>(capacity);

  begin(
    begun: Omit<OpenRecovery, 'returnToken' | 'verificationUrl' | 'presentationId' | 'presentationUrl'>,
  ): OpenRecovery {
    const recovery = { ...begun, returnToken: randomBytes(32).toString('base64url') };
    this.#byState.set(recovery.state, recovery);
    this.#byReturnToken.set(recovery.returnToken, recovery);
    return recovery;
  }

  find(state: string): OpenRecovery | undefined {
    return this.#byState.get(state);
  }

  returningWith(token: string): OpenRecovery | undefined {
    return this.#byReturnToken.get(token);
  }
}
