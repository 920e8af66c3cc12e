// Every way through the provider that ends well, over the app itself, and the row of the sign-in log each leaves.
import { describe, expect, it } from 'vitest';
import { signIn } from '../../../scenarios/schema/sign-in.ts';
import { createPasskey } from '../../authenticator/software/create-passkey.ts';
import { getAssertion } from '../../authenticator/software/get-assertion.ts';
import { SoftwareAuthenticator } from '../../authenticator/software/software-authenticator.ts';
import { AttackedSite } from '../hostile/attacked-site.fixture.ts';
import {
  authenticationOptions,
  enterPassword,
  newPasskeyHolder,
  registrationOptions,
  signedIn,
  signInWithPasskey,
  totpCode,
} from '../hostile/honest-steps.fixture.ts';
import { Visitor } from '../hostile/visitor.fixture.ts';

const codesOf = (site: AttackedSite) => site.rows.map(({ status }) => status.errorCode);
const methodsOf = (site: AttackedSite) =>
  site.rows
    .at(-1)
    ?.authenticationDetails.map(({ authenticationMethod, succeeded }) => `${authenticationMethod}: ${succeeded}`);

describe('password + one-time code', () => {
  it.each([
    { secondFactor: 'totp', method: 'OATH verification code' },
    { secondFactor: 'text-message', method: 'Text message' },
    { secondFactor: 'e-mail', method: 'Email' },
  ] as const)('$secondFactor', async ({ secondFactor, method }) => {
    const site = new AttackedSite();
    const person = await site.newPerson(secondFactor);
    const visitor = new Visitor(site);
    expect(await visitor.get('/sign-in')).toMatchObject({ status: 200, page: 'sign-in', code: undefined });
    expect(
      await visitor.post('/sign-in/user-name', { 'user-name': ` ${person.userPrincipalName.toUpperCase()} ` }),
    ).toMatchObject({ page: 'password' });
    const atCode = await visitor.post('/sign-in/password', { password: person.password });
    expect(atCode).toMatchObject({ status: 200, page: 'code', code: undefined });
    expect(atCode.headers.get('x-sign-in-code')).toBe('50074');
    expect(await visitor.isSignedIn()).toBe(false);
    const code = secondFactor === 'totp' ? totpCode(person, site.nowMs) : await site.lastCode(person);
    const done = await visitor.post('/sign-in/code', { code });
    expect(done).toMatchObject({ status: 303, location: '/home' });
    expect(done.headers.get('x-sign-in-code')).toBe('0');
    expect((await visitor.get('/home')).text).toContain('Person 1');
    expect(codesOf(site)).toEqual([50074, 0]);
    expect(methodsOf(site)).toEqual(['Password: true', `${method}: true`]);
    expect(site.rows[0]?.correlationId).toBe(site.rows[1]?.correlationId);
  });

  it('wrong password, wrong code, code expired and sent again, then in; page and log tell the same codes', async () => {
    const site = new AttackedSite();
    const person = await site.newPerson('text-message');
    const visitor = new Visitor(site);
    await visitor.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
    const shown = [await visitor.post('/sign-in/password', { password: 'not it' })];
    await visitor.post('/sign-in/password', { password: person.password });
    const first = await site.lastCode(person);
    shown.push(await visitor.post('/sign-in/code', { code: 'abcdef' }));
    site.nowMs += 180_001;
    shown.push(await visitor.post('/sign-in/code', { code: first }));
    const resent = await visitor.post('/sign-in/code/resend');
    expect(resent).toMatchObject({ page: 'code', code: undefined });
    expect(resent.headers.has('x-sign-in-code')).toBe(false);
    expect(await visitor.post('/sign-in/code', { code: await site.lastCode(person) })).toMatchObject({ status: 303 });
    expect(shown.map(({ code }) => code)).toEqual(['50126', '500121', '50089']);
    expect(shown.map(({ headers }) => headers.get('x-sign-in-code'))).toEqual(['50126', '500121', '50089']);
    expect(codesOf(site)).toEqual([50126, 50074, 500121, 50089, 0]);
  });

  it('a client-request-id that is a GUID becomes the correlation id, anything else does not', async () => {
    const site = new AttackedSite();
    const person = await site.newPerson();
    const visitor = new Visitor(site);
    await visitor.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
    for (const id of ['6a5c0000-1111-4a6f-9a54-4d0a2d5b0100', '<script>']) {
      await visitor.post('/sign-in/password', { password: 'no' }, { 'client-request-id': id });
    }
    expect(site.rows[0]?.correlationId).toBe('6a5c0000-1111-4a6f-9a54-4d0a2d5b0100');
    expect(site.rows[1]?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('passkey', () => {
  it('is registered after multifactor sign-in, and signs in without and with a user name', async () => {
    const site = new AttackedSite();
    const person = await site.newPerson();
    const visitor = await signedIn(site, person);
    expect(await visitor.get('/security-info/passkeys/new')).toMatchObject({ status: 200, page: 'register-passkey' });
    const options = await registrationOptions(visitor);
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-7, -257]);
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' });
    const authenticator = new SoftwareAuthenticator({ backup: 'backed-up' });
    const created = await createPasskey(authenticator, site.origin, options);
    expect(await visitor.postJson('/passkey/registration/verify', created)).toMatchObject({ status: 200 });
    // The library keeps no state of an earlier call: the next options are as strict, and name the passkey that exists.
    expect((await registrationOptions(visitor)).excludeCredentials?.map(({ id }) => id)).toEqual([created.id]);

    for (const userName of [undefined, person.userPrincipalName]) {
      const fresh = new Visitor(site);
      const asked = await authenticationOptions(fresh, userName);
      expect(asked.allowCredentials?.map(({ id }) => id)).toEqual(userName === undefined ? undefined : [created.id]);
      const answer = await fresh.postJson(
        '/passkey/authentication/verify',
        await getAssertion(authenticator, site.origin, asked),
      );
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.headers.get('x-sign-in-code')).toBe('0');
      expect(await fresh.isSignedIn()).toBe(true);
      expect(methodsOf(site)).toEqual(['Passkey (synced): true']);
    }
  });

  it('counts as multifactor: who signed in with one may register another', async () => {
    const site = new AttackedSite();
    const holder = await newPasskeyHolder(site);
    const visitor = new Visitor(site);
    const asked = await authenticationOptions(visitor);
    await visitor.postJson(
      '/passkey/authentication/verify',
      await getAssertion(holder.authenticator, site.origin, asked),
    );
    expect(await visitor.get('/security-info/passkeys/new')).toMatchObject({ status: 200 });
    expect(methodsOf(site)).toEqual(['Passkey (device-bound): true']);
  });

  it('works while the password is locked out', async () => {
    const site = new AttackedSite();
    const holder = await newPasskeyHolder(site);
    const visitor = new Visitor(site);
    await visitor.post('/sign-in/user-name', { 'user-name': holder.person.userPrincipalName });
    for (let guess = 0; guess < 10; guess += 1) await visitor.post('/sign-in/password', { password: `guess ${guess}` });
    expect(await visitor.post('/sign-in/password', { password: holder.person.password })).toMatchObject({
      code: '50053',
    });
    expect(await signInWithPasskey(site, holder)).toBe(true);
  });
});

describe('password reset', () => {
  it('changes the password, lifts the lock-out, ends other sessions, signs nobody in and is not in the sign-in log', async () => {
    const site = new AttackedSite();
    const person = await site.newPerson();
    const elsewhere = await signedIn(site, person);
    const visitor = new Visitor(site);
    await visitor.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
    for (let guess = 0; guess < 10; guess += 1) await visitor.post('/sign-in/password', { password: `guess ${guess}` });
    const rows = site.rows.length;

    expect(await visitor.get('/password-reset')).toMatchObject({ page: 'reset-password' });
    expect(await visitor.post('/password-reset/user-name', { 'user-name': person.userPrincipalName })).toMatchObject({
      page: 'code',
    });
    expect(await visitor.post('/password-reset/code', { code: 'abcdef' })).toMatchObject({
      page: 'code',
      code: '500121',
    });
    expect(await visitor.post('/password-reset/code', { code: await site.lastCode(person) })).toMatchObject({
      page: 'new-password',
    });
    expect(await visitor.post('/password-reset/new-password', { 'new-password': 'short' })).toMatchObject({
      page: 'new-password',
      code: 'password-length',
    });
    expect(await elsewhere.isSignedIn()).toBe(true);
    expect(await visitor.post('/password-reset/new-password', { 'new-password': 'Ein-neues-Wort-7' })).toMatchObject({
      page: 'sign-in',
      code: undefined,
    });
    expect(site.rows.length).toBe(rows);
    expect(await visitor.isSignedIn()).toBe(false);
    expect(await elsewhere.isSignedIn()).toBe(false);

    expect(await enterPassword(visitor, person)).toMatchObject({ code: '50126' });
    expect(await enterPassword(visitor, { ...person, password: 'Ein-neues-Wort-7' })).toMatchObject({
      page: 'code',
      code: undefined,
    });
  });
});

describe('session', () => {
  it('ends at sign-out', async () => {
    const site = new AttackedSite();
    const visitor = await signedIn(site, await site.newPerson());
    const old = new Map(visitor.cookies);
    expect(await visitor.post('/sign-out')).toMatchObject({ status: 303, location: '/sign-in' });
    for (const [name, value] of old) visitor.cookies.set(name, value);
    expect(await visitor.isSignedIn()).toBe(false);
  });

  it('registration is refused five minutes after sign-in, with a page that says so', async () => {
    const site = new AttackedSite();
    const visitor = await signedIn(site, await site.newPerson());
    site.nowMs += 300_001;
    expect(await visitor.get('/security-info/passkeys/new')).toMatchObject({
      status: 403,
      page: 'error',
      code: '50078',
    });
    expect(await visitor.postJson('/passkey/registration/options', {})).toMatchObject({ status: 403, code: '50078' });
    expect(codesOf(site).slice(-2)).toEqual([50078, 50078]);
    expect(site.rows.at(-1)?.authenticationDetails.at(-1)).toMatchObject({
      authenticationMethod: 'Previously satisfied',
      authenticationStepResultDetail: 'Passkey registration refused; multifactor authentication is too old',
    });
    expect(await new Visitor(site).get('/security-info/passkeys/new')).toMatchObject({
      status: 403,
      code: 'not-signed-in',
    });
  });
});

it('every row has the shape of the sign-in schema', async () => {
  const site = new AttackedSite();
  const holder = await newPasskeyHolder(site);
  await signInWithPasskey(site, holder);
  const visitor = new Visitor(site);
  await enterPassword(visitor, { ...holder.person, password: 'no' });
  await visitor.postJson('/passkey/authentication/verify', { nonsense: true });
  expect(codesOf(site)).toEqual([50074, 0, 0, 50126, 135020]);
  for (const row of site.rows) expect(signIn.parse(row)).toEqual(row);
});
