// The whole way of the phone in real Chromium: identity check, wallet, presentation, face check; each page accessible.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserFlags } from '../programs/browser/browser-flags.ts';
import { findBrowser } from '../programs/browser/find-browser.ts';
import { sandboxSupport } from '../programs/browser/sandbox-support.ts';
import type { AppEnvironment } from '../web-server/app-environment.ts';
import { assetRoutes } from '../web-server/asset-routes.ts';
import { requestFacts } from '../web-server/request-facts.ts';
import { sameOrigin } from '../web-server/same-origin.ts';
import { serveOnLoopback, type ServedApp } from '../web-server/serve-on-loopback.ts';
import { takeImage, type CameraImage } from './camera-image.ts';
import type { TrustedIssuer } from './identity-credential.ts';
import { proofingErrorPage } from './pages/proofing-error-page.ts';
import { standardFaceCheck, verifierNamed } from './profile-named.fixture.ts';
import { RequestService } from './request-service.ts';
import { requestServiceApi, walletRoutes } from './server/request-service-routes.ts';
import { apiKey, toldSite, type ToldSite } from './server/test-verifier.fixture.ts';
import { documentOf, faceOf } from './test-captures.fixture.ts';
import { startVerifier, type VerifierProcess } from './verifier-process.ts';

let folder: string;
let browser: Browser;
let page: Page;
let site: ToldSite;
let verifier: VerifierProcess;
let served: ServedApp;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const errors: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camera-'));
  site = await toldSite();
  verifier = await startVerifier({ profile: verifierNamed('lenient') });
  const issuer = (await (await fetch(`${verifier.baseUrl}/v1/issuer`)).json()) as TrustedIssuer;
  served = await serveOnLoopback(0, (baseUrl) => appWith(baseUrl, issuer));
  const found = await findBrowser(process.env);
  if (found === undefined) throw new Error('no browser; npm test installs one');
  browser = await puppeteer.launch({
    executablePath: found.path,
    headless: found.kind === 'full' ? true : 'shell',
    args: [...browserFlags((await sandboxSupport()).possible)],
  });
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
}, 60_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([verifier.stop(), served.stop(), site.stop(), rm(folder, { recursive: true })]);
});

function appWith(baseUrl: string, issuer: TrustedIssuer): Hono<AppEnvironment> {
  const service = new RequestService({
    baseUrl,
    profile: standardFaceCheck(),
    apiKey,
    issuers: new Map([[issuer.id, issuer]]),
    isRevoked: () => false,
    settingsFor: () => ({ tries: 3, requestLifeMs: 300_000 }),
  });
  return new Hono<AppEnvironment>()
    .use(requestFacts(undefined))
    .route('/', assetRoutes([new URL('pages/wallet.js', import.meta.url)]))
    .route('/v1.0/verifiableCredentials', requestServiceApi(service))
    .use(sameOrigin(baseUrl, proofingErrorPage))
    .route('/presentation', walletRoutes(service));
}

async function post(url: string, key: string, body: object): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<
    Record<string, string>
  >;
}

const pageName = () => page.$eval('main', (main) => main.getAttribute('data-page'));

/** Which rules of WCAG 2.2 AA and of good practice the page breaks. */
async function violations(): Promise<readonly string[]> {
  await page.evaluate(axe);
  return (await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')) as string[];
}

async function click(selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

async function takePicture(image: CameraImage): Promise<void> {
  const file = join(folder, 'picture.jpg');
  await writeFile(file, takeImage(image));
  const input = await page.$('input[type=file]');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  await click('#submit');
}

it('leads from the QR code to a face that is known, with pages that everybody can use', async () => {
  const seen: (string | null)[] = [];
  const broken: string[] = [];
  const look = async () => {
    seen.push(await pageName());
    broken.push(...(await violations()));
  };
  const asked = await post(`${verifier.baseUrl}/v1/verifications`, verifier.apiKey, {
    state: 's',
    callbackUrl: site.url,
    returnUrl: `${served.baseUrl}/next`,
  });
  await page.goto(asked['url'] ?? '');
  await look();
  await page.type('#document', 'passport/FR');
  await click('#submit');
  await look();
  await takePicture({ kind: 'document', document: documentOf('ana', { country: 'FR', legibilityQuantile: 0.01 }) });
  expect(await page.$eval('#error', (error) => error.getAttribute('data-code'))).toBe('document-unreadable');
  await look();
  await takePicture({ kind: 'document', document: documentOf('ana', { country: 'FR' }) });
  await look();
  await takePicture({ kind: 'face', face: faceOf('ana') });
  await look();
  await click('#keep-credential');
  await page.waitForSelector('main[data-ready=true]');
  await look();
  expect(await page.$eval('#presentation', (link) => link.getAttribute('href'))).toBe(`${served.baseUrl}/next`);
  const kept = await page.$eval('#credential', (field) => (field as unknown as { value: string }).value);
  const request = await post(`${served.baseUrl}/v1.0/verifiableCredentials/createPresentationRequest`, apiKey, {
    authority: 'did:web:contoso.example',
    registration: { clientName: 'Contoso' },
    callback: { url: site.url, state: 's' },
    requestedCredentials: [
      {
        type: 'VerifiedIdentity',
        acceptedIssuers: [`did:web:localhost%3A${new URL(verifier.baseUrl).port}`],
        configuration: { validation: { faceCheck: { sourcePhotoClaimName: 'portrait' } } },
      },
    ],
  });
  await page.goto(new URL(request['url'] ?? '').searchParams.get('request_uri') ?? '');
  await look();
  await page.$eval('#credential', (field, value) => void ((field as unknown as { value: string }).value = value), kept);
  await click('#share');
  await look();
  await takePicture({ kind: 'face', face: faceOf('ana') });
  await look();
  expect(seen).toEqual([
    'choose-document',
    'capture-document',
    'capture-document',
    'take-selfie',
    'credential-offered',
    'credential-kept',
    'share-credential',
    'check-face',
    'identity-shown',
  ]);
  expect(broken).toEqual([]);
  expect(errors).toEqual([]);
  expect(site.told.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
    { status: 'issued' },
    { requestStatus: 'request_retrieved' },
    { requestStatus: 'presentation_verified' },
  ]);
}, 60_000);

it('takes pictures that a browser can show', async () => {
  const bytes = takeImage({ kind: 'portrait', portrait: { identity: 'ana' } });
  await page.setContent(`<img src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}">`);
  const size = await page.$eval('img', async (img) => {
    const image = img as unknown as { decode(): Promise<void>; naturalWidth: number; naturalHeight: number };
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });
  expect(size).toEqual([320, 240]);
});
