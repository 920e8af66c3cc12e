// A person signs in on the phisher's pages, and what the phisher holds then opens the site: over HTTP, before the identity provider itself.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policy as policySchema } from '../../../../scenarios/schema/policy.ts';
import { signIn } from '../../../../scenarios/schema/sign-in.ts';
import { Visitor } from '../../../identity-provider/hostile/visitor.fixture.ts';
import type { VirtualUser } from '../../../people/virtual-user.ts';
import { ruses, type Ruse } from '../../../../scenarios/schema/ruse.ts';
import type { Held } from '../lure.ts';
import { deviceOfPerson, nowMs, openOwnSite, phisherAddress, token, type OwnSite } from '../relay-bench.fixture.ts';

let own: OwnSite;
const log = join(mkdtempSync(join(tmpdir(), 'relay-')), 'sign-ins.ndjson');
beforeAll(async () => {
  own = await openOwnSite(undefined, log);
});
afterAll(() => own.stop());

const codeOf = ({ totpSecret }: VirtualUser) => new TOTP({ secret: totpSecret }).generate({ timestamp: nowMs });
const lastRow = (id: string) =>
  readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => signIn.parse(JSON.parse(line)))
    .findLast(({ correlationId }) => correlationId === id);

/** What the phisher's own browser is shown with what the relay holds. */
async function homeWith({ cookies }: Held): Promise<string> {
  const { status, text } = await fetch(`${own.bench.site}/home`, {
    redirect: 'manual',
    headers: {
      'x-pilot-token': token,
      'x-pilot-clock': String(nowMs),
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    },
  }).then(async (answer) => ({ status: answer.status, text: await answer.text() }));
  return status === 200 ? (/data-page="([^"]+)"/.exec(text)?.[1] ?? '') : String(status);
}

async function enterPassword(person: Visitor, userName: string, password: string) {
  await person.post('/sign-in/user-name', { 'user-name': userName });
  return person.post('/sign-in/password', { password });
}

/** Pages of the phisher's own: what is typed there is answered at once. */
const isHarvest = (works: Ruse) => works === 'harvest' || works === 'harvest-to-register';

describe.each(ruses)('%s', (works) => {
  it('holds the session that a password and a code have opened', async () => {
    const { user, userName } = await own.newPerson();
    const { id, person, landed } = await own.bench.lure(works);
    expect(landed).toMatchObject({ status: 200, page: 'lure' });
    expect((await person.get('/sign-in')).page).toBe('sign-in');
    expect(await own.bench.held(id)).toMatchObject({ given: [] });
    expect(await enterPassword(person, userName, user.password)).toMatchObject({ page: 'code', code: undefined });
    expect(await own.bench.held(id)).toMatchObject({ given: ['user-name', 'password'] });
    expect(await homeWith(await own.bench.held(id))).toBe('303');
    const home = await person.post('/sign-in/code', { code: codeOf(user) });
    expect(isHarvest(works) ? home : await person.get(home.location ?? '')).toMatchObject({ page: 'home' });
    const taken = await own.bench.held(id);
    expect(taken.given).toEqual(['user-name', 'password', 'code']);
    expect(JSON.stringify(taken)).not.toContain(user.password);
    expect(await homeWith(taken)).toBe('home');
    // Of the person's browser nothing comes that would open it.
    expect([...person.cookies.keys()]).toEqual(['visit']);
    const session = taken.cookies.map(({ value }) => value);
    expect(session).toHaveLength(1);
    expect([...person.cookies.values()]).not.toContain(session[0]);
  });

  it('shows what the site says to a wrong password and to a wrong code', async () => {
    const { user, userName } = await own.newPerson();
    const { id, person } = await own.bench.lure(works);
    const wrong = await enterPassword(person, userName, 'not this one');
    expect(wrong).toMatchObject({ page: 'password', code: '50126' });
    expect(wrong.text).toContain('The user name or the password is wrong.');
    expect((await person.post('/sign-in/password', { password: user.password })).page).toBe('code');
    const wrongCode = await person.post('/sign-in/code', { code: codeOf(user) === '123456' ? '654321' : '123456' });
    expect(wrongCode).toMatchObject({ page: 'code', code: '500121' });
    expect(await homeWith(await own.bench.held(id))).toBe('303');
  });

  it('shows who has no password that they have none', async () => {
    const { userName, account } = await own.newPerson();
    await own.client.removePassword(account);
    const { person } = await own.bench.lure(works);
    const refused = await person.post('/sign-in/user-name', { 'user-name': userName });
    expect(refused).toMatchObject({ page: 'password', code: 'no-password' });
    expect(refused.text.includes('id="use-passkey"')).toBe(works === 'relay');
    expect(refused.text).not.toContain('id="password"');
    expect(refused.text).toContain('id="another-way"');
  });

  it('has a code sent again where the site does', async () => {
    const { user, userName } = await own.newPerson({ secondFactor: 'text-message' });
    const { person } = await own.bench.lure(works);
    const asked = await enterPassword(person, userName, user.password);
    expect(asked.text).toContain('id="resend-code"');
    const again = await person.post('/sign-in/code/resend');
    expect(again).toMatchObject({ page: 'code', code: 'resend-too-soon' });
  });

  it('comes to the site from the phisher’s address and device, at the person’s time and under their correlation id', async () => {
    const { userName } = await own.newPerson();
    const { id, person } = await own.bench.lure(works);
    await enterPassword(person, userName, 'not this one');
    expect(lastRow(id)).toMatchObject({
      ipAddress: phisherAddress,
      createdDateTime: new Date(nowMs).toISOString(),
      deviceDetail: { operatingSystem: 'Windows' },
      userPrincipalName: userName,
    });
  });

  it('counts a Temporary Access Pass among the takings', async () => {
    const { userName } = await own.newPerson();
    const { id, person } = await own.bench.lure(works);
    await person.get('/sign-in/other-ways');
    const answer = await person.post('/sign-in/pass', { 'user-name': userName, pass: 'no such pass' });
    expect(answer.code).toBe('130503');
    expect((await own.bench.held(id)).given).toEqual(['user-name', 'pass']);
  });

  it('forgets a lure, and keeps two apart', async () => {
    const { user, userName } = await own.newPerson();
    const [one, other] = [await own.bench.lure(works), await own.bench.lure(works)];
    await enterPassword(one.person, userName, user.password);
    expect(await own.bench.held(other.id)).toEqual({ given: [], cookies: [] });
    expect((await own.bench.control('DELETE', `/lures/${one.id}`)).status).toBe(204);
    expect((await own.bench.control('GET', `/lures/${one.id}`)).status).toBe(404);
    expect((await one.person.get('/sign-in')).status).toBe(404);
    expect((await other.person.get('/sign-in')).page).toBe('sign-in');
  });
});

describe('the passkey button', () => {
  it('is the site’s own under relay, and asks the site for options of its relying party', async () => {
    const { person } = await own.bench.lure('relay');
    const page = await person.get('/sign-in');
    expect(page.text).toContain('id="use-passkey"');
    expect((await person.get('/passkey.js')).status).toBe(200);
    const options = await person.postJson('/passkey/authentication/options', {});
    expect(JSON.parse(options.text)).toMatchObject({ rpId: 'localhost', challenge: expect.any(String) as string });
  });

  it('gives the user name away that it is asked for', async () => {
    const { id, person } = await own.bench.lure('relay');
    await person.postJson('/passkey/authentication/options', { userName: 'ada@contoso.example' });
    expect((await own.bench.held(id)).given).toEqual(['user-name']);
  });

  it.each<Ruse>(['relay-without-passkey', 'harvest', 'harvest-to-register'])('is nowhere under %s', async (works) => {
    const { user, userName } = await own.newPerson();
    const { person } = await own.bench.lure(works);
    const seen = [
      await person.get('/sign-in'),
      await person.get('/sign-in/other-ways'),
      await person.post('/sign-in/user-name', { 'user-name': userName }),
      await person.post('/sign-in/password', { password: user.password }),
      await person.post('/sign-in/code', { code: codeOf(user) }),
      await person.get('/home'),
    ].map(({ text }) => text);
    for (const text of seen) expect(text).not.toMatch(/passkey\.js|data-ceremony|webauthn|security-info/);
    // Whoever works by hand says of all that they have no page for that nothing works now.
    const notThere = isHarvest(works) ? 502 : 404;
    expect((await person.get('/passkey.js')).status).toBe(notThere);
    expect((await person.get('/%70asskey.js')).status).toBe(notThere);
    expect((await person.postJson('/passkey/authentication/options', {})).status).toBe(404);
    expect((await person.get('/security-info/passkeys/new')).status).toBe(notThere);
  });
});

it.each<Ruse>(['relay', 'harvest'])(
  'a tenant that asks for its own devices refuses %s, which has none',
  async (works) => {
    const conditions = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } };
    const grantControls = { operator: 'OR', builtInControls: ['compliantDevice'] } as const;
    const devices = { id: 'it', displayName: 'It', state: 'enabled', conditions, grantControls } as const;
    const asked = { multifactor: 'by-conditional-access' } as const;
    const strict = await openOwnSite(policySchema.parse({ signIn: asked, conditionalAccess: [devices] }));
    try {
      const { user, userName } = await strict.newPerson({ secondFactor: 'none' });
      const { id, person } = await strict.bench.lure(works);
      expect(await enterPassword(person, userName, user.password)).toMatchObject({ page: 'error', code: '53000' });
      expect((await strict.bench.held(id)).given).toEqual(['user-name', 'password']);
      // The same from the person's own device, which the relay was told of too.
      const site = new Visitor(
        {
          origin: strict.bench.site,
          token,
          nowMs,
          request: (path, init) => fetch(`${strict.bench.site}${path}`, { ...init, redirect: 'manual' }),
        },
        { 'x-pilot-token': token, 'x-pilot-client': deviceOfPerson },
      );
      expect(await enterPassword(site, userName, user.password)).toMatchObject({ status: 303, location: '/home' });
    } finally {
      await strict.stop();
    }
  },
);
