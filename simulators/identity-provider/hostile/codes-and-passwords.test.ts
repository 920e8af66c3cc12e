// Hostile uses of passwords and one-time codes, against the real app. Every refusal has its control: the same done honestly succeeds.
import { describe, expect, it } from 'vitest';
import { AttackedSite, type Person } from './attacked-site.fixture.ts';
import { enterPassword, signedIn, totpCode } from './honest-steps.fixture.ts';
import { Visitor, type Answer } from './visitor.fixture.ts';

const site = new AttackedSite();

async function atCodePage(person: Person): Promise<Visitor> {
  const visitor = new Visitor(site);
  expect(await enterPassword(visitor, person)).toMatchObject({ page: 'code', code: undefined });
  return visitor;
}
const enterCode = (visitor: Visitor, code: string): Promise<Answer> => visitor.post('/sign-in/code', { code });
const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');
const accepted = { status: 303, location: '/home' };
const wrong = { page: 'code', code: '500121' };

/** Two codes of one person that differ, which six random digits nearly always do. */
async function twoCodes(
  first: () => Promise<string>,
  second: () => Promise<string>,
): Promise<readonly [string, string]> {
  const codes = [await first(), await second()] as const;
  return codes[0] === codes[1] ? twoCodes(first, second) : codes;
}

describe('codes sent by message', () => {
  it.each(['text-message', 'e-mail'] as const)('the code of another user by %s: 500121', async (channel) => {
    const [ada, ben] = [await site.newPerson(channel), await site.newPerson(channel)];
    const [adaVisitor, benVisitor] = [await atCodePage(ada), await atCodePage(ben)];
    const [adaCode, benCode] = [await site.lastCode(ada), await site.lastCode(ben)];
    if (adaCode !== benCode) expect(await enterCode(adaVisitor, benCode)).toMatchObject(wrong);
    expect(await enterCode(adaVisitor, adaCode)).toMatchObject(accepted);
    expect(await enterCode(benVisitor, benCode)).toMatchObject(accepted);
  });

  it('a code used twice, in the old browser state and in a new sign-in', async () => {
    const person = await site.newPerson('text-message');
    const visitor = await atCodePage(person);
    const recorded = new Map(visitor.cookies);
    const used = await site.lastCode(person);
    expect(await enterCode(visitor, used)).toMatchObject(accepted);
    const replayer = new Visitor(site);
    for (const [name, value] of recorded) replayer.cookies.set(name, value);
    expect(await enterCode(replayer, used)).toMatchObject({ page: 'sign-in', code: 'sign-in-expired' });
    const next = await atCodePage(person);
    const fresh = await site.lastCode(person);
    if (fresh !== used) expect(await enterCode(next, used)).toMatchObject(wrong);
    expect(await enterCode(next, fresh)).toMatchObject(accepted);
  });

  it.each([
    { ageMs: 180_000, expected: accepted },
    { ageMs: 180_001, expected: { page: 'code', code: '50089' } },
  ])('a code $ageMs ms old', async ({ ageMs, expected }) => {
    const person = await site.newPerson('text-message');
    const visitor = await atCodePage(person);
    const code = await site.lastCode(person);
    site.nowMs += ageMs;
    expect(await enterCode(visitor, code)).toMatchObject(expected);
  });

  it('a code after a newer one was sent: 500121', async () => {
    const person = await site.newPerson('e-mail');
    const visitor = await atCodePage(person);
    const [older, newer] = await twoCodes(
      () => site.lastCode(person),
      async () => {
        site.nowMs += 10_000;
        expect(await visitor.post('/sign-in/code/resend')).toMatchObject({ page: 'code', code: undefined });
        return site.lastCode(person);
      },
    );
    expect(await enterCode(visitor, older)).toMatchObject(wrong);
    expect(await enterCode(visitor, newer)).toMatchObject(accepted);
  });

  it('floods no telephone: a second resend at once and a fifth message are refused', async () => {
    const person = await site.newPerson('text-message');
    const visitor = await atCodePage(person);
    const codes: (string | undefined)[] = [(await visitor.post('/sign-in/code/resend')).code];
    for (let message = 2; message <= 5; message += 1) {
      site.nowMs += 10_000;
      codes.push((await visitor.post('/sign-in/code/resend')).code);
    }
    expect(codes).toEqual(['resend-too-soon', undefined, undefined, undefined, 'resend-limit']);
  });

  it('a code of a password reset at sign-in, and the other way round: 500121', async () => {
    const person = await site.newPerson('text-message');
    const [signInVisitor, resetVisitor] = [await atCodePage(person), new Visitor(site)];
    const signInCode = await site.lastCode(person);
    await resetVisitor.post('/password-reset/user-name', { 'user-name': person.userPrincipalName });
    const resetCode = await site.lastCode(person);
    if (signInCode !== resetCode) {
      expect(await enterCode(signInVisitor, resetCode)).toMatchObject(wrong);
      expect(await resetVisitor.post('/password-reset/code', { code: signInCode })).toMatchObject(wrong);
    }
    expect(await enterCode(signInVisitor, signInCode)).toMatchObject(accepted);
    expect(await resetVisitor.post('/password-reset/code', { code: resetCode })).toMatchObject({
      page: 'new-password',
    });
  });
});

describe('codes of an authenticator app', () => {
  it.each([
    { steps: -2, expected: wrong },
    { steps: -1, expected: accepted },
    { steps: 0, expected: accepted },
    { steps: 1, expected: accepted },
    { steps: 2, expected: wrong },
  ])('of the window $steps steps from now', async ({ steps, expected }) => {
    const person = await site.newPerson();
    expect(await enterCode(await atCodePage(person), totpCode(person, site.nowMs + steps * 30_000))).toMatchObject(
      expected,
    );
  });

  it('a code used twice within its window, and an older one after a newer: 500121', async () => {
    const person = await site.newPerson();
    const used = totpCode(person, site.nowMs);
    expect(await enterCode(await atCodePage(person), used)).toMatchObject(accepted);
    expect(await enterCode(await atCodePage(person), used)).toMatchObject(wrong);
    expect(await enterCode(await atCodePage(person), totpCode(person, site.nowMs - 30_000))).toMatchObject(wrong);
    site.nowMs += 30_000;
    expect(await enterCode(await atCodePage(person), totpCode(person, site.nowMs))).toMatchObject(accepted);
  });

  it('a code sent twice at once is good once', async () => {
    const person = await site.newPerson();
    const visitors = [await atCodePage(person), await atCodePage(person)];
    const code = totpCode(person, site.nowMs);
    const answers = await Promise.all(visitors.map((visitor) => enterCode(visitor, code)));
    expect(answers.map(({ status, code: error }) => error ?? status).sort()).toEqual([303, '500121']);
  });
});

describe('guessing', () => {
  it('10 000 password guesses over many browsers: ten are looked at, then 50053, for the right password too', async () => {
    const person = await site.newPerson();
    const visitors = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const visitor = new Visitor(site);
        await visitor.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
        return visitor;
      }),
    );
    const seen = new Map<string | undefined, number>();
    for (let guess = 0; guess < 10_000; guess += visitors.length) {
      const answers = await Promise.all(
        visitors.map((visitor, index) => visitor.post('/sign-in/password', { password: `guess ${guess + index}` })),
      );
      for (const { code } of answers) seen.set(code, (seen.get(code) ?? 0) + 1);
    }
    expect([...seen].sort()).toEqual([
      ['50053', 9_990],
      ['50126', 10],
    ]);
    expect(await enterPassword(new Visitor(site), person)).toMatchObject({ page: 'password', code: '50053' });
    site.nowMs += 60_000;
    expect(await enterPassword(new Visitor(site), person)).toMatchObject({ page: 'code', code: undefined });
  }, 60_000);

  it('code guesses over many sign-ins: five are looked at in five minutes, then 50088, for the right code too', async () => {
    const person = await site.newPerson();
    const codes: (string | undefined)[] = [];
    for (let guess = 0; guess < 50; guess += 1) {
      codes.push((await enterCode(await atCodePage(person), otherThan(totpCode(person, site.nowMs)))).code);
    }
    expect(codes.filter((code) => code === '500121')).toHaveLength(5);
    expect(codes.filter((code) => code === '50088')).toHaveLength(45);
    expect(await enterCode(await atCodePage(person), totpCode(person, site.nowMs))).toMatchObject({ code: '50088' });
    site.nowMs += 300_000;
    expect(await enterCode(await atCodePage(person), totpCode(person, site.nowMs))).toMatchObject(accepted);
  });

  it('reset code guesses: five are looked at, then 50088, for the right code too', async () => {
    const person = await site.newPerson('text-message');
    const visitor = new Visitor(site);
    await visitor.post('/password-reset/user-name', { 'user-name': person.userPrincipalName });
    const code = await site.lastCode(person);
    const codes: (string | undefined)[] = [];
    for (let guess = 0; guess < 6; guess += 1)
      codes.push((await visitor.post('/password-reset/code', { code: otherThan(code) })).code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => '500121'), '50088']);
    expect(await visitor.post('/password-reset/code', { code })).toMatchObject({ page: 'code', code: '50088' });
  });
});

describe('steps out of order', () => {
  it('a password before a user name: sign-in-expired', async () => {
    const person = await site.newPerson();
    const visitor = new Visitor(site);
    const answer = await visitor.post('/sign-in/password', {
      'user-name': person.userPrincipalName,
      password: person.password,
    });
    expect(answer).toMatchObject({ page: 'sign-in', code: 'sign-in-expired' });
    expect(await enterPassword(visitor, person)).toMatchObject({ page: 'code' });
  });

  it('a code before the password, right as it is: sign-in-expired', async () => {
    const person = await site.newPerson();
    const visitor = new Visitor(site);
    await visitor.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
    expect(await enterCode(visitor, totpCode(person, site.nowMs))).toMatchObject({
      page: 'sign-in',
      code: 'sign-in-expired',
    });
    expect(await visitor.isSignedIn()).toBe(false);
    expect(await enterCode(await atCodePage(person), totpCode(person, site.nowMs))).toMatchObject(accepted);
  });

  it('another user name after the password: the second factor of the first does not sign in the second', async () => {
    const [ada, ben] = [await site.newPerson(), await site.newPerson()];
    const visitor = await atCodePage(ada);
    await visitor.post('/sign-in/user-name', { 'user-name': ben.userPrincipalName });
    expect(await enterCode(visitor, totpCode(ada, site.nowMs))).toMatchObject({
      page: 'sign-in',
      code: 'sign-in-expired',
    });
    expect(await visitor.isSignedIn()).toBe(false);
  });

  it('the page behind sign-in after the password alone, and after sign-out', async () => {
    const person = await site.newPerson();
    expect(await (await atCodePage(person)).get('/home')).toMatchObject({ status: 303, location: '/sign-in' });
    const visitor = await signedIn(site, person);
    const recorded = new Map(visitor.cookies);
    expect(await visitor.isSignedIn()).toBe(true);
    await visitor.post('/sign-out');
    for (const [name, value] of recorded) visitor.cookies.set(name, value);
    expect(await visitor.isSignedIn()).toBe(false);
  });
});

async function atNewPassword(person: Person): Promise<{ readonly visitor: Visitor; readonly code: string }> {
  const visitor = new Visitor(site);
  await visitor.post('/password-reset/user-name', { 'user-name': person.userPrincipalName });
  const code = await site.lastCode(person);
  expect(await visitor.post('/password-reset/code', { code })).toMatchObject({ page: 'new-password' });
  return { visitor, code };
}

describe('password reset', () => {
  const newPassword = 'Violet-Harbour-29';

  it('a new password without a code: reset-expired', async () => {
    const person = await site.newPerson('text-message');
    const visitor = new Visitor(site);
    await visitor.post('/password-reset/user-name', { 'user-name': person.userPrincipalName });
    expect(await visitor.post('/password-reset/new-password', { 'new-password': newPassword })).toMatchObject({
      code: 'reset-expired',
    });
    expect(await enterPassword(new Visitor(site), person)).toMatchObject({ page: 'code' });
  });

  it('a code and a proof used twice: reset-expired', async () => {
    const person = await site.newPerson('text-message');
    const { visitor, code } = await atNewPassword(person);
    const recorded = new Map(visitor.cookies);
    expect(await visitor.post('/password-reset/new-password', { 'new-password': newPassword })).toMatchObject({
      page: 'sign-in',
      code: undefined,
    });
    for (const [name, value] of recorded) visitor.cookies.set(name, value);
    expect(await visitor.post('/password-reset/new-password', { 'new-password': 'Another-Harbour-30' })).toMatchObject({
      code: 'reset-expired',
    });
    expect(await visitor.post('/password-reset/code', { code })).toMatchObject({ code: 'reset-expired' });
    expect(await enterPassword(new Visitor(site), { ...person, password: newPassword })).toMatchObject({
      page: 'code',
    });
  });

  it.each([
    { ageMs: 600_000, code: undefined },
    { ageMs: 600_001, code: 'reset-expired' },
  ])('a proof $ageMs ms old: $code', async ({ ageMs, code }) => {
    const { visitor } = await atNewPassword(await site.newPerson('e-mail'));
    site.nowMs += ageMs;
    expect(await visitor.post('/password-reset/new-password', { 'new-password': newPassword })).toMatchObject({ code });
  });

  it('ends what somebody else had open with the old password', async () => {
    const person = await site.newPerson();
    const intruder = await signedIn(site, person);
    expect(await intruder.isSignedIn()).toBe(true);
    const { visitor } = await atNewPassword(person);
    await visitor.post('/password-reset/new-password', { 'new-password': newPassword });
    expect(await intruder.isSignedIn()).toBe(false);
    expect(await enterPassword(new Visitor(site), person)).toMatchObject({ code: '50126' });
  });

  it('does not sign in by itself', async () => {
    const { visitor } = await atNewPassword(await site.newPerson('text-message'));
    await visitor.post('/password-reset/new-password', { 'new-password': newPassword });
    expect(await visitor.isSignedIn()).toBe(false);
  });
});
