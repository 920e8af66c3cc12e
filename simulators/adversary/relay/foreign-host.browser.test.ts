// What Chromium says of a passkey of the site on a page under the relay's name: that refusal is what "phishing-resistant" rests on, and the
// name must be one on which it is about the name, and not about the page's being insecure.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { target as targetSchema } from '../../../scenarios/schema/target.ts';
import { syncedProvider } from '../../attempt/test-user.fixture.ts';
import { Chromium } from '../../drivers/browser/chromium.ts';
import { UserPage } from '../../drivers/browser/user-page.ts';
import { findBrowser } from '../../programs/browser/find-browser.ts';
import { sandboxSupport } from '../../programs/browser/sandbox-support.ts';
import { relayHost } from './relay-host.ts';

const target = targetSchema.parse(
  parse(readFileSync(fileURLToPath(new URL('../../../scenarios/targets/reference.yaml', import.meta.url)), 'utf8')),
);

const page = '<!doctype html><title>p</title><main data-page="home"></main><p id="error" data-code=""></p>';
const pages = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
const strangers = createServer((_request, response) => response.end('of somebody else'));
let port: number;
let chromium: Chromium;
beforeAll(async () => {
  port = await listen(pages, '127.0.0.1', 0);
  const found = await findBrowser(process.env);
  if (found === undefined) throw new Error('no browser; npm test installs one');
  chromium = new Chromium({
    executablePath: found.path,
    mode: found.kind === 'full' ? 'new' : 'shell',
    sandbox: (await sandboxSupport()).possible,
  });
});
afterAll(async () => {
  pages.close();
  strangers.close();
  await chromium.close();
});

describe('a passkey of the site', () => {
  it.each([
    ['localhost', 'localhost', 'public-key', ''],
    [
      relayHost,
      'localhost',
      'SecurityError',
      'The relying party ID is not a registrable domain suffix of, nor equal to the current domain.',
    ],
    // The page may ask for passkeys of its own: it is in a secure context. There are none.
    [relayHost, relayHost, 'NotAllowedError', 'The operation either timed out or was not allowed.'],
  ])('asked for on a page of %s for %s: %s', async (host, rpId, outcome, message) => {
    const visitor = await UserPage.open(await chromium.browser(), target, 10_000);
    try {
      await visitor.act({ goTo: `http://${host}:${port}/`, headers: {} });
      await visitor.authenticators.arrange([{ transport: 'internal', passkeys: [await newPasskey()] }]);
      const answer = await visitor.act({ script: askFor(rpId), headers: {} });
      expect(answer).toMatchObject({ kind: 'page', code: outcome });
      expect(await visitor.prepare(`isSecureContext`)).toBe(true);
      expect(await visitor.prepare(`document.getElementById('error').textContent`)).toMatch(message);
    } finally {
      await visitor.close();
    }
  });
});

it('the name leads to where our servers listen, whoever has the port elsewhere on this machine', async ({ skip }) => {
  const elsewhere = await listen(strangers, '::1', port).catch(() => undefined);
  if (elsewhere === undefined) skip('no IPv6 on this machine');
  const visitor = await UserPage.open(await chromium.browser(), target, 10_000);
  await visitor.act({ goTo: `http://${relayHost}:${port}/`, headers: {} });
  expect(await visitor.prepare(`document.title`)).toBe('p');
  await visitor.close();
});

function listen(server: Server, address: string, at: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, address, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Tells the page's error the outcome: the type of what was signed, or the name of the exception and what it says. */
function askFor(rpId: string): string {
  const options = `{ challenge: new Uint8Array(16), rpId: ${JSON.stringify(rpId)}, userVerification: 'required', timeout: 3000 }`;
  return `void navigator.credentials.get({ publicKey: ${options} }).then(({ type }) => [type, ''], ({ name, message }) => [name, message]).then(([code, text]) => {
    const error = document.getElementById('error');
    error.dataset.code = code;
    error.textContent = text;
    document.dispatchEvent(new CustomEvent('passkey-outcome'));
  })`;
}

async function newPasskey() {
  const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
  return {
    provider: syncedProvider,
    deviceId: 'main',
    credentialId: 'AAAA',
    key: { pkcs8 },
    userHandle: 'AQ==',
    signCount: 0,
  };
}
