// The tenant as the site looks at it: what its administrator has set, and the directory by the names and ids that requests bring.
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Account } from './account.ts';
import type { GuessRecord } from './rules/guess-record.ts';

export interface Directory {
  /** @param userName as compared. Undefined: nobody's. */
  accountOf(userName: string): Account | undefined;
  /** Who registered the passkey; undefined: nobody. */
  ownerOf(credentialId: string): Account | undefined;
  /** What is counted against guessing at a user name that nobody has: as for one that somebody has, so that both are answered alike. */
  guessesAtNobody(userName: string): GuessRecord;
}

export interface Tenant {
  readonly policy: Policy;
  readonly directory: Directory;
  /** Nobody keeps its sign-in log: answers have no rows of it. */
  readonly keepsNoLog?: true;
  /** Of the pages that its passkeys may be used on. */
  readonly origins: readonly string[];
}
