import { afterAll, describe, expect, it } from 'vitest';
import { defaultPolicy, policy } from '../../scenarios/schema/policy.ts';
import { startExternalProvider, startExternalProviderFor } from './external-provider-process.ts';

const token = 'a-token-that-only-the-harness-knows';
const simulation = {
  token,
  seed: 1,
  faults: [
    { at: 'password-otp/answer-external-check', delay: 300 },
    { at: 'password-otp/open-external-check', refuse: { share: 1, with: '500' as const } },
  ],
};
const provider = await startExternalProvider({ simulation });
afterAll(() => provider.stop());

const at = (step: string) =>
  fetch(`${provider.baseUrl}/authorize`, {
    method: 'POST',
    headers: {
      'x-pilot-token': token,
      'x-pilot-position': `user=0;arm=a;attempt=0;visit=0;flow=password-otp;step=${step}`,
    },
  });

describe('the external provider as a process', () => {
  it('answers on this machine, with what it is', async () => {
    const said = (await (await fetch(provider.discoveryUrl)).json()) as { readonly issuer: string };
    expect(said.issuer).toBe(provider.baseUrl);
    expect(new URL(provider.baseUrl).hostname).toBe('localhost');
  });

  it('is slow or out of order where that is planted', async () => {
    const startedMs = performance.now();
    await at('answer-external-check');
    expect(performance.now() - startedMs).toBeGreaterThan(295);
    const down = await at('open-external-check');
    expect(down.status).toBe(500);
    expect(await down.text()).toContain('data-code="service-unavailable"');
  });

  it('is started where a policy sends people to it, and nowhere else', async () => {
    expect(await startExternalProviderFor([defaultPolicy], simulation)).toBeUndefined();
    const other = await startExternalProviderFor(
      [policy.parse({ externalMethod: { displayName: 'Approvals' } })],
      simulation,
    );
    await other?.stop();
    expect(await other?.exited).toEqual({ code: 0, signal: null });
  });
}, 60_000);
