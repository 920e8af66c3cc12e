import { afterAll, describe, expect, it, vi } from 'vitest';
import { takeImage, largestImageBytes } from '../camera-image.ts';
import { verifyPresentation } from '../identity-credential.ts';
import { documentOf, faceOf } from '../test-captures.fixture.ts';
import { verifierNamed } from '../profile-named.fixture.ts';
import { isOut } from '../verifier-outage.ts';
import { newWallet, presentationOf } from '../wallet.fixture.ts';
import { jpeg, TestPhone } from './test-phone.fixture.ts';
import { apiKey, origin, testVerifier, token, toldSite } from './test-verifier.fixture.ts';

const site = await toldSite();
const deafSite = await toldSite(500);
afterAll(async () => {
  await site.stop();
  await deafSite.stop();
});
const verifier = await testVerifier();
const { phone, begin, asks, app } = verifier;
const wallet = await newWallet();
const document = { kind: 'document', document: documentOf('ana') } as const;
const face = { kind: 'face', face: faceOf('ana') } as const;
const lastTold = () => JSON.parse(site.told.at(-1)?.body ?? '{}') as object;

async function upTo(stage: 'document' | 'selfie' | 'credential'): Promise<string> {
  const path = await begin(site.url, { returnUrl: 'http://localhost:4444/recover/credential' });
  await phone.get(path);
  await phone.post(`${path}/document-type`, { document: 'passport/de' });
  if (stage !== 'document') await phone.picture(`${path}/document`, document);
  if (stage === 'credential') await phone.picture(`${path}/selfie`, face);
  return path;
}

describe('the identity check over HTTP', () => {
  it('leads to a credential of its holder, and the site is told before', async () => {
    const path = await begin(site.url, { returnUrl: 'http://localhost:4444/recover/credential' });
    const pages = [
      await phone.get(path),
      await phone.post(`${path}/document-type`, { document: 'passport/DE' }),
      await phone.picture(`${path}/document`, document),
      await phone.picture(`${path}/selfie`, face),
      await phone.post(`${path}/credential`, { 'holder-key': JSON.stringify(wallet.key) }),
    ];
    expect(pages.map(({ page, code }) => [page, code])).toEqual(
      ['choose-document', 'capture-document', 'take-selfie', 'credential-offered', 'credential-kept'].map((page) => [
        page,
        undefined,
      ]),
    );
    expect(lastTold()).toEqual({ state: 's-1', status: 'issued' });
    expect(site.told.at(-1)?.headers).toMatchObject({ 'api-key': 'k' });
    expect(site.verdicts.at(-1)).toBe('new');
    const last = pages.at(-1)?.text ?? '';
    expect(last).toContain('href="http://localhost:4444/recover/credential"');
    const credential = /id="credential"[^>]* value="([^"]+)"/.exec(last)?.[1] ?? '';
    const { issuer } = verifier.parts;
    const shown = await verifyPresentation(await presentationOf(wallet, credential, 'did:web:a.example', 'r'), {
      issuers: new Map([[issuer.id, issuer]]),
      isRevoked: () => false,
      audience: 'did:web:a.example',
      nonce: 'r',
    });
    expect(shown).toMatchObject({
      verified: true,
      issuer: 'did:web:localhost%3A4555',
      facts: { claims: { firstName: 'ANA MARIA' }, portrait: { identity: 'ana' } },
    });
    // It is given once.
    expect((await phone.post(`${path}/credential`, { 'holder-key': JSON.stringify(wallet.key) })).page).toBe('error');
  });

  it('tells why it came to nothing, charges once, and asks again where that may do', async () => {
    const before = verifier.parts.charges.checks;
    const path = await upTo('selfie');
    const print = { kind: 'face', face: faceOf('ana', { presentation: 'print', livenessQuantile: 0.5 }) } as const;
    const seen = [1, 2, 3].map(() => phone.picture(`${path}/selfie`, print));
    expect((await Promise.all(seen)).map(({ page, code }) => [page, code])).toEqual([
      ['take-selfie', 'not-live'],
      ['take-selfie', 'not-live'],
      ['error', 'too-many-tries'],
    ]);
    expect(lastTold()).toEqual({ state: 's-1', status: 'failed', code: 'not-live' });
    expect(verifier.parts.charges.checks - before).toBe(1);
    const answer = await app.request(`${origin}/v1/charges`, { headers: { authorization: `Bearer ${apiKey}` } });
    expect(await answer.json()).toMatchObject({ currency: 'USD', checks: verifier.parts.charges.checks });
  });

  it('goes by the simulated clock of whoever shows the token, and hands it on', async () => {
    const nowMs = Date.UTC(2026, 0, 5, 9);
    const headers = (ms: number) => ({ 'x-pilot-token': token, 'x-pilot-clock': String(ms) });
    const path = await begin(site.url, {}, headers(nowMs));
    const at = (ms: number) => new TestPhone(app, origin, headers(ms)).get(path);
    expect((await at(nowMs + 29 * 60_000)).page).toBe('choose-document');
    expect(await at(nowMs + 31 * 60_000)).toMatchObject({ page: 'error', code: 'verification-ended' });
    expect(site.told.at(-1)?.headers).toMatchObject(headers(nowMs + 31 * 60_000));
  });

  it('goes on where the site does not answer', async () => {
    const path = await begin(deafSite.url);
    await phone.post(`${path}/document-type`, { document: 'passport/DE' });
    const expired = { kind: 'document', document: documentOf('ana', { expired: true }) } as const;
    expect(await phone.picture(`${path}/document`, expired)).toMatchObject({ page: 'error', code: 'document-expired' });
    expect(deafSite.told).toHaveLength(2);
  });
});

describe('an outage', () => {
  const nowMs = Date.UTC(2026, 0, 5, 9);
  const profile = { ...verifierNamed('balanced'), id: 'shaky' };
  const shaky = { ...profile, availability: { ...profile.availability, value: 0.5 } };
  const persons = Array.from({ length: 40 }, (_, person) => person);
  const out = persons.filter((person) => isOut(shaky, 1, person, nowMs));
  const headersOf = (person: number) => ({
    'x-pilot-token': token,
    'x-pilot-clock': String(nowMs),
    'x-pilot-position': `user=${person};arm=a;attempt=0;visit=0;flow=account-recovery;step=open-verification`,
  });
  const authorization = { authorization: `Bearer ${apiKey}` };
  const wanted = { state: 's', callbackUrl: site.url };

  it('leaves site and phone without an answer, and nobody else', async () => {
    const opened = await testVerifier(shaky);
    expect(out.length).toBeGreaterThan(5);
    const there = persons.find((person) => !out.includes(person)) ?? expect.unreachable();
    const begun = await opened.asks(wanted, { ...authorization, ...headersOf(there) });
    const { url } = (await begun.json()) as { url: string };
    for (const person of persons) {
      const headers = headersOf(person);
      const answers = [
        await opened.asks(wanted, { ...authorization, ...headers }),
        await opened.app.request(url, { headers }),
      ];
      expect(answers.map((answer) => answer.headers.has('x-hono-already-sent'))).toEqual(
        out.includes(person) ? [true, true] : [false, false],
      );
    }
  });

  it('is none of a server that was not told of whom it is asked', async () => {
    const opened = await testVerifier(shaky);
    expect((await opened.asks(wanted)).status).toBe(201);
    const [person = expect.unreachable()] = out;
    expect(
      (await opened.asks(wanted, { ...authorization, ...headersOf(person), 'x-pilot-token': 'guess' })).status,
    ).toBe(201);
  });
});

describe('hostile input to the verifier', () => {
  const picture = (bytes: Uint8Array<ArrayBuffer>, type?: string) => ({ picture: jpeg(bytes, type) });

  it.each([
    ['no picture', {}, 200, 'picture-missing'],
    ['text for a picture', { picture: 'passport' }, 200, 'picture-missing'],
    ['an empty picture', picture(new Uint8Array()), 200, 'picture-missing'],
    ['a picture too large', picture(new Uint8Array(largestImageBytes + 1)), 200, 'picture-too-large'],
    ['a body too large', picture(new Uint8Array(2 * largestImageBytes)), 413, 'too-large'],
    ['a page for a picture', picture(takeImage(document), 'text/html'), 200, 'picture-type'],
    [
      'a PNG that says it is a JPEG',
      picture(Uint8Array.from(Buffer.from('89504e470d0a1a0a', 'hex'))),
      200,
      'picture-type',
    ],
    ['a face for a document', picture(takeImage(face)), 200, 'picture-unreadable'],
    [
      'a portrait for a document',
      picture(takeImage({ kind: 'portrait', portrait: { identity: 'ana' } })),
      200,
      'picture-unreadable',
    ],
  ])('%s is refused, and uses no try', async (_, fields, status, code) => {
    const path = await upTo('document');
    for (let time = 0; time < 4; time += 1)
      expect(await phone.post(`${path}/document`, fields as Record<string, File>)).toMatchObject({ status, code });
    expect((await phone.picture(`${path}/document`, document)).page).toBe('take-selfie');
  });

  it('a file name with a path in it is looked at by nobody', async () => {
    const path = await upTo('document');
    const file = jpeg(takeImage(document), 'image/jpeg', '../../../etc/passwd');
    expect((await phone.post(`${path}/document`, { picture: file })).page).toBe('take-selfie');
  });

  it.each([
    '',
    'passport',
    'passport/DEU',
    'passport/../DE',
    'licence/DE',
    'passport/DE/FR',
    'passport/DE'.repeat(8),
    '<script>/DE',
  ])('no document: %s', async (text) => {
    const path = await begin(site.url);
    const seen = await phone.post(`${path}/document-type`, { document: text });
    expect(seen).toMatchObject({ page: 'choose-document', code: 'document-missing' });
    expect(seen.text).not.toContain('<script>/');
  });

  it('a foreign ticket opens nothing, whatever it looks like', async () => {
    for (const ticket of ['A'.repeat(43), 'x', '%2e%2e%2fv1%2fcharges', '..%00', 'constructor', '__proto__'])
      for (const seen of [await phone.get(`/v/${ticket}`), await phone.picture(`/v/${ticket}/document`, document)])
        expect(seen).toMatchObject({ page: 'error' });
    const path = await upTo('document');
    expect((await phone.get(`${path}/../../v1/charges`)).status).toBe(401);
  });

  it('no stage is skipped', async () => {
    const path = await begin(site.url);
    expect(await phone.picture(`${path}/selfie`, face)).toMatchObject({ page: 'choose-document', code: 'other-stage' });
    const key = { 'holder-key': JSON.stringify(wallet.key) };
    expect(await phone.post(`${path}/credential`, key)).toMatchObject({ page: 'choose-document', code: 'other-stage' });
  });

  it.each([
    ['none', ''],
    ['no JSON', '{'],
    ['a private one', JSON.stringify({ ...wallet.key, d: wallet.key.x })],
    ['another curve', JSON.stringify({ ...wallet.key, crv: 'secp256k1' })],
    ['one without end', JSON.stringify({ ...wallet.key, x: 'A'.repeat(100_000) })],
  ])('the key of a holder: %s', async (_, text) => {
    const path = await upTo('credential');
    expect(await phone.post(`${path}/credential`, { 'holder-key': text })).toMatchObject({
      page: 'credential-offered',
      code: 'wallet-missing',
    });
  });

  it('a form of another site, and another name of the host', async () => {
    const path = await begin(site.url);
    const foreign = { origin: 'http://evil.example' };
    expect(await phone.post(`${path}/document-type`, { document: 'passport/DE' }, foreign)).toMatchObject({
      status: 403,
    });
    const rebound = await app.request(`http://evil.example${path}`, { headers: { host: 'evil.example' } });
    expect(rebound.status).toBe(421);
  });

  it('only the site asks for a verification, and only one of this machine', async () => {
    const good = { state: 's', callbackUrl: site.url };
    expect((await asks(good)).status).toBe(201);
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${apiKey}`, `Bearer ${apiKey}x`])
      expect((await asks(good, { authorization })).status).toBe(401);
    for (const more of [
      { callbackUrl: 'http://169.254.169.254/latest/meta-data' },
      { callbackUrl: 'https://localhost/told' },
      { callbackUrl: 'file:///etc/passwd' },
      { returnUrl: 'javascript:alert(1)' },
      { returnUrl: 'http://evil.example/' },
      { callbackHeaders: { 'a\r\nhost': 'b' } },
      { state: '' },
      { state: 's'.repeat(513) },
      { profile: 'lenient' },
    ])
      expect((await asks({ ...good, ...more })).status).toBe(400);
    expect((await asks({ ...good, state: 's'.repeat(20_000) })).status).toBe(413);
    expect((await asks(undefined)).status).toBe(400);
  });

  it('the clock is moved by nobody without the token', async () => {
    const path = await begin(site.url);
    const moved = { 'x-pilot-token': 'guess', 'x-pilot-clock': String(Date.now() + 1e9) };
    expect((await new TestPhone(app, origin, moved).get(path)).page).toBe('choose-document');
  });
});

describe('callbacks', () => {
  it('are known when they come again, and when somebody else wrote them', async () => {
    const path = await upTo('document');
    await phone.picture(`${path}/document`, { kind: 'document', document: documentOf('ana', { expired: true }) });
    const last = site.told.at(-1);
    const sent = Object.fromEntries(
      Object.entries(last?.headers ?? {}).filter(([name]) => name.startsWith('x-callback-')),
    ) as Record<string, string>;
    const again = (body: string, more: object = {}) =>
      fetch(site.url, { method: 'POST', headers: { ...sent, ...more }, body });
    await again(last?.body ?? '');
    await again('{"state":"s-1","status":"issued"}');
    await again(last?.body ?? '', { 'x-callback-id': 'another' });
    expect(site.verdicts.slice(-4)).toEqual(['new', 'replayed', 'forged', 'forged']);
  });
});

describe('nothing of a document, a face or a credential', () => {
  it('is written to the log, not even where the server fails', async () => {
    const lines: string[] = [];
    const spies = (['log', 'error', 'warn', 'info'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...words: unknown[]) => void lines.push(words.join(' '))),
    );
    const path = await upTo('credential');
    const failing = vi.spyOn(verifier.parts.issuer, 'issue').mockRejectedValue(new Error('LOPEZ 1990-01-02'));
    const seen = await phone.post(`${path}/credential`, { 'holder-key': JSON.stringify(wallet.key) });
    expect(seen).toMatchObject({ status: 500, page: 'error', code: 'service-unavailable' });
    failing.mockRestore();
    for (const spy of spies) spy.mockRestore();
    expect(lines).toEqual(['identity verifier: a POST failed on its own account: Error']);
  });
});
