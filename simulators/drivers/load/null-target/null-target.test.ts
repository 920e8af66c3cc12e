// The null target against the provider it stands for: the same requests get the same kind of answer, of the same size.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { target as targetSchema } from '../../../../scenarios/schema/target.ts';
import { testAccount, testUser } from '../../../attempt/test-user.fixture.ts';
import { startIdentityProvider, type IdentityProvider } from '../../../identity-provider/process.ts';
import { SimulationClient } from '../../../identity-provider/simulation-client.ts';
import { targetFleetOf } from '../fleet/target-fleet.ts';
import { startNullTarget, type NullTarget } from './start-null-target.ts';

const { paths, ceremonies } = targetSchema.parse(
  parse(readFileSync(new URL('../../../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')),
);
/** As long as the name that the null target's pages were recorded with. */
const user = testUser({
  userName: 'morgan.lindqvist.123',
  displayName: 'Morgan Lindgren',
  secondFactor: 'text-message',
  password: 'correct horse Battery 7',
});
const account = testAccount(user);

let real: IdentityProvider;
let none: NullTarget;
beforeAll(async () => {
  [real, none] = await Promise.all([
    startIdentityProvider({
      passwordHashing: { memoryKiB: 8, passes: 1, lanes: 1 },
      simulation: { seed: 1, faults: [] },
    }),
    startNullTarget(),
  ]);
});
afterAll(() => Promise.all([real.stop(), none.stop()]));

type Step = { readonly path: string; readonly form?: (code: string) => Record<string, string>; readonly json?: object };

/** One visit, as one browser: answers in the order of the steps. */
async function visit(site: { readonly baseUrl: string; readonly token: string }, steps: readonly Step[]) {
  const client = new SimulationClient(site);
  await client.openAccount(user, account);
  let cookie = '';
  const answers = [];
  for (const { path, form, json } of steps) {
    const body =
      form === undefined
        ? json === undefined
          ? undefined
          : JSON.stringify(json)
        : new URLSearchParams(form((await client.lastCode(account)) ?? ''));
    const response = await fetch(site.baseUrl + path, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        'x-pilot-token': site.token,
        origin: site.baseUrl,
        cookie,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await response.text();
    answers.push({
      path,
      status: response.status,
      page: /<main data-page="([^"]*)"/.exec(text)?.[1],
      location: response.headers.get('location'),
      signInCode: response.headers.get('x-sign-in-code'),
      // The real one sends its redirects, which have no content, in chunks.
      headerNames: [...response.headers.keys()]
        .filter((name) => name !== 'content-length' && name !== 'transfer-encoding')
        .sort(),
      serverTiming: response.headers.get('server-timing')?.replace(/[\d.]+/, 'number'),
      bytes: text.length,
      text,
    });
  }
  await client.closeAccount(account);
  return answers;
}

const signInByCode: readonly Step[] = [
  { path: paths.signIn },
  { path: '/sign-in/other-ways' },
  { path: '/sign-in/user-name', form: () => ({ 'user-name': account.userPrincipalName }) },
  { path: '/sign-in/password', form: () => ({ password: account.password }) },
  { path: '/sign-in/code', form: (code) => ({ code }) },
  { path: '/home' },
  { path: paths.passkeyRegistration },
  { path: ceremonies.registration.options, json: {} },
];
const reset: readonly Step[] = [
  { path: paths.passwordReset },
  { path: '/password-reset/user-name', form: () => ({ 'user-name': account.userPrincipalName }) },
  { path: '/password-reset/code', form: (code) => ({ code }) },
  { path: '/password-reset/new-password', form: () => ({ 'new-password': 'Another 0ne, longer' }) },
];

describe('the null target', () => {
  it.each([
    ['signs in by password and code, up to the registration of a passkey', signInByCode],
    ['resets a password', reset],
    ['begins a sign-in with a passkey', [{ path: ceremonies.authentication.options, json: {} }]],
    ['does not know a page', [{ path: '/nowhere' }]],
  ] as const)('%s as the real one does', async (_, steps) => {
    const [theirs, ours] = await Promise.all([visit(real, steps), visit(none, steps)]);
    const shape = ({ text: _text, bytes: _bytes, ...rest }: (typeof ours)[number]) => rest;
    expect(ours.map(shape)).toEqual(theirs.map(shape));
    // One lists a passkey, and names differ.
    for (const [place, answer] of ours.entries())
      expect(Math.abs(answer.bytes - (theirs[place]?.bytes ?? 0)), answer.path).toBeLessThan(64);
  });

  it('gives a passkey ceremony what it needs, and takes any answer to it', async () => {
    const [options, verified, creation, registered] = await visit(none, [
      { path: ceremonies.authentication.options, json: {} },
      { path: ceremonies.authentication.verify, json: { id: 'anything' } },
      { path: ceremonies.registration.options, json: {} },
      { path: ceremonies.registration.verify, json: { id: 'anything' } },
    ]);
    expect(JSON.parse(options?.text ?? '')).toEqual({
      rpId: 'localhost',
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      timeout: 300_000,
      userVerification: 'required',
    });
    expect(JSON.parse(creation?.text ?? '')).toMatchObject({ rp: { id: 'localhost' }, excludeCredentials: [] });
    for (const answer of [verified, registered]) expect(JSON.parse(answer?.text ?? '')).toEqual({ next: '/home' });
    expect(verified?.signInCode).toBe('0');
  });

  it('takes any person, from as many as a fleet opens, and has the same code for each', async () => {
    const fleet = targetFleetOf([none], none.token);
    const orders = Array.from({ length: 60 }, (_, index) => ({
      user: testUser({ index }),
      account: testAccount(testUser({ index, userName: `person.${index}` })),
    }));
    await fleet.openAccounts(orders);
    const codes = await Promise.all(
      orders.slice(0, 3).map(({ user: { index }, account: one }) => fleet.clientOf(index).lastCode(one)),
    );
    expect(codes[0]).toMatch(/^\d{6}$/);
    expect(new Set(codes).size).toBe(1);
    expect((await fleet.clientOf(0).memory()).residentBytes).toBeGreaterThan(1e7);
  });

  it('says what it cannot start with', async () => {
    await expect(startNullTarget({ port: 70_000 })).rejects.toMatchObject({ code: 'null-target-not-started' });
  });
}, 30_000);
