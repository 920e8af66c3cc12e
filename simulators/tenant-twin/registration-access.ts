// What Conditional Access makes of the registration of a passkey. In Interrupt mode, when a sign-in asks for registration, a passkey cannot be
// added; in Manage mode policies on all resources hold beside those on registering security information. That is the loop of
// "phishing-resistant for all resources" and a Temporary Access Pass.
// Source: Microsoft Learn, howto-authentication-temporary-access-pass and concept-registration-mfa-sspr-combined.
import { credentialEndpoint } from '../../scenarios/schema/known-applications.ts';
import { blocks, type PolicyResult } from '../site/rules/conditional-access.ts';
import { guardsRegistration } from '../site/rules/conditional-access-conditions.ts';
import { nameOf, wordsOfGrant } from './demand-words.ts';
import type { FirstFactor } from './first-factor.ts';
import type { AccessRules, OpenPolicy, Whereabouts } from './access-rules.ts';
import { openPolicies } from './open-policies.ts';
import type { RegistrationPlace } from './registration-device.ts';
import { type JudgedStep, passes } from './way-step.ts';

export const anywhere: Whereabouts = { words: 'from anywhere', locations: [], isTrustedLocation: false };

export interface RegistrationAccess {
  readonly manage: JudgedStep;
  readonly surroundings: JudgedStep;
}

export function accessTo(
  rules: AccessRules,
  factor: FirstFactor,
  place: RegistrationPlace,
  where: Whereabouts,
): RegistrationAccess {
  if (rules.policies === undefined) return { manage: notExported, surroundings: notExported };
  const open = openPolicies(rules, { factor, place, where });
  const byFactor = worstOf(open, false);
  const bySurroundings = worstOf(open, true);
  return {
    manage:
      byFactor === undefined
        ? passes(`${factor.words} meets every policy`)
        : told(byFactor, inManageMode, (result) => factorWaysOut(result, factor)),
    surroundings:
      bySurroundings === undefined
        ? passes(`${where.words} with ${place.words}, no policy stands against it`)
        : told(bySurroundings, '', (result) => surroundingWaysOut(result, place)),
  };
}

const inManageMode =
  'at a sign-in that asks for registration (Interrupt mode) no passkey can be added, and in Manage mode ';

const notExported: JudgedStep = {
  passed: 'unknown',
  because: 'Conditional Access was not exported',
  waysOut: ['Export the Conditional Access policies'],
};

function worstOf(open: readonly OpenPolicy[], isOfSurroundings: boolean): PolicyResult | undefined {
  let worst: PolicyResult | undefined;
  for (const one of open) {
    if (one.isOfSurroundings !== isOfSurroundings) continue;
    if (one.result.verdict !== 'unknown') return one.result;
    worst ??= one.result;
  }
  return worst;
}

/** A result is of one policy, second factor, device and place, and is told once. */
const toldBefore = new WeakMap<PolicyResult, JudgedStep>();

function told(result: PolicyResult, inMode: string, waysOut: (result: PolicyResult) => readonly string[]): JudgedStep {
  const step = toldBefore.get(result) ?? {
    passed: result.verdict === 'unknown' ? 'unknown' : 'no',
    because: wordsOf(result, inMode),
    waysOut: waysOut(result),
  };
  toldBefore.set(result, step);
  return step;
}

function wordsOf({ policy, verdict, controls, decidedBy }: PolicyResult, inMode: string): string {
  const named = `the policy "${policy.displayName}"`;
  if (verdict === 'blocked') return `${named} blocks it`;
  const demanded = wordsOfGrant(
    policy,
    controls.map(({ control }) => control),
  );
  if (verdict === 'not-met')
    return guardsRegistration(policy)
      ? `${named} demands ${demanded} of whoever registers, which is not met`
      : `${inMode}${named} demands ${demanded}, which is not met`;
  if (policy.notUnderstood.length > 0)
    return `${named} has what is not evaluated here: ${policy.notUnderstood.join(', ')}`;
  return `whether ${named} (${demanded || 'blocked'}) stands against it is not known: ${decidedBy === undefined ? 'of its demands' : `of its ${decidedBy}`} not all was exported`;
}

function factorWaysOut({ policy, verdict }: PolicyResult, { kind }: FirstFactor): string[] {
  const named = `"${policy.displayName}"`;
  if (verdict === 'unknown') return [];
  if (verdict === 'blocked') return [`Except newcomers from ${named} for as long as they register`];
  if (kind !== 'pass')
    return [`Issue a Temporary Access Pass, and let ${named} take it for those who have no passkey yet`];
  return [
    `Let ${named} demand, of a group of newcomers, a strength of your own that takes a Temporary Access Pass beside what it takes now`,
    `Exclude a group of newcomers from ${named} until they have a passkey, and guard registration for them by a policy of its own (pass, place or device)`,
    'Have an administrator register a security key on their behalf (Microsoft Graph), which needs no sign-in of theirs',
  ];
}

function surroundingWaysOut({ policy, verdict }: PolicyResult, { resource }: RegistrationPlace): string[] {
  if (verdict === 'unknown') return [];
  const { conditions, displayName } = policy;
  const named = `"${displayName}"`;
  const opens = `which opens that endpoint to devices that ${named} keeps out`;
  const isForAll = conditions.applications.includeApplications.includes('All');
  return [
    ...(resource === credentialEndpoint && isForAll
      ? [`Exclude ${nameOf(credentialEndpoint)} (${credentialEndpoint}) from ${named}, ${opens}`]
      : []),
    blocks(policy)
      ? `Register where ${named} makes an exception, or except newcomers from it`
      : `Register on a device that meets ${named}`,
  ];
}
