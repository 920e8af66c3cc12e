import { afterAll, describe, expect, it } from 'vitest';
import { verifierNamed } from './profile-named.fixture.ts';
import { startVerifier } from './verifier-process.ts';

const at = 'account-recovery/choose-document';
const token = 'a-token-that-only-the-harness-knows';
const verifier = await startVerifier({
  profile: verifierNamed('lenient'),
  simulation: {
    token,
    seed: 1,
    faults: [
      { at, delay: 300 },
      { at: 'account-recovery/open-verification', refuse: { share: 1, with: '500' } },
    ],
  },
});
afterAll(() => verifier.stop());

const position = (step: string) => ({
  'x-pilot-token': token,
  'x-pilot-position': `user=0;arm=a;attempt=0;visit=0;flow=account-recovery;step=${step}`,
});

describe('the identity verifier as a process', () => {
  it('answers on this machine, and gives its key for credentials', async () => {
    expect((await fetch(`${verifier.baseUrl}/health`)).status).toBe(200);
    expect(await (await fetch(`${verifier.baseUrl}/v1/issuer`)).json()).toEqual({
      id: `did:web:localhost%3A${new URL(verifier.baseUrl).port}`,
      key: { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
    });
  });

  it('is slow or out of order where that is planted', async () => {
    const startedMs = performance.now();
    const slow = await fetch(`${verifier.baseUrl}/v/x`, { headers: position('choose-document') });
    expect(performance.now() - startedMs).toBeGreaterThan(295);
    expect(slow.status).toBe(200);
    const down = await fetch(`${verifier.baseUrl}/v/x`, { headers: position('open-verification') });
    expect(down.status).toBe(500);
    expect(await down.text()).toContain('data-code="service-unavailable"');
  });

  it('serves the script of the wallet, and pages that forbid scripts of others', async () => {
    const script = await fetch(`${verifier.baseUrl}/wallet.js`);
    expect(script.headers.get('content-type')).toContain('javascript');
    const { headers } = await fetch(`${verifier.baseUrl}/v/x`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('ends when asked', async () => {
    const other = await startVerifier({ profile: verifierNamed('strict') });
    await other.stop();
    expect(await other.exited).toEqual({ code: 0, signal: null });
  });
}, 30_000);
