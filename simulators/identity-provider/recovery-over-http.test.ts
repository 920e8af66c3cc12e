// Account recovery over HTTP: site, identity verifier and Request Service as they speak to each other, walked by browser and phone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveBuiltIn } from '../claims-extension/serve-built-in.ts';
import { beginRecovery, presentOnPhone, RecoveryLab, verifyOnPhone } from './hostile/recovery-lab.fixture.ts';

const profile = { name: 'Staff', groups: ['staff'], matching: { firstName: 'relaxed' } };
const helpDesk = { procedure: ['questions', 'manager'] };

async function recovered(lab: RecoveryLab, shown: Parameters<typeof presentOnPhone>[2] = {}) {
  const browser = lab.visitor();
  const { answer, url } = await beginRecovery(browser);
  expect(answer.page).toBe('verify-identity');
  const wallet = await verifyOnPhone(lab, url, shown);
  expect(wallet.page).toBe('credential-kept');
  const last = await presentOnPhone(lab, wallet, shown);
  return { browser, last, result: await browser.post('/account-recovery/result') };
}

describe('a recovery over HTTP', () => {
  let lab: RecoveryLab;
  beforeAll(async () => {
    lab = await RecoveryLab.open({ policy: { recovery: { profiles: [profile] }, helpDesk } });
  });
  afterAll(() => lab.close());

  it('leads from the page with other ways to a pass that signs in once it is entered, and is audited', async () => {
    const browser = lab.visitor();
    const ways = await browser.get('/sign-in/other-ways');
    expect(ways.text).toContain('href="/account-recovery"');
    expect((await browser.get('/account-recovery')).page).toBe('recover-account');
    const { result, last } = await recovered(lab);
    expect([last.page, result.page]).toEqual(['identity-shown', 'recovery-pass']);
    const pass = /id="issued-pass">([^<]+)</.exec(result.text)?.[1] ?? '';
    expect(pass).toMatch(/^[a-zA-Z2-9]{8}$/);
    const other = lab.visitor();
    const entered = { 'user-name': 'ana@contoso.example', pass };
    expect(await other.post('/sign-in/pass', { ...entered, pass: 'wrong-pass' })).toMatchObject({
      page: 'other-ways',
      code: '130503',
    });
    expect((await other.post('/sign-in/pass', entered)).location).toBe('/home');
    expect((await other.get('/security-info/passkeys/new')).page).toBe('register-passkey');
    expect(await lab.audited()).toEqual([
      'User started account recovery',
      'User started identity issuance with certified partner',
      'User completed identity issuance with certified partner',
      'User completed identity presentation',
      'User account matched and validated',
    ]);
  });

  it('is refused for another name and for a face that is not confirmed, and a phone that comes too early finds nothing', async () => {
    const claims = { firstName: 'EVE', lastName: 'DIAZ', dateOfBirth: '1990-01-02' };
    expect((await recovered(lab, { claims })).result).toMatchObject({ status: 403, code: 'claims-differ' });
    expect((await recovered(lab, { matchQuantile: 0.000_001 })).result.code).toBe('recovery-pending');
    expect((await lab.phone(`${lab.origin}/account-recovery/present/none`)).status).toBe(404);
  });

  it('is a call for whom the help desk believes', async () => {
    const caller = lab.visitor();
    const call = async (path: string, body: object) =>
      JSON.parse((await caller.postJson(`/simulation/help-desk/calls${path}`, body)).text) as Record<string, string>;
    const first = await call('', { userPrincipalName: 'ben@contoso.example' });
    expect(first['asksFor']).toBe('questions');
    const answers = `/${first['call']}/answers`;
    const right = { answer: { proof: 'questions', right: 3, asked: 3 }, passedOver: false };
    expect((await call(answers, right))['asksFor']).toBe('manager');
    const { pass } = await call(answers, { answer: { proof: 'manager', vouches: true }, passedOver: false });
    const browser = lab.visitor();
    const signIn = await browser.post('/sign-in/pass', { 'user-name': 'ben@contoso.example', pass: pass ?? '' });
    expect(signIn.location).toBe('/home');
    expect(await lab.audited('ben')).toEqual(['Admin registered security info']);
    expect(await call(answers, right)).toEqual({ code: 'call-ended' });
  });
});

describe('the tenant’s own check', () => {
  const policy = (claimValidation: string, claimsEndpoint?: string) => ({
    recovery: {
      profiles: [{ ...profile, claimValidation }],
      ...(claimsEndpoint === undefined ? {} : { claimsEndpoint }),
    },
  });
  const outcomeAt = async (settings: Parameters<typeof RecoveryLab.open>[0]) => {
    const lab = await RecoveryLab.open(settings);
    try {
      const right = (await recovered(lab)).result;
      const claims = { firstName: 'ANA', lastName: 'LOPEZ', dateOfBirth: '1980-05-05' };
      const wrong = (await recovered(lab, { claims })).result;
      return [right.page, wrong.code];
    } finally {
      await lab.close();
    }
  };

  it('is built in: the date of birth of the records', async () => {
    expect(await outcomeAt({ policy: policy('built-in') })).toEqual(['recovery-pass', 'validation-failed']);
  });

  it('is an endpoint, which is called over HTTP', async () => {
    const records = new Map([['ana@contoso.example', { dateOfBirth: '1990-01-02' }]]);
    const served = await serveBuiltIn({
      tenantId: '6f1d7c52-0f7e-4e0a-9a35-70696c6f7430',
      recordOf: (name: string) => records.get(name),
    });
    try {
      const claimsEndpoint = served.endpoint.url;
      expect(await outcomeAt({ policy: policy('endpoint', claimsEndpoint), claimsEndpoint })).toEqual([
        'recovery-pass',
        'validation-failed',
      ]);
    } finally {
      await served.stop();
    }
  });

  it('refuses where it does not answer', async () => {
    const claimsEndpoint = 'http://127.0.0.1:9/';
    expect(await outcomeAt({ policy: policy('endpoint', claimsEndpoint), claimsEndpoint })).toEqual([
      'error',
      'validation-unavailable',
    ]);
  });
});
