// One implementation in Node, in k6 and in a page: the same keys, ids and codecs, and ceremonies that Node verifies and goes on with.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/server';
import { build } from 'esbuild';
import puppeteer from 'puppeteer';
import { expect, it } from 'vitest';
import { browserFlags } from '../../programs/browser/browser-flags.ts';
import { findBrowser } from '../../programs/browser/find-browser.ts';
import { sandboxSupport } from '../../programs/browser/sandbox-support.ts';
import { findK6 } from '../../programs/k6/find-k6.ts';
import { probe, probeCreation, probeOrigin, probeRequest, probeSeed, probeTexts } from './ceremony-probe.fixture.ts';
import { derivedPkcs8 } from './derived-key.ts';
import { getAssertion } from './get-assertion.ts';
import { importNodeEs256Key } from './node-es256-key.ts';
import { nodePlatform } from './node-platform.ts';
import { webPlatform } from './platform.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

type Probed = Awaited<ReturnType<typeof probe>>;

/** A few, and some whose point has a coordinate with a leading zero: k6 loses it. */
const users = [0, 1, 2, ...(await usersWithShortCoordinate(3))];

async function usersWithShortCoordinate(count: number): Promise<number[]> {
  const found: number[] = [];
  for (let user = 3; found.length < count; user += 1) {
    const { publicPoint } = importNodeEs256Key(await derivedPkcs8(nodePlatform, { seed: probeSeed, user, ordinal: 0 }));
    if (publicPoint[1] === 0 || publicPoint[33] === 0) found.push(user);
  }
  return found;
}

async function bundle(script: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    write: false,
    format,
    external: ['k6/*'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

async function inPage(): Promise<Probed> {
  const found = await findBrowser(process.env);
  if (found === undefined) throw new Error('no browser; npm test installs one');
  const script = await bundle(
    `import { probe } from './ceremony-probe.fixture.ts'; import { webPlatform } from './platform.ts'; globalThis.probed = probe(webPlatform, ${JSON.stringify(users)});`,
    'iife',
  );
  const browser = await puppeteer.launch({
    executablePath: found.path,
    headless: found.kind === 'full' ? true : 'shell',
    args: [...browserFlags((await sandboxSupport()).possible)],
  });
  try {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.respond({ contentType: 'text/html', body: '<!doctype html>' }));
    // WebCrypto is there in secure contexts only.
    await page.goto(`${probeOrigin}/`);
    await page.evaluate(script);
    return (await page.evaluate('globalThis.probed')) as Probed;
  } finally {
    await browser.close();
  }
}

async function inK6(k6: string): Promise<Probed> {
  const folder = await mkdtemp(join(tmpdir(), 'probe-'));
  try {
    const [script, told] = [join(folder, 'probe.js'), join(folder, 'told.json')];
    const entry = `import { probe } from './ceremony-probe.fixture.ts'; import { k6Platform } from './k6-platform.ts';
      export default async function () { console.log(JSON.stringify(await probe(k6Platform, ${JSON.stringify(users)}))); }`;
    await writeFile(script, await bundle(entry, 'esm'));
    await promisify(execFile)(
      k6,
      [
        'run',
        '--quiet',
        '--no-usage-report',
        '--summary-mode=disabled',
        '--log-format=raw',
        `--console-output=${told}`,
        script,
      ],
      { timeout: 60_000 },
    );
    return JSON.parse(await readFile(told, 'utf8')) as Probed;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function expectAsInNode(probed: Probed): Promise<void> {
  const inNode = await probe(nodePlatform, users);
  expect(probed.keys).toEqual(inNode.keys);
  expect(probed.codecs).toEqual(
    probeTexts.map((text) => {
      const [encoded, hash] = [
        Buffer.from(text).toString('base64url'),
        createHash('sha256').update(text).digest('base64url'),
      ];
      return { encoded, ofView: encoded, hash, hashOfView: hash };
    }),
  );
  expect(probed.refusal).toBe('SecurityError');

  const relyingParty = { expectedOrigin: probeOrigin, expectedRPID: 'example.org' };
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    ...relyingParty,
    response: probed.registration,
    expectedChallenge: probeCreation.challenge,
    supportedAlgorithmIDs: [-7],
  });
  expect({ verified, format: registrationInfo?.fmt, id: probed.registration.id }).toEqual({
    verified: true,
    format: 'packed',
    id: probed.keys[0]?.id,
  });
  const publicKey = registrationInfo?.credential.publicKey ?? new Uint8Array();
  const verify = (response: AuthenticationResponseJSON) =>
    verifyAuthenticationResponse({
      ...relyingParty,
      response,
      expectedChallenge: probeRequest.challenge,
      credential: { id: probed.registration.id, publicKey, counter: 0 },
    });
  const counters = await Promise.all(
    probed.assertions.map(
      async (response) => (await verify(response)).verified && (await verify(response)).authenticationInfo.newCounter,
    ),
  );
  expect(counters).toEqual([2, 3, 0, 0]);

  // Registered there, used here: nothing has been carried over but the address.
  const here = new SoftwareAuthenticator({ platform: nodePlatform });
  const key = importNodeEs256Key(await derivedPkcs8(nodePlatform, { seed: probeSeed, user: 0, ordinal: 0 }));
  here.credentials.add({
    id: probed.registration.id,
    rpId: 'example.org',
    userHandle: probeCreation.user.id,
    userName: 'ada',
    key,
    discoverable: true,
    backup: 'backed-up',
  });
  expect((await verify(await getAssertion(here, probeOrigin, probeRequest))).verified).toBe(true);
}

it('in Node, by WebCrypto alone', async () => {
  await expectAsInNode(await probe(webPlatform, users));
});

it('in a page', async () => {
  await expectAsInNode(await inPage());
});

it('in k6', async ({ skip }) => {
  const k6 = await findK6(process.env);
  if (k6 === undefined) return skip('no k6 on this machine');
  await expectAsInNode(await inK6(k6.path));
});
