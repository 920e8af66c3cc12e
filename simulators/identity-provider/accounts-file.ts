// accounts.json: who a target must know before a load script is run against it, and, of the reference provider, what it is started with.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { armPolicies } from '../../scenarios/schema/policy-of-arm.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';
import { faultAsRead } from '../web-server/simulated-start.ts';
import { armPoliciesAsRead, policyAsRead } from './server/process-messages.ts';
import { newAccount } from './server/simulation-routes.ts';
import { newAccountOf, type AccountOrder } from './simulation-client.ts';

const accountsFile = z.strictObject({
  format: z.literal('passkey-pilot-accounts/2'),
  /** Of the scenario: the reference provider draws the faults it plants from it. */
  seed: z.int(),
  faults: z.array(faultAsRead),
  policy: policyAsRead,
  /** Of arms whose policy differs. */
  armPolicies: armPoliciesAsRead.optional(),
  accounts: z.array(
    z.strictObject({
      /** Index of the person: at several addresses of a target that do not share accounts, theirs is the one at person modulo their number. */
      person: z.int().nonnegative(),
      account: newAccount,
    }),
  ),
});
export type AccountsFile = z.infer<typeof accountsFile>;

/** Text of the file. Secrets: to be kept where only its owner reads. */
export function accountsFileText(
  { seed, faults, policy, arms }: Pick<Scenario, 'seed' | 'faults' | 'policy' | 'arms'>,
  orders: readonly AccountOrder[],
): string {
  const ofArms = armPolicies(policy, arms);
  const content: AccountsFile = {
    format: 'passkey-pilot-accounts/2',
    seed,
    faults: [...faults],
    policy,
    ...(Object.keys(ofArms).length === 0 ? {} : { armPolicies: ofArms }),
    accounts: orders.map((order) => ({ person: order.user.index, account: newAccountOf(order) })),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** @throws PilotError, bad input: `accounts-file-not-valid`. */
export function readAccountsFile(file: string): AccountsFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw notValid(file, whyUnread(cause, 'no such file'), cause);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = accountsFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const found =
    value === undefined
      ? 'text that is not JSON'
      : `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'something else'}`;
  throw notValid(file, found);
}

function notValid(file: string, found: string, cause?: unknown): PilotError {
  return new PilotError(
    'accounts-file-not-valid',
    {
      found,
      expected: 'accounts as --print-k6 writes them',
      where: file,
      remedy: 'name an accounts.json of passkey-pilot run --print-k6',
    },
    { badInput: true, cause },
  );
}
