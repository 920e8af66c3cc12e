// Somebody with a passkey is lured, in real Chromium, before the real identity provider: what the browser does on the phisher's pages, and
// what the phisher's own browser can open afterwards.
import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { policy as policySchema } from '../../../scenarios/schema/policy.ts';
import { target as targetSchema } from '../../../scenarios/schema/target.ts';
import type { AccountHolder } from '../../attempt/account-holder.ts';
import { clientHeaderOf } from '../../attempt/client-of-device.ts';
import { simulationHeaders } from '../../attempt/simulation-headers.ts';
import { testAccount, testUser } from '../../attempt/test-user.fixture.ts';
import { fillAndSubmit, press } from '../../drivers/browser/page-scripts.ts';
import { monday, openTestBench, type TestBench } from '../../drivers/browser/test-bench.fixture.ts';
import { UserPage } from '../../drivers/browser/user-page.ts';
import type { VirtualUser } from '../../people/virtual-user.ts';
import { ruses, type Ruse } from '../../../scenarios/schema/ruse.ts';
import type { Held } from './lure.ts';
import { RelayClient } from './relay-client.ts';
import { startRelay, type Relay } from './relay-process.ts';

const target = targetSchema.parse(
  parse(readFileSync(fileURLToPath(new URL('../../../scenarios/targets/reference.yaml', import.meta.url)), 'utf8')),
);
const { controls } = target;

let bench: TestBench;
let relay: Relay;
let client: RelayClient;
beforeAll(async () => {
  bench = await openTestBench({ policy: policySchema.parse({ externalMethod: { displayName: 'Approvals' } }) });
  relay = await startRelay(bench.provider);
  client = new RelayClient(relay);
});
afterAll(async () => {
  await relay.stop();
  await bench.close();
});

let people = 0;
/** With an authenticator app, and a passkey from the day before. */
async function newPerson(
  changes: Partial<VirtualUser> = {},
): Promise<{ readonly user: VirtualUser; readonly account: AccountHolder }> {
  people += 1;
  const user = testUser({ index: people, userName: `lured.${people}`, ...changes });
  const account = testAccount(user, 'passkey');
  await bench.lane.openAccount(user, account);
  const course = await bench.attempt({ user, account, flow: 'passkey-registration', startsAtMs: monday - 86_400_000 });
  expect(course.outcome).toEqual({ kind: 'succeeded' });
  expect(account.passkeys).toHaveLength(1);
  return { user, account };
}

/** The person's browser at the landing page, with their passkey at hand. */
async function lure({ user, account }: Awaited<ReturnType<typeof newPerson>>, works: Ruse) {
  const id = randomUUID();
  await client.open({ id, works, address: '203.0.113.7' });
  const page = await UserPage.open(await bench.chromium.browser(), target, 10_000);
  const place = { user, arm: account.arm, drawIndex: 0, correlationId: id };
  const headers = simulationHeaders(place, clientHeaderOf(user.devices[0]), bench.provider.token, {
    visit: 0,
    flow: 'passkey',
    step: 'lured',
    nowMs: monday,
  });
  const act = async (what: { readonly script?: string; readonly goTo?: string }) => {
    const answer = await page.act({ ...what, headers });
    return answer.kind === 'page' ? { page: answer.page, code: answer.code, status: answer.status } : answer;
  };
  await act({ goTo: `${relay.baseUrl}/` });
  expect(await page.prepare(`document.querySelector('main').dataset.page`)).toBe('lure');
  await page.authenticators.arrange([{ transport: 'internal', passkeys: account.passkeys }]);
  return { id, page, act };
}

/** What another browser is shown at the site with these cookies. */
async function homeOf({ cookies }: Held): Promise<string> {
  const context = await (await bench.chromium.browser()).createBrowserContext();
  try {
    await context.setCookie(...cookies.map((cookie) => ({ ...cookie, domain: 'localhost', httpOnly: true })));
    const page = await context.newPage();
    await page.setExtraHTTPHeaders({ 'x-pilot-token': bench.provider.token, 'x-pilot-clock': String(monday) });
    await page.goto(`${bench.provider.baseUrl}/home`);
    return (await page.evaluate(
      `document.querySelector('main').dataset.page + ': ' + document.body.innerText`,
    )) as string;
  } finally {
    await context.close();
  }
}

describe.each(ruses)('%s', (works) => {
  it('a password and a code open the person’s home to the phisher', async () => {
    const person = await newPerson();
    const { id, page, act } = await lure(person, works);
    expect(await act({ script: press('#go-on') })).toMatchObject({ page: 'sign-in', code: undefined });
    const { user, account } = person;
    expect(
      await act({ script: fillAndSubmit(controls.userName, account.userPrincipalName, controls.submit) }),
    ).toMatchObject({ page: 'password', code: undefined });
    expect(await act({ script: fillAndSubmit(controls.password, 'slip', controls.submit) })).toMatchObject({
      page: 'password',
      code: '50126',
    });
    expect(await act({ script: fillAndSubmit(controls.password, account.password, controls.submit) })).toMatchObject({
      page: 'code',
      code: undefined,
    });
    expect(await homeOf(await client.held(id))).toMatch(/^sign-in: /);
    const code = new TOTP({ secret: user.totpSecret }).generate({ timestamp: monday });
    expect(await act({ script: fillAndSubmit(controls.code, code, controls.submit) })).toMatchObject({ page: 'home' });
    expect(await page.prepare('location.origin')).toBe(relay.baseUrl);
    expect(await page.prepare('document.cookie')).toBe('');
    await page.close();

    const held = await client.held(id);
    expect(held.given).toEqual(['user-name', 'password', 'code']);
    expect(await homeOf(held)).toMatch(/^home: [^]*Welcome, Ada Byron/);
    await client.forget(id);
  });
});

describe('the passkey', () => {
  it('is refused by the browser on the relayed page, with the passkey at hand that opens the site itself', async () => {
    const person = await newPerson();
    const { id, page, act } = await lure(person, 'relay');
    await act({ script: press('#go-on') });
    expect(await act({ script: press(controls.usePasskey) })).toEqual({
      page: 'sign-in',
      code: 'SecurityError',
      status: 200,
    });
    expect(await page.prepare(`document.getElementById('error').textContent`)).toBe(
      'This browser does not allow passkeys on this address.',
    );
    await act({ script: fillAndSubmit(controls.userName, person.account.userPrincipalName, controls.submit) });
    expect(await act({ script: press(controls.usePasskey) })).toMatchObject({
      page: 'password',
      code: 'SecurityError',
    });
    expect(await homeOf(await client.held(id))).toMatch(/^sign-in: /);

    await page.forgetSession();
    expect(await act({ goTo: `${bench.provider.baseUrl}/sign-in` })).toMatchObject({ page: 'sign-in' });
    expect(await act({ script: press(controls.usePasskey) })).toMatchObject({ page: 'home', code: undefined });
    await page.close();
  });

  it.each<Ruse>(['relay-without-passkey', 'harvest'])('is not offered by %s; the way to others is', async (works) => {
    const { page, act } = await lure(await newPerson(), works);
    await act({ script: press('#go-on') });
    expect(await page.prepare(`document.querySelector(${JSON.stringify(controls.usePasskey)})`)).toBeNull();
    expect(await act({ script: press(controls.anotherWay) })).toMatchObject({ page: 'other-ways', code: undefined });
    expect(await page.prepare(`document.querySelector(${JSON.stringify(controls.usePasskey)})`)).toBeNull();
    await page.close();
  });
});

describe('a second factor at an external provider', () => {
  const goOn = target.external?.controls.goOn ?? '';

  it.each<Ruse>(['relay', 'harvest'])('is out of reach for %s, which stands before the site alone', async (works) => {
    const person = await newPerson({ secondFactor: 'external' });
    const { id, page, act } = await lure(person, works);
    await act({ script: press('#go-on') });
    await act({ script: fillAndSubmit(controls.userName, person.account.userPrincipalName, controls.submit) });
    const asked = await act({ script: fillAndSubmit(controls.password, person.account.password, controls.submit) });
    // The request names the relay as where to answer, which the provider does not take.
    if (works === 'relay')
      expect([asked, await act({ script: press(goOn) })]).toMatchObject([
        { page: 'external-check' },
        { code: 'request-refused', status: 400 },
      ]);
    else expect(asked).toMatchObject({ code: 'service-unavailable', status: 502 });
    expect(await homeOf(await client.held(id))).toMatch(/^sign-in: /);
    await page.close();
  });
});
