// What comes back from an external provider, or from whoever poses as one: refused with Entra's code, on a page, with a row in the log.
import { createHmac } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtInStrengths } from '../../../scenarios/schema/built-in-strengths.ts';
import { policy as policySchema } from '../../../scenarios/schema/policy.ts';
import { newSigningKey } from '../../external-method/signing-key.ts';
import { externalAnswerPath } from '../external-paths.ts';
import { AttackedSite, type Person } from './attacked-site.fixture.ts';
import {
  askedOnPage,
  honestClaims,
  payloadOf,
  serveForgingProvider,
  tokenOf,
  type ForgingProvider,
} from './forging-provider.fixture.ts';
import { enterPassword } from './honest-steps.fixture.ts';
import { Visitor, type Answer } from './visitor.fixture.ts';

const clientId = '3f0c1d3e-2f52-4f6c-9d5e-6c1f4d7a9b10';
const withExternal = policySchema.parse({ externalMethod: { displayName: 'Approvals' } });

let provider: ForgingProvider;
let site: AttackedSite;
let person: Person;
let visitor: Visitor;
let asked: Readonly<Record<string, string>>;

beforeAll(async () => {
  provider = await serveForgingProvider();
});
afterAll(() => provider.stop());

const siteOf = (policy = withExternal, discoveryUrl = provider.discoveryUrl) =>
  new AttackedSite('simulated', policy, { discoveryUrl, clientId });

beforeEach(async () => {
  site = siteOf();
  person = await site.newPerson('external');
  visitor = new Visitor(site);
  const sent = await enterPassword(visitor, person);
  expect([sent.page, sent.code]).toEqual(['external-check', undefined]);
  asked = askedOnPage(sent.text);
});

const claims = (changed: JWTPayload = {}): JWTPayload => ({ ...honestClaims(provider, asked, site.nowMs), ...changed });
/** As a browser posts the provider's form. */
const fromProvider = { origin: '', 'sec-fetch-site': 'same-site' };
const bring = (fields: Readonly<Record<string, string>>, by = visitor): Promise<Answer> =>
  by.post(externalAnswerPath, fields, { ...fromProvider, origin: provider.baseUrl });
const answer = async (changed: JWTPayload = {}, by = visitor): Promise<Answer> =>
  bring({ id_token: await provider.key.sign(claims(changed)), state: asked['state'] ?? '' }, by);
const lastRow = () => site.rows.at(-1);

async function expectRefused(given: Answer, code: string, detail: RegExp): Promise<void> {
  expect([given.status, given.page, given.code]).toEqual([403, 'error', code]);
  expect(lastRow()?.status.errorCode).toBe(Number(code));
  expect(lastRow()?.authenticationDetails.at(-1)?.authenticationStepResultDetail).toMatch(detail);
  expect(await visitor.isSignedIn()).toBe(false);
}

it('sends the person there with what Entra asks, about them and expired from the start; and takes an honest answer', async () => {
  expect(lastRow()?.status.errorCode).toBe(50158);
  expect(asked).toMatchObject({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    client_id: clientId,
    redirect_uri: `${site.origin}${externalAnswerPath}`,
  });
  const hint = payloadOf(asked['id_token_hint'] ?? '');
  expect(hint).toMatchObject({ aud: clientId, preferred_username: person.userPrincipalName });
  expect(Number(hint['exp'])).toBeLessThan(Number(hint['iat']));
  const wanted = JSON.parse(asked['claims'] ?? '') as { id_token: { amr: { values: string[] } } };
  expect(wanted.id_token.amr.values).toContain('fido');
  expect(wanted.id_token.amr.values).not.toContain('pwd');
  const taken = await answer();
  expect([taken.status, taken.location]).toEqual([303, '/home']);
  expect(await visitor.isSignedIn()).toBe(true);
  expect(lastRow()).toMatchObject({ status: { errorCode: 0 }, authenticationRequirement: 'multiFactorAuthentication' });
});

describe('a token that is not good is refused', () => {
  it.each<readonly [string, JWTPayload, RegExp]>([
    ['of another issuer', { iss: 'http://localhost:1' }, /another issuer/],
    ['for somebody else', { aud: 'another-client' }, /somebody else/],
    ['for others too', { aud: [clientId, 'another-client'] }, /somebody else/],
    ['about another person', { sub: 'another' }, /another person/],
    ['of another request', { nonce: 'another' }, /another request/],
    ['without a nonce', { nonce: undefined } as unknown as JWTPayload, /another request/],
    ['that has expired', { exp: 1_767_600_000 - 301 }, /has expired/],
    ['without an end', { exp: undefined } as unknown as JWTPayload, /has expired/],
    ['issued in the future', { iat: 1_767_700_000, exp: 1_767_700_300 }, /in the future/],
    ['with two acr', { acr: ['possessionorinherence', 'knowledge'] }, /acr/],
    ['with another acr', { acr: 'knowledge' }, /acr/],
    ['without amr', { amr: undefined }, /one method/],
    ['with two amr', { amr: ['swk', 'fido'] }, /one method/],
    ['with amr that is no array', { amr: 'swk' }, /one method/],
    ['with amr that was not asked for', { amr: ['mood'] }, /not asked for/],
    ['with amr that repeats the first factor', { amr: ['pwd'] }, /repeats the first factor/],
  ])('%s', async (_what, changed, detail) => expectRefused(await answer(changed), '5001256', detail));

  it.each<readonly [string, () => Promise<string> | string]>([
    ['signed with another key', async () => (await newSigningKey('Somebody')).sign(claims())],
    [
      'signed with another key of the same name',
      async () => {
        const [header = '', payload = ''] = (await provider.key.sign(claims())).split('.');
        const foreign = await (await newSigningKey('Somebody')).sign(claims());
        return `${header}.${payload}.${foreign.split('.')[2] ?? ''}`;
      },
    ],
    ['signed by nobody (none)', () => tokenOf({ alg: 'none', kid: provider.key.published.kid }, claims(), () => '')],
    [
      'signed with the public key as a secret (HS256)',
      () =>
        tokenOf({ alg: 'HS256', kid: provider.key.published.kid }, claims(), (signed) =>
          createHmac('sha256', JSON.stringify(provider.key.published)).update(signed).digest('base64url'),
        ),
    ],
    ['that names a key which nobody published', () => tokenOf({ alg: 'RS256', kid: 'other' }, claims(), () => 'AAAA')],
    [
      'whose claims were changed after it was signed',
      async () => {
        const [header = '', , signature = ''] = (await provider.key.sign(claims({ sub: 'another' }))).split('.');
        return `${header}.${Buffer.from(JSON.stringify(claims())).toString('base64url')}.${signature}`;
      },
    ],
  ])('%s', async (_what, token) =>
    expectRefused(
      await bring({ id_token: await token(), state: asked['state'] ?? '' }),
      '50012',
      /signature of the token/,
    ),
  );

  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['that is no token', { id_token: 'nonsense' }, '5001256'],
    ['that is too long', { id_token: 'a'.repeat(20_000) }, '5001256'],
    ['that is not there', {}, '5001256'],
    ['that is not there because the provider fails', { error: 'temporarily_unavailable' }, '5001256'],
    ['that is not there because the person declined', { error: 'access_denied' }, '500121'],
  ])('%s', async (_what, fields, code) =>
    expectRefused(await bring({ ...fields, state: asked['state'] ?? '' }), code, /MFA denied/),
  );
});

describe('an answer to what is not open is refused', () => {
  it('5 min later', async () => {
    site.nowMs += 300_001;
    await expectRefused(await answer(), '50089', /too late/);
  });

  it('with a state that nobody drew, and the sign-in stays open for the right one', async () => {
    const id_token = await provider.key.sign(claims());
    await expectRefused(await bring({ id_token, state: 'guessed' }), '50089', /no sign-in waits/);
    expect((await answer()).status).toBe(303);
  });

  it('a second time', async () => {
    expect((await answer()).status).toBe(303);
    const again = await answer();
    expect([again.status, again.code, lastRow()?.status.errorCode]).toEqual([403, '50089', 50_089]);
    // Whoever is in stays in: a stranger's page must not be able to sign people out by it.
    expect(await visitor.isSignedIn()).toBe(true);
  });

  it('a second time after the first was refused', async () => {
    await answer({ amr: ['pwd'] });
    await expectRefused(await answer(), '50089', /no sign-in waits/);
  });

  it('in another browser than the one that was sent there', async () => {
    const stranger = new Visitor(site);
    const given = await answer({}, stranger);
    expect([given.status, given.code]).toEqual([403, '50089']);
    expect(await stranger.isSignedIn()).toBe(false);
  });

  it('with the state of another person, who signs in at the same time', async () => {
    const other = new Visitor(site);
    const theirs = askedOnPage((await enterPassword(other, await site.newPerson('external'))).text);
    const id_token = await provider.key.sign(claims());
    await expectRefused(await bring({ id_token, state: theirs['state'] ?? '' }), '50089', /no sign-in waits/);
    const crossed = await bring({ id_token, state: theirs['state'] ?? '' }, other);
    expect([crossed.code, await other.isSignedIn()]).toEqual(['5001256', false]);
  });
});

describe('a form that nobody honest sends is refused', () => {
  it('from a page of another site', async () => {
    const fields = { id_token: await provider.key.sign(claims()), state: asked['state'] ?? '' };
    for (const headers of [
      { origin: 'https://attacker.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: '', 'sec-fetch-site': '' },
    ])
      expect((await visitor.post(externalAnswerPath, fields, headers)).code).toBe('cross-site');
    const before = site.rows.length;
    expect((await answer()).status).toBe(303);
    expect(site.rows).toHaveLength(before + 1);
  });

  it('with a field that stands there twice', async () => {
    const token = await provider.key.sign(claims());
    const body = new URLSearchParams([
      ['id_token', token],
      ['state', 'guessed'],
      ['state', asked['state'] ?? ''],
    ]).toString();
    const headers = { origin: provider.baseUrl, 'content-type': 'application/x-www-form-urlencoded' };
    const given = await visitor.send(externalAnswerPath, { method: 'POST', body }, headers);
    expect([given.code, await visitor.isSignedIn()]).toEqual(['50089', false]);
  });

  it('that is too large', async () => {
    const given = await bring({ id_token: 'a'.repeat(70_000), state: asked['state'] ?? '' });
    expect([given.status, given.code]).toEqual([413, 'too-large']);
  });

  it('asked for, not posted', async () => {
    expect((await visitor.get(externalAnswerPath)).status).toBe(404);
  });
});

describe('nobody is sent to a provider', () => {
  it.each<readonly [string, (metadata: Record<string, unknown>) => Record<string, unknown>]>([
    ['whose issuer is another', (said) => ({ ...said, issuer: 'http://localhost:1' })],
    ['that sends people to another server', (said) => ({ ...said, authorization_endpoint: 'http://localhost:1/a' })],
    ['that sends people nowhere', (said) => ({ ...said, authorization_endpoint: undefined })],
    ['whose keys lie at another server', (said) => ({ ...said, jwks_uri: 'http://localhost:1/keys' })],
    ['that signs otherwise', (said) => ({ ...said, id_token_signing_alg_values_supported: ['HS256'] })],
  ])('%s: 50161', async (_what, changed) => {
    const wrong = await serveForgingProvider(changed);
    const at = siteOf(withExternal, wrong.discoveryUrl);
    const sent = await enterPassword(new Visitor(at), await at.newPerson('external'));
    expect([sent.page, sent.code, at.rows.at(-1)?.status.errorCode]).toEqual(['password', '50161', 50_161]);
    await wrong.stop();
  });

  it('that the tenant does not know: 900491', async () => {
    const at = new AttackedSite('simulated', withExternal);
    const sent = await enterPassword(new Visitor(at), await at.newPerson('external'));
    expect([sent.page, sent.code, at.rows.at(-1)?.status.errorCode]).toEqual(['password', '900491', 900_491]);
  });

  it('that the policy does not have: 50079, as if nothing were registered', async () => {
    const at = siteOf(policySchema.parse({}));
    const sent = await enterPassword(new Visitor(at), await at.newPerson('external'));
    expect([sent.page, sent.code]).toEqual(['password', '50079']);
  });
});

describe('Conditional Access', () => {
  const demanding = (grantControls: object) =>
    policySchema.parse({
      externalMethod: { displayName: 'Approvals' },
      conditionalAccess: [
        {
          id: 'all',
          displayName: 'All',
          state: 'enabled',
          conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
          grantControls,
        },
      ],
    });
  const enter = async (grantControls: object) => {
    const at = siteOf(demanding(grantControls));
    const sent = await enterPassword(new Visitor(at), await at.newPerson('external'));
    return [sent.page, sent.code];
  };

  it('lets it through where multifactor authentication is required', async () => {
    expect(await enter({ operator: 'OR', builtInControls: ['mfa'] })).toEqual(['external-check', undefined]);
  });

  it.each(builtInStrengths.map(({ displayName, id }) => [displayName, id] as const))(
    'does not let it through where the strength "%s" is',
    async (_name, id) => {
      expect(await enter({ operator: 'OR', authenticationStrength: id })).toEqual(['password', '50079']);
    },
  );
});
