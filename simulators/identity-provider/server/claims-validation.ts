// The tenant's own check of what somebody proved: the built-in rule, or an endpoint of the tenant over HTTP as Entra ID calls it. What was
// proved goes there and nowhere else.
import { validateBuiltIn } from '../../claims-extension/built-in-validation.ts';
import { callExtension } from '../../claims-extension/call-extension.ts';
import { calloutOf } from '../../claims-extension/callout.ts';
import type { PermittedEndpoint } from '../../claims-extension/permitted-endpoint.ts';
import type { RecoveryCall } from '../../site/recovery.ts';
import type { RequestOf } from '../../site/request.ts';

type Verdict = RequestOf<'hear-of-claims-validation'>['verdict'];
type ValidationCall = Extract<RecoveryCall, { kind: 'claims-validation' }>;

/** Invented, constant: this server stands for one tenant with one extension. */
const ids = {
  tenantId: '6f1d7c52-0f7e-4e0a-9a35-70696c6f7430',
  applicationId: '3c8f6f0e-7d5b-4a52-9a63-7061737369ed',
  listenerId: '9b1f3a60-52c4-4d7b-8a53-6c697374656e',
  extensionId: 'a7d0c4e2-4b1b-4f5e-8d3c-657874656e64',
} as const;

/** @param endpoint absent: none is permitted, and nothing is sent. */
export async function validateClaims(
  { by, account, claims }: ValidationCall,
  endpoint: PermittedEndpoint | undefined,
  correlationId: string,
): Promise<Verdict> {
  const { id, userPrincipalName, identity } = account;
  const { employeeId, dateOfBirth, givenName = '', surname = '' } = identity ?? {};
  if (by === 'built-in') return verdictOf(validateBuiltIn({ employeeId, dateOfBirth }, { ...claims, employeeId }).kind);
  if (endpoint === undefined) return 'none-came';
  const user = { id, userPrincipalName, givenName, surname };
  const callout = calloutOf({ ...ids, correlationId, user, employeeId, claims: { ...claims } });
  const { answer } = await callExtension(endpoint, callout);
  return answer.kind === 'pass' || answer.kind === 'failed' ? verdictOf(answer.kind) : 'none-came';
}

const verdictOf = (kind: 'pass' | 'failed'): Verdict => (kind === 'pass' ? 'passed' : 'failed');
