// Time, codes and accounts are in nobody's hands but the simulation's: not without its token, and not at all in a server that was
// not started for it.
import { describe, expect, it } from 'vitest';
import { AttackedSite } from '../hostile/attacked-site.fixture.ts';
import { enterPassword } from '../hostile/honest-steps.fixture.ts';
import { Visitor } from '../hostile/visitor.fixture.ts';

const account = {
  userPrincipalName: 'eve@contoso.example',
  displayName: 'Eve',
  password: 'Tr0ub4dor&3',
  secondFactor: 'e-mail',
  alternateEmail: 'eve@example.org',
};

const sameOrigin = { origin: 'http://localhost:4444', 'sec-fetch-site': 'same-origin' };

const requests = (visitor: Visitor) => ({
  'make an account': () => visitor.postJson('/simulation/accounts', { accounts: [account] }),
  'take a password away': () =>
    visitor.send('/simulation/accounts/person2@contoso.example/password', { method: 'DELETE' }, sameOrigin),
  'read an inbox': () => visitor.get('/simulation/inbox/person1@contoso.example'),
  'ask for memory': () => visitor.get('/simulation/memory'),
  'anything else': () => visitor.get('/simulation/nothing'),
});
type RequestName = keyof ReturnType<typeof requests>;
const requestNames = Object.keys(requests(new Visitor(new AttackedSite()))) as RequestName[];

describe.each([
  {
    title: 'a server not started for simulation, whatever token is shown',
    started: 'not-simulated',
    token: 'a token only the harness knows',
  },
  { title: 'a simulation, without its token', started: 'simulated', token: '' },
  { title: 'a simulation, with a wrong token', started: 'simulated', token: 'a token only the harness knowz' },
] as const)('$title', ({ started, token }) => {
  it.each(requestNames)('%s: no such page', async (name) => {
    const site = new AttackedSite(started);
    if (started === 'simulated') for (const factor of ['e-mail', 'totp'] as const) await site.newPerson(factor);
    const visitor = new Visitor(site, { 'x-pilot-token': token });
    expect(await requests(visitor)[name]()).toMatchObject({ status: 404 });
  });

  it('the position header chooses no other policy', async () => {
    const site = new AttackedSite('simulated');
    const person = await site.newPerson('none');
    const position = 'user=0;arm=lax;attempt=0;visit=0;flow=password-otp;step=submit-password';
    const inArm = new Visitor(site, { 'x-pilot-token': site.token, 'x-pilot-position': position });
    expect(await enterPassword(inArm, person)).toMatchObject({ status: 303 });
    if (started === 'not-simulated') return;
    const outside = new Visitor(site, { 'x-pilot-token': token, 'x-pilot-position': position });
    expect(await enterPassword(outside, person)).toMatchObject({ code: '50079' });
  });

  it('the clock header moves nothing: rows carry the real time, and no header tells of them', async () => {
    const site = new AttackedSite(started);
    const visitor = new Visitor(site, {
      'x-pilot-token': token,
      'x-pilot-clock': '0',
      'x-pilot-position': 'nonsense',
      'x-pilot-address': '192.0.2.1',
    });
    const beforeMs = Date.now();
    const answer = await enterPassword(visitor, {
      userPrincipalName: 'nobody@contoso.example',
      password: 'x',
      totpSecret: '',
    });
    expect(answer).toMatchObject({ status: 200, code: '50126' });
    expect(answer.headers.has('x-sign-in-code')).toBe(false);
    const loggedMs = Date.parse(site.rows[0]?.createdDateTime ?? '');
    expect(loggedMs).toBeGreaterThanOrEqual(beforeMs);
    expect(loggedMs).toBeLessThanOrEqual(Date.now());
    expect(site.rows[0]?.ipAddress).not.toBe('192.0.2.1');
  });
});

describe('a simulation, with its token', () => {
  it('all of it is there, and the clock is the one that was sent', async () => {
    const site = new AttackedSite();
    const person = await site.newPerson('e-mail');
    await site.newPerson('totp');
    const visitor = new Visitor(site);
    for (const name of requestNames.filter((request) => request !== 'anything else')) {
      expect((await requests(visitor)[name]()).status).toBeLessThan(300);
    }
    await enterPassword(visitor, person);
    const inbox = JSON.parse((await visitor.get(`/simulation/inbox/${person.userPrincipalName}`)).text) as {
      messages: object[];
    };
    expect(inbox.messages).toEqual([
      {
        channel: 'e-mail',
        to: 'person1@example.org',
        purpose: 'sign-in',
        code: expect.stringMatching(/^\d{6}$/),
        sentAtMs: site.nowMs,
      },
    ]);
    expect(site.rows[0]?.createdDateTime).toBe(new Date(site.nowMs).toISOString());
  });

  it('the log has the address that a stranger is said to come from, and nonsense is refused', async () => {
    const site = new AttackedSite();
    const person = await site.newPerson('e-mail');
    const stranger = new Visitor(site, { 'x-pilot-token': site.token, 'x-pilot-address': '192.0.2.1' });
    await enterPassword(stranger, person);
    expect(site.rows[0]?.ipAddress).toBe('192.0.2.1');
    const nonsense = new Visitor(site, { 'x-pilot-token': site.token, 'x-pilot-address': 'here' });
    expect(await nonsense.get('/')).toMatchObject({ status: 400 });
  });

  it('an account is made once, removed once, and its session goes with it', async () => {
    const site = new AttackedSite();
    const visitor = new Visitor(site);
    expect(await visitor.postJson('/simulation/accounts', { accounts: [account] })).toMatchObject({ status: 201 });
    expect(await visitor.postJson('/simulation/accounts', { accounts: [account] })).toMatchObject({ status: 409 });
    await enterPassword(visitor, { ...account, totpSecret: '' });
    await site.remove({ ...account, totpSecret: '' });
    expect(await visitor.post('/sign-in/code', { code: '000000' })).toMatchObject({
      page: 'sign-in',
      code: 'sign-in-expired',
    });
    expect(await visitor.get(`/simulation/inbox/${account.userPrincipalName}`)).toMatchObject({ status: 404 });
  });

  it('a password is taken away for good: the page offers the passkey alone', async () => {
    const visitor = new Visitor(new AttackedSite());
    await visitor.postJson('/simulation/accounts', { accounts: [account] });
    const path = `/simulation/accounts/${account.userPrincipalName}/password`;
    expect(await visitor.send(path, { method: 'DELETE' }, sameOrigin)).toMatchObject({ status: 204 });
    expect(await visitor.post('/sign-in/user-name', { 'user-name': account.userPrincipalName })).toMatchObject({
      page: 'password',
      code: 'no-password',
    });
    expect(await visitor.post('/sign-in/password', { password: account.password })).toMatchObject({ code: '50126' });
    expect(await visitor.send('/simulation/accounts/nobody/password', { method: 'DELETE' }, sameOrigin)).toMatchObject({
      status: 404,
    });
  });

  it.each([
    { 'x-pilot-clock': 'yesterday' },
    { 'x-pilot-clock': '-1' },
    { 'x-pilot-clock': 'NaN' },
    { 'x-pilot-position': 'user=x' },
  ])('a header it cannot read is an error, not a guess: %o', async (headers) => {
    const site = new AttackedSite();
    const visitor = new Visitor(site, { 'x-pilot-token': site.token, ...headers });
    expect(await visitor.get('/sign-in')).toMatchObject({ status: 400 });
  });
});
