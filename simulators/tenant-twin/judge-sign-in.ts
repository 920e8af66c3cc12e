// What comes of a sign-in that somebody describes: whether the methods may be used at all, which policies are for it, what meets each demand.
import { anyOf, type Known } from '../../scenarios/schema/known.ts';
import type { MethodMode } from '../../scenarios/schema/authentication-strength.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { SignInJudged } from '../../scenarios/schema/policy-answer.ts';
import type { AccessDecision, ControlResult, DescribedSignIn, PolicyResult } from '../site/rules/conditional-access.ts';
import type { Condition } from '../site/rules/conditional-access-conditions.ts';
import { describedSignIn, parseSignIn } from './described-sign-in.ts';
import { wordsOfControl } from './demand-words.ts';
import { wordsOfMode } from './first-factor.ts';
import type { JudgedTenant } from './judged-tenant.ts';

export function judgeSignIn(judged: JudgedTenant, text: string): SignInJudged {
  const written = parseSignIn(text);
  const person = written.user === undefined ? undefined : judged.people.find(written.user);
  if (person === undefined)
    throw new PilotError(
      'person-unknown',
      {
        found: written.user === undefined ? `no user in "${text}"` : `"user=${written.user}"`,
        expected: 'user= with the id or the userPrincipalName of somebody in the exports',
        where: '--sign-in',
        remedy: 'look it up in people[] of policy.json',
      },
      { badInput: true },
    );
  const signIn = describedSignIn(written, judged.tenant);
  const access = judged.access(person, signIn);
  const refused = refusedMethod(judged, person, signIn);
  const isDisabled = judged.people.facts(person).person.accountEnabled === false;
  return {
    described: { 'user-risk': 'none', 'sign-in-risk': 'none', ...written },
    ...(isDisabled ? disabled : verdictOf(judged, access, refused)),
    policies: access.policies.map((result) => policyResult(result, signIn)),
  };
}

const disabled = { verdict: 'blocked', sentence: 'Blocked: the account is disabled (50057).' } as const;

interface RefusedMethod {
  readonly mayUse: Known;
  readonly words: string;
}

/** The method that the methods policy or the passkey profiles refuse, or else one of which that is not known. */
function refusedMethod(judged: JudgedTenant, person: number, { shown }: DescribedSignIn): RefusedMethod | undefined {
  const answers = (shown?.modes ?? []).map((mode) => mayUse(judged, person, mode, shown?.aaguid));
  return (
    answers.find(({ mayUse: answer }) => answer === 'no') ?? answers.find(({ mayUse: answer }) => answer !== 'yes')
  );
}

function mayUse(judged: JudgedTenant, person: number, mode: MethodMode, aaguid: string | undefined): RefusedMethod {
  if (mode === 'fido2') {
    const words = aaguid === undefined ? 'their passkey' : `a passkey of the AAGUID ${aaguid}`;
    return { mayUse: passkeySignsIn(judged, person, aaguid), words };
  }
  const isPass = mode.startsWith('temporaryAccessPass');
  const words = `${wordsOfMode(mode)}${isPass ? ' (130502)' : ''}`;
  return { mayUse: judged.mayUse(person, mode), words };
}

/** With an AAGUID that passkey; without one any that they hold. */
function passkeySignsIn({ people }: JudgedTenant, person: number, aaguid: string | undefined): Known {
  if (aaguid !== undefined) return people.acceptsPasskey(person, { aaguid });
  const { passkeys } = people.judged(person);
  return passkeys.length === 0 ? people.acceptsPasskey(person, {}) : anyOf(passkeys.map(({ signsIn }) => signsIn));
}

function verdictOf(
  { tenant }: JudgedTenant,
  { verdict, policies }: AccessDecision,
  refused: RefusedMethod | undefined,
): Pick<SignInJudged, 'verdict' | 'sentence'> {
  const by = (...verdicts: PolicyResult['verdict'][]): string =>
    policies
      .filter((result) => result.policy.state === 'enabled' && verdicts.includes(result.verdict))
      .map(({ policy }) => `"${policy.displayName}"`)
      .join(', ');
  if (verdict === 'blocked') return { verdict, sentence: `Blocked by ${by('blocked')}.` };
  if (refused?.mayUse === 'no')
    return {
      verdict: 'more-needed',
      sentence: `The policies do not let them use ${refused.words}; another method is needed.`,
    };
  if (verdict === 'more-needed') return { verdict, sentence: `More is needed: ${by('not-met')} is not met.` };
  if (tenant.conditionalAccess === undefined)
    return { verdict: 'unknown', sentence: 'Conditional Access was not exported.' };
  if (verdict === 'unknown') return { verdict, sentence: `Not known: too little is told for ${by('unknown')}.` };
  if (refused !== undefined)
    return {
      verdict: 'unknown',
      sentence: `Whether they may use ${refused.words} is not known; no policy stands against the rest.`,
    };
  return {
    verdict: 'signed-in',
    sentence: `Signed in: ${by('met') || 'no enabled policy'} applies, and nothing is missing.`,
  };
}

function policyResult(result: PolicyResult, signIn: DescribedSignIn): SignInJudged['policies'][number] {
  const { policy, applies, decidedBy, controls, verdict } = result;
  return {
    policy: policy.displayName,
    state: policy.state === 'enabled' ? 'enabled' : 'enabledForReportingButNotEnforced',
    applies,
    because: becauseOf(applies, decidedBy, policy.notUnderstood),
    controls: controls.map((control) => ({
      control: wordsOfControl(control.control),
      met: control.met,
      by: metBy(control, signIn),
    })),
    verdict,
  };
}

const conditionWords: Readonly<Record<Condition, string>> = {
  users: 'whom it is for',
  resources: 'the resource',
  'client-apps': 'the kind of client',
  platforms: 'the platform',
  locations: 'the place',
  'user-risk': 'the risk of the account',
  'sign-in-risk': 'the risk of the sign-in',
  'not-understood': 'what is not evaluated here',
};

function becauseOf(applies: Known, decidedBy: Condition | undefined, notUnderstood: readonly string[]): string {
  if (decidedBy === undefined) return 'all its conditions are met';
  const words = conditionWords[decidedBy];
  if (applies === 'no') return `${words} does not fit`;
  return decidedBy === 'not-understood' ? `${words}: ${notUnderstood.join(', ')}` : `${words} is not told`;
}

function metBy({ control, met }: ControlResult, { shown, device }: DescribedSignIn): string {
  if (control.kind === 'terms-of-use') return 'whoever is asked can accept them';
  if (control.kind === 'built-in' && control.control === 'passwordChange')
    return met === 'yes' ? 'the password is changed' : 'whether the password is changed is not told';
  const isOfDevice = control.kind === 'built-in' && control.control !== 'mfa';
  if (met === 'unknown') return isOfDevice ? 'the device is not told' : 'what is shown, or the strength, is not told';
  if (isOfDevice) return met === 'yes' ? 'the device' : `the device is not (${Object.keys(device ?? {}).join(', ')})`;
  const modes = shown?.modes.map(wordsOfMode).join(' and ') || 'nothing';
  const external = shown?.external === true ? ' and an external provider' : '';
  return met === 'yes' ? `${modes}${external}` : `${modes}${external} is not enough`;
}
