// What must follow a right password: by what the tenant asks of everybody, by the methods that this person has and may use, and by Conditional
// Access, which Microsoft Entra looks at once the first factor is shown.
import type { SecondFactor, SecondFactorOrNone } from '../../scenarios/schema/persona.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import { accessToSignIn, shownPasskey, shownPassword, shownWithPassword, type Access } from './access.ts';
import type { Account } from './account.ts';
import { methodOfChannel } from './rules/method-of-channel.ts';
import { mayUse } from './rules/method-use.ts';
import { mayUsePasskey } from './rules/passkey-use.ts';
import type { AccessRefusal } from './rules/refused-access.ts';
import { demandSecondFactor, type SecondFactorDemand } from './rules/second-factor-demand.ts';
import { destinationOf } from './session.ts';
import type { Visit } from './visit.ts';

export type AfterPassword = { readonly policies?: Access['policies'] } & (
  | SecondFactorDemand<SecondFactor>
  /** Nothing else that they have is let in: 50076 is Entra's "multifactor authentication is required", an interrupt. */
  | { readonly kind: 'passkey-needed'; readonly code: '50076' }
  | { readonly kind: 'blocked'; readonly code: Exclude<AccessRefusal, 'proof'> }
);

const passkeyNeeded = { kind: 'passkey-needed', code: '50076' } as const;
const registrationNeeded = { kind: 'registration-needed', code: '50079' } as const;

export function afterPassword(visit: Visit, account: Account): AfterPassword {
  const { policy } = visit.tenant;
  const usable = usableSecondFactor(policy, account);
  const asked = askedOf(visit);
  const demand = demandSecondFactor(asked, usable);
  // Whose method is off is asked for another, and not let in by less.
  const holds = usable === account.secondFactor || asked.multifactor === 'by-conditional-access';
  if (policy.conditionalAccess.length > 0) return underConditionalAccess(visit, account, usable, demand, holds);
  if (holds && demand.kind !== 'registration-needed') return demand;
  return hasPasskeyLetIn(visit, account) ? passkeyNeeded : registrationNeeded;
}

function underConditionalAccess(
  visit: Visit,
  account: Account,
  usable: SecondFactorOrNone,
  demand: SecondFactorDemand<SecondFactor>,
  holds: boolean,
): AfterPassword {
  const alone = accessToSignIn(visit, account, shownPassword);
  const { policies } = alone;
  if (demand.kind === 'signed-in' && holds && alone.refusal === undefined) return { ...demand, policies };
  const strongest = usable === 'none' ? alone : accessToSignIn(visit, account, shownWithPassword(usable));
  if (usable !== 'none' && strongest.refusal === undefined)
    return { kind: 'second-factor-needed', code: '50074', secondFactor: usable, policies };
  if (strongest.refusal !== undefined && strongest.refusal !== 'proof')
    return { kind: 'blocked', code: strongest.refusal, policies };
  return { ...(hasPasskeyLetIn(visit, account) ? passkeyNeeded : registrationNeeded), policies };
}

/** To register a passkey takes multifactor authentication, whoever asks for it. */
function askedOf({ tenant: { policy }, session }: Visit): Pick<Policy['signIn'], 'multifactor'> {
  const { multifactor } = policy.signIn;
  return multifactor === 'by-conditional-access' && destinationOf(session) === 'security-info'
    ? { multifactor: 'where-registered' }
    : policy.signIn;
}

/** One that is off for them is as if it were not registered. */
function usableSecondFactor(
  { methods, externalMethod }: Policy,
  { secondFactor, groups }: Account,
): SecondFactorOrNone {
  if (secondFactor === 'none') return secondFactor;
  if (secondFactor === 'external')
    return externalMethod !== undefined && mayUse({ state: 'enabled', ...externalMethod }, groups)
      ? secondFactor
      : 'none';
  return mayUse(methods[methodOfChannel[secondFactor]], groups) ? secondFactor : 'none';
}

function hasPasskeyLetIn(visit: Visit, account: Account): boolean {
  const { passkeys } = visit.tenant.policy;
  return account.credentials.some(
    (credential) =>
      mayUsePasskey(passkeys, account.groups, credential) &&
      accessToSignIn(visit, account, shownPasskey(credential)).refusal === undefined,
  );
}
