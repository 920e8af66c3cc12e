// A sign-in in which everything shown was right, and which Conditional Access does not let through all the same: a page that says why.
import type { Access } from './access.ts';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import type { AccessRefusal } from './rules/refused-access.ts';
import { signInRow, type SignInMethod } from './sign-in-row.ts';
import { show, type Visit } from './visit.ts';

/** Stronger proof: of a passkey that they have, or of one that they would have to register first. */
function codeOf(refusal: AccessRefusal, { credentials }: Account): Exclude<AccessRefusal, 'proof'> | '50074' | '50079' {
  if (refusal !== 'proof') return refusal;
  return credentials.length > 0 ? '50074' : '50079';
}

/** @param userName to @param policies as in the row. */
export function refusedSignIn(
  visit: Visit,
  account: Account,
  refusal: AccessRefusal,
  userName: string | undefined,
  method: SignInMethod,
  passwordAtMs: number | undefined,
  policies: Access['policies'],
): Answer {
  const code = codeOf(refusal, account);
  return {
    ...show(visit, { kind: 'refusal', code, status: 403 }),
    row: signInRow(
      visit,
      code,
      account,
      userName,
      method,
      'Access has been blocked by Conditional Access policies',
      passwordAtMs,
      policies,
    ),
  };
}
