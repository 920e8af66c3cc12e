// Attacks on account recovery: what other servers are made to say, steps that are skipped, what belongs to somebody else, and guessing.
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginRecovery, presentOnPhone, RecoveryLab, verifyOnPhone } from './recovery-lab.fixture.ts';
import type { Answer, Visitor } from './visitor.fixture.ts';

const profile = { name: 'Staff', groups: ['staff'], matching: { firstName: 'relaxed' } };
const identityPath = '/callbacks/identity/balanced';
const seeResult = (browser: Visitor) => browser.post('/account-recovery/result');
const passIn = ({ text }: Answer) => /id="issued-pass">([^<]+)</.exec(text)?.[1] ?? '';

let lab: RecoveryLab;
beforeAll(async () => {
  lab = await RecoveryLab.open({
    policy: { recovery: { profiles: [profile], startsPerAccountAndDay: 1_000 }, helpDesk: {} },
  });
});
afterAll(() => lab.close());

interface Told {
  readonly path?: string;
  readonly key?: string;
  readonly id?: string;
  /** What was signed, where it is not what is sent. */
  readonly signed?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A callback as the verifier signs it, unless told otherwise. */
function tell(content: object | string, { path = identityPath, key, id, signed, headers = {} }: Told = {}) {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  const callbackId = id ?? randomUUID();
  const signature = createHmac('sha256', key ?? lab.verifierKey)
    .update(`${callbackId}.${signed ?? body}`)
    .digest('base64url');
  const all = { 'x-callback-id': callbackId, 'x-callback-signature': signature, ...headers };
  return lab.visitor().postJson(path, body, all);
}

/** A browser that has begun a recovery, and the address of the identity check on the phone. */
async function begun(userName?: string) {
  const browser = lab.visitor();
  const { url } = await beginRecovery(browser, userName);
  return { browser, url };
}

async function recover(browser: Visitor, url: string) {
  const wallet = await verifyOnPhone(lab, url);
  await presentOnPhone(lab, wallet);
  return seeResult(browser);
}

describe('callbacks', () => {
  const issued = { state: 'a state that nobody has', status: 'issued' };

  it('of a recovery that there is not change nothing', async () => {
    expect(await tell(issued)).toMatchObject({ status: 409, code: 'recovery-unknown' });
  });

  it('are good for one time', async () => {
    const id = randomUUID();
    expect((await tell(issued, { id })).status).toBe(409);
    expect(await tell(issued, { id })).toMatchObject({ status: 409, code: 'replayed' });
  });

  it.each<[string, Told]>([
    ['with the key of somebody else', { key: 'k'.repeat(43) }],
    ['changed after it was signed', { signed: JSON.stringify({ ...issued, status: 'failed', code: 'no-match' }) }],
    ['without a signature', { headers: { 'x-callback-signature': '' } }],
    ['without an id', { headers: { 'x-callback-id': '' } }],
    ['of a verifier that there is not', { path: '/callbacks/identity/strict' }],
    ['of the Request Service, by a verifier', { path: '/callbacks/presentation' }],
  ])('%s are refused', async (_, told) => {
    expect(await tell(issued, told)).toMatchObject({ status: 401, code: 'unauthorized' });
  });

  it('of no shape, of another type and of any size are refused', async () => {
    expect((await tell('{')).status).toBe(400);
    expect((await tell([])).status).toBe(400);
    expect((await tell({ state: 'x', status: 'passed' })).status).toBe(400);
    expect((await tell(issued, { headers: { 'content-type': 'text/plain' } })).status).toBe(400);
    expect((await tell('x'.repeat(20_000))).status).toBe(413);
    expect((await lab.visitor().get(identityPath)).status).toBe(404);
  });

  it('that a browser sends are no more than anybody’s', async () => {
    const { browser } = await begun();
    expect((await browser.postJson(identityPath, issued)).status).toBe(401);
    expect((await browser.postJson('/callbacks/presentation', issued)).status).toBe(401);
    expect((await seeResult(browser)).code).toBe('recovery-pending');
  });
});

describe('the way of a recovery', () => {
  it('cannot be cut short', async () => {
    const { browser, url } = await begun();
    expect((await seeResult(browser)).code).toBe('recovery-pending');
    const wallet = await verifyOnPhone(lab, url);
    expect((await seeResult(browser)).code).toBe('recovery-pending');
    await presentOnPhone(lab, wallet);
    expect((await seeResult(browser)).page).toBe('recovery-pass');
    // Shown once.
    expect((await seeResult(browser)).code).toBe('recovery-expired');
  });

  it('is of the browser that began it', async () => {
    const { browser, url } = await begun();
    const wallet = await verifyOnPhone(lab, url);
    await presentOnPhone(lab, wallet);
    const stranger = lab.visitor();
    expect((await seeResult(stranger)).code).toBe('recovery-expired');
    expect((await beginRecovery(stranger)).answer.page).toBe('verify-identity');
    expect((await seeResult(stranger)).code).toBe('recovery-pending');
    expect((await seeResult(browser)).page).toBe('recovery-pass');
  });

  it('is another’s beside it: both come to their end, and the pass given last is the one', async () => {
    const [first, second] = [await begun(), await begun()];
    const [firstResult, secondResult] = [
      await recover(first.browser, first.url),
      await recover(second.browser, second.url),
    ];
    const enter = (pass: string) => lab.visitor().post('/sign-in/pass', { 'user-name': 'ana@contoso.example', pass });
    expect((await enter(passIn(firstResult))).code).toBe('130503');
    expect((await enter(passIn(secondResult))).location).toBe('/home');
  });

  it('ends with the session that it is of', async () => {
    const { browser, url } = await begun();
    const wallet = await verifyOnPhone(lab, url);
    await browser.post('/sign-in/user-name', { 'user-name': 'ana@contoso.example' });
    await presentOnPhone(lab, wallet);
    expect((await seeResult(browser)).code).toBe('recovery-expired');
  });

  it('shows somebody else’s document for an account to no avail', async () => {
    const { browser, url } = await begun('ben@contoso.example');
    expect(await recover(browser, url)).toMatchObject({ status: 403, code: 'claims-differ' });
  });

  it('is not begun from another site, nor seen, nor is a pass entered', async () => {
    const { browser } = await begun();
    for (const path of ['/account-recovery/user-name', '/account-recovery/result', '/sign-in/pass'])
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
        expect(await browser.post(path, { 'user-name': 'ana@contoso.example' }, headers)).toMatchObject({
          status: 403,
          code: 'cross-site',
        });
  });

  it('is for nobody whom no profile is for; whoever has no account is told the same', async () => {
    const page = async (userName: string) => {
      const { answer } = await beginRecovery(lab.visitor(), userName);
      return [answer.status, answer.page, answer.code];
    };
    expect(await page('out@contoso.example')).toEqual([200, 'recover-account', 'not-in-scope']);
    expect(await page('nobody@contoso.example')).toEqual(await page('out@contoso.example'));
  });

  it('takes no field of any size, and tells nothing of what was shown', async () => {
    const browser = lab.visitor();
    const long = await browser.post('/account-recovery/user-name', { 'user-name': 'a'.repeat(5_000) });
    expect(long.code).toBe('user-name-missing');
    expect((await browser.post('/account-recovery/user-name', { 'user-name': 'a'.repeat(70_000) })).status).toBe(413);
    const rows = (await lab.visitor().get('/simulation/audit/ana@contoso.example')).text;
    expect(rows).toContain('User started account recovery');
    expect(rows).not.toMatch(/ANA MARIA|LOPEZ|1990|passport|portrait/);
  });
});

describe('passes', () => {
  it('are of one person', async () => {
    const { browser, url } = await begun();
    const pass = passIn(await recover(browser, url));
    const entered = await lab.visitor().post('/sign-in/pass', { 'user-name': 'ben@contoso.example', pass });
    expect(entered).toMatchObject({ page: 'other-ways', code: '130503' });
  });

  it('cannot be guessed: after five none is looked at, whether there is such an account or not', async () => {
    const { browser, url } = await begun();
    const pass = passIn(await recover(browser, url));
    const codes = async (userName: string) => {
      const answers: (string | undefined)[] = [];
      for (let nth = 0; nth < 6; nth += 1)
        answers.push((await lab.visitor().post('/sign-in/pass', { 'user-name': userName, pass: `guess ${nth}` })).code);
      return answers;
    };
    const guessed = await codes('ana@contoso.example');
    expect(guessed).toEqual(['130503', '130503', '130503', '130503', '130503', '50088']);
    expect(await codes('nobody2@contoso.example')).toEqual(guessed);
    const right = { 'user-name': 'ana@contoso.example', pass };
    expect((await lab.visitor().post('/sign-in/pass', right)).code).toBe('50088');
    lab.nowMs += 5 * 60_000;
    expect((await lab.visitor().post('/sign-in/pass', right)).location).toBe('/home');
  });
});

describe('side doors', () => {
  it('of help desk and audit log are absent without the token', async () => {
    const stranger = (path: string, body?: object) =>
      lab.request(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    expect((await stranger('/simulation/audit/ana@contoso.example')).status).toBe(404);
    const call = { userPrincipalName: 'ana@contoso.example' };
    expect((await stranger('/simulation/help-desk/calls', call)).status).toBe(404);
  });

  it('of the help desk take what they ask for, and nothing else', async () => {
    const caller = lab.visitor();
    const calls = '/simulation/help-desk/calls';
    expect((await caller.postJson(calls, {})).status).toBe(400);
    expect((await caller.postJson(`${calls}/none/answers`, { passedOver: 'yes' })).status).toBe(400);
    const forged = { answer: { proof: 'questions', right: 1e9, asked: 3 }, passedOver: false };
    expect((await caller.postJson(`${calls}/none/answers`, forged)).status).toBe(400);
    expect((await caller.postJson(`${calls}/none/answers`, { passedOver: true })).code).toBe('call-ended');
  });

  it('of the Request Service need its key', async () => {
    const path = '/v1.0/verifiableCredentials/createPresentationRequest';
    const asked = await lab.visitor().postJson(path, {}, { authorization: `Bearer ${lab.verifierKey}` });
    expect(asked.status).toBe(401);
  });
});

describe('a site that offers no recovery', () => {
  it.each([
    ['as its profile is disabled', { recovery: { profiles: [{ ...profile, state: 'disabled' }] } }],
    ['as it has none', {}],
  ])('%s begins none, and shows no way to it', async (_, policy) => {
    const closed = await RecoveryLab.open({ policy });
    try {
      expect((await closed.visitor().get('/account-recovery')).code).toBe('recovery-not-offered');
      expect((await beginRecovery(closed.visitor())).answer.code).toBe('recovery-not-offered');
      expect((await closed.visitor().get('/sign-in/other-ways')).text).not.toMatch(/account-recovery|pass-user-name/);
    } finally {
      await closed.close();
    }
  });

  it('as its verifier is gone says that it is unavailable', async () => {
    const lonely = await RecoveryLab.open({ policy: { recovery: { profiles: [{ ...profile, verifier: 'strict' }] } } });
    try {
      expect((await beginRecovery(lonely.visitor())).answer).toMatchObject({
        status: 503,
        code: 'service-unavailable',
      });
      expect(await lonely.audited()).toEqual(['User started account recovery']);
    } finally {
      await lonely.close();
    }
  });
});
