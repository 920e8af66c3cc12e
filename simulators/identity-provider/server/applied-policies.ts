// What a row of the sign-in log says of Conditional Access, in the words of Microsoft Graph.
// Source: Graph CSDL, appliedConditionalAccessPolicyResult; Microsoft Learn, concept-sign-in-log-activity-details: the row of an interrupt, after
// which the sign-in goes on, says that none was applied.
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';
import type { Control, PolicyResult } from '../../site/rules/conditional-access.ts';
import { goesOnAfterPassword } from '../../site/rules/sign-in-code.ts';
import type { SignInRow } from '../../site/sign-in-row.ts';

type Applied = NonNullable<SignIn['appliedConditionalAccessPolicies']>[number];

/** `policies` undefined: the tenant has none, or it did not come to that. */
export function appliedPolicies({
  code,
  method,
  policies,
}: Pick<SignInRow, 'code'> & Partial<SignInRow>): Pick<
  SignIn,
  'conditionalAccessStatus' | 'appliedConditionalAccessPolicies'
> {
  if (policies === undefined) return {};
  const enforced = policies.filter(({ policy }) => policy.state === 'enabled').map(({ verdict }) => verdict);
  // The same codes end what was shown otherwise: a passkey that no strength names, a pass.
  const isOver = method !== 'password' || !goesOnAfterPassword(code);
  return {
    conditionalAccessStatus: !isOver
      ? 'notApplied'
      : enforced.some((verdict) => verdict === 'blocked' || verdict === 'not-met')
        ? 'failure'
        : enforced.includes('met')
          ? 'success'
          : 'notApplied',
    appliedConditionalAccessPolicies: policies.map((result) => applied(result, isOver)),
  };
}

function applied({ policy, controls, verdict }: PolicyResult, isOver: boolean): Applied {
  const { id, displayName, state, grantControls } = policy;
  const block = grantControls?.builtInControls.includes('block') === true ? ['Block'] : [];
  return {
    id,
    displayName,
    enforcedGrantControls: [...block, ...controls.map(({ control }) => inWordsOfGraph(control))],
    enforcedSessionControls: [],
    result: state === 'enabled' ? enforcedResult(verdict, isOver) : reportedResult(verdict),
  };
}

function enforcedResult(verdict: PolicyResult['verdict'], isOver: boolean): Applied['result'] {
  if (!isOver) return 'notApplied';
  switch (verdict) {
    case 'met':
      return 'success';
    case 'not-met':
    case 'blocked':
      return 'failure';
    case 'not-applied':
      return 'notApplied';
    case 'unknown':
      return 'unknown';
  }
}

function reportedResult(verdict: PolicyResult['verdict']): Applied['result'] {
  switch (verdict) {
    case 'met':
      return 'reportOnlySuccess';
    case 'not-met':
      return 'reportOnlyInterrupted';
    case 'blocked':
      return 'reportOnlyFailure';
    case 'not-applied':
      return 'reportOnlyNotApplied';
    case 'unknown':
      return 'unknown';
  }
}

const controlWords = {
  mfa: 'Mfa',
  compliantDevice: 'RequireCompliantDevice',
  domainJoinedDevice: 'RequireDomainJoinedDevice',
  approvedApplication: 'RequireApprovedApp',
  compliantApplication: 'RequireCompliantApp',
  passwordChange: 'RequirePasswordChange',
} as const;

function inWordsOfGraph(control: Control): string {
  switch (control.kind) {
    case 'built-in':
      return controlWords[control.control];
    case 'strength':
      return control.strength?.displayName ?? control.id;
    case 'terms-of-use':
      return 'TermsOfUse';
  }
}
