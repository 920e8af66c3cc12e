// No cookie, storage, credential or cache entry of one user is seen by the next; nor a cookie of one attempt by the next.
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target as targetSchema } from '../../../scenarios/schema/target.ts';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { syncedProvider } from '../../attempt/test-user.fixture.ts';
import { openTestBench, type TestBench } from './test-bench.fixture.ts';
import { UserPage } from './user-page.ts';

const target = targetSchema.parse(
  parse(readFileSync(fileURLToPath(new URL('../../../scenarios/targets/reference.yaml', import.meta.url)), 'utf8')),
);

/** A site that remembers visitors in every way a browser offers, and counts what is asked for again. */
const asked: string[] = [];
const site = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/cached.js')
    response.setHeader('cache-control', 'public, max-age=3600').setHeader('content-type', 'text/javascript').end('1');
  else {
    response.setHeader('set-cookie', 'visitor=known; Max-Age=3600').setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>s</title><main data-page="home"></main><p id="error" data-code="${/visitor/.test(request.headers.cookie ?? '') ? 'cookie-seen' : 'no-cookie'}"></p><script src="/cached.js"></script>`,
    );
  }
});

let bench: TestBench;
let origin: string;
beforeAll(async () => {
  bench = await openTestBench();
  await new Promise<void>((resolve) => {
    site.listen(0, '127.0.0.1', resolve);
  });
  const address = site.address();
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  site.close();
  await bench.close();
});

const open = async () => UserPage.open(await bench.chromium.browser(), target, 10_000);
const visit = async (page: UserPage) => {
  const answer = await page.act({ goTo: `${origin}/`, headers: {} });
  return answer.kind === 'page' ? answer.code : answer.kind;
};
const look = (page: UserPage, script: string) => page.prepare<string | null>(script);

describe('isolation', () => {
  it('shows the next user nothing of the one before', async () => {
    const first = await open();
    expect(await visit(first)).toBe('no-cookie');
    expect(await visit(first)).toBe('cookie-seen');
    await first.prepare(`localStorage.setItem('who', 'first'); sessionStorage.setItem('who', 'first')`);
    expect(await look(first, `localStorage.getItem('who')`)).toBe('first');
    await first.authenticators.arrange([{ transport: 'internal', passkeys: [], synced: true }]);
    const cachedBefore = asked.filter((path) => path === '/cached.js').length;
    expect(cachedBefore).toBe(1);
    await first.close();

    const second = await open();
    expect(await visit(second)).toBe('no-cookie');
    expect(await look(second, `String(localStorage.getItem('who')) + sessionStorage.getItem('who')`)).toBe('nullnull');
    expect(asked.filter((path) => path === '/cached.js').length).toBe(2);
    await second.close();
  });

  it('keeps credentials with the page they were given to', async () => {
    const [one, other] = [await open(), await open()];
    await visit(one);
    await visit(other);
    const passkey = {
      provider: syncedProvider,
      deviceId: 'main',
      credentialId: 'AAAA',
      key: { pkcs8: await newPrivateKey() },
      userHandle: 'AQ==',
      signCount: 0,
    };
    await one.authenticators.arrange([{ transport: 'internal', passkeys: [passkey] }]);
    await other.authenticators.arrange([{ transport: 'internal', passkeys: [] }]);
    const ask = `navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16), rpId: 'localhost', userVerification: 'required', timeout: 3000 } }).then(() => 'signed', (error) => error.name).then((found) => { document.getElementById('error').dataset.code = found; document.dispatchEvent(new CustomEvent('passkey-outcome')); })`;
    const ends = await Promise.all([one, other].map(async (page) => page.act({ script: `void ${ask}`, headers: {} })));
    expect(ends.map((end) => (end.kind === 'page' ? end.code : end.kind))).toEqual(['signed', 'NotAllowedError']);
    await Promise.all([one.close(), other.close()]);
  });

  it('forgets the session between two attempts of one user, but not what their browser has cached', async () => {
    const page = await open();
    await visit(page);
    const before = asked.filter((path) => path === '/cached.js').length;
    await page.forgetSession();
    expect(await visit(page)).toBe('no-cookie');
    expect(asked.filter((path) => path === '/cached.js').length).toBe(before);
    await page.close();
  });
});

async function newPrivateKey(): Promise<string> {
  const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  return Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
}
