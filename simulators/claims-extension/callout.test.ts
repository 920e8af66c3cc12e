import { describe, expect, it } from 'vitest';
import { callout, calloutOf } from './callout.ts';
import { verdictAnswer } from './claim-verdict.ts';
import { sampleAnswer, sampleCallout, sampleRequest } from './sample-callout.fixture.ts';

const facts = {
  tenantId: 't1',
  applicationId: 'a1',
  listenerId: 'l1',
  extensionId: 'e1',
  correlationId: 'c1',
  user: { id: 'u1', userPrincipalName: 'ana@contoso.example', givenName: 'Ana', surname: 'Lopez' },
  employeeId: '1007',
  claims: { firstName: 'ANA MARIA', lastName: 'LOPEZ', dateOfBirth: '1990-01-02', documentType: 'passport' },
};

describe('calloutOf', () => {
  it('is the published sample, member by member and in its order', () => {
    expect(JSON.stringify(calloutOf(facts))).toBe(JSON.stringify(JSON.parse(sampleRequest)));
  });

  it('leaves out an employee id that the directory has not', () => {
    const { additionalInfo } = calloutOf({ ...facts, employeeId: undefined }).data.verifiedIdClaimsContext;
    expect(additionalInfo).toEqual({});
  });
});

/** The sample with one member set. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(sampleCallout) as unknown as Record<string, unknown>;
  const names = path.split('/');
  const last = names.pop() ?? '';
  const parent = names.reduce((at, name) => at[name] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe('the schema of a callout', () => {
  it('takes what it makes, and the sample', () => {
    expect(callout.parse(calloutOf(facts))).toEqual(sampleCallout);
  });

  it('takes names in any script, and claims it has never heard of', () => {
    const claims = { firstName: 'محمد', lastName: '', 'urn:x/issuing authority': 'Señoría' };
    expect(callout.safeParse(changed('data/verifiedIdClaimsContext/claims', claims)).success).toBe(true);
  });

  it.each([
    ['type', 'microsoft.graph.authenticationEvent.tokenIssuanceStart'],
    ['type', undefined],
    ['source', '/tenants/t1'],
    ['source', '/tenants/t1/../t2/applications/a1'],
    ['data', null],
    ['data/@odata.type', '#microsoft.graph.onVerifiedIdClaimValidationCalloutData'],
    ['data/tenantId', ''],
    ['data/tenantId', undefined],
    ['data/authenticationContext/user/id', 7],
    ['data/authenticationContext/user/surname', undefined],
    ['data/authenticationContext/user/givenName', 'x'.repeat(65)],
    ['data/authenticationContext/user/isAdmin', true],
    ['data/verifiedIdClaimsContext/claims', []],
    ['data/verifiedIdClaimsContext/claims/firstName', { $ne: '' }],
    ['data/verifiedIdClaimsContext/claims/portrait', 'x'.repeat(1_025)],
    [
      'data/verifiedIdClaimsContext/additionalInfo',
      Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`a${at}`, ''])),
    ],
    ['data/verifiedIdClaimsContext/identities', 'none'],
    ['data/more', 1],
    ['more', 1],
  ])('refuses %s: %j', (path, value) => {
    expect(callout.safeParse(changed(path, value)).success).toBe(false);
  });
});

describe('verdictAnswer', () => {
  it('is the published answer', () => {
    expect(verdictAnswer({ kind: 'failed', failedClaims: ['dateOfBirth'] })).toEqual(JSON.parse(sampleAnswer));
    expect(verdictAnswer({ kind: 'pass' })).toEqual({
      data: {
        '@odata.type': 'microsoft.graph.onVerifiedIdClaimValidationResponseData',
        actions: [{ '@odata.type': 'microsoft.graph.verifiedIdClaimValidation.pass' }],
      },
    });
  });
});
