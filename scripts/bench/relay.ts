// Benchmark of the phishing relay: what it adds to a page, next to the site's own, over HTTP in short blocks that take turns. A person who is
// lured waits for this beside all else; it is no part of the site's time.
import { randomUUID } from 'node:crypto';
import type { Ruse } from '../../scenarios/schema/ruse.ts';
import { RelayClient } from '../../simulators/adversary/relay/relay-client.ts';
import { startRelay, type Relay } from '../../simulators/adversary/relay/relay-process.ts';
import { startIdentityProvider } from '../../simulators/identity-provider/process.ts';
import { loopbackRequest } from '../../simulators/loopback/loopback-request.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';

const rounds = 12;
const blockMs = 250;
const path = '/sign-in';

interface Arm {
  readonly id: 'site' | Ruse;
  readonly once: () => Promise<unknown>;
}

export interface RelayBenchmark {
  readonly arms: readonly { readonly id: Arm['id']; readonly pageMs: Spread }[];
}

export async function benchRelay(): Promise<RelayBenchmark> {
  const site = await startIdentityProvider({ simulation: { seed: 1, faults: [] } });
  const relay = await startRelay(site).catch(async (error: unknown) => {
    await site.stop();
    throw error;
  });
  try {
    const arms: readonly Arm[] = [
      { id: 'site', once: () => page(site.baseUrl, { 'x-pilot-token': site.token }) },
      await lured(relay, 'relay'),
      await lured(relay, 'relay-without-passkey'),
      await lured(relay, 'harvest'),
    ];
    const found = new Map<Arm, number[]>(arms.map((arm) => [arm, []]));
    // The first round is for the compiler.
    for (let round = -1; round < rounds; round += 1) {
      for (const arm of arms) {
        const ms = await pageMs(arm);
        if (round >= 0) found.get(arm)?.push(ms);
      }
    }
    return { arms: arms.map((arm) => ({ id: arm.id, pageMs: spreadOf(found.get(arm) ?? []) })) };
  } finally {
    await Promise.all([relay.stop(), site.stop()]);
  }
}

async function lured(relay: Relay, works: Ruse): Promise<Arm> {
  const id = randomUUID();
  await new RelayClient(relay).open({ id, works, address: '203.0.113.1' });
  const headers = { 'x-pilot-token': relay.token, 'client-request-id': id };
  const landed = await loopbackRequest(`${relay.baseUrl}/`, { method: 'GET', headers });
  const cookie = landed.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { id: works, once: () => page(relay.baseUrl, { ...headers, cookie }) };
}

async function page(baseUrl: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { status } = await loopbackRequest(`${baseUrl}${path}`, { method: 'GET', headers });
  if (status !== 200) throw new Error(`found ${status} of ${baseUrl}${path}, expected a page`);
}

async function pageMs({ once }: Arm): Promise<number> {
  const startedAtMs = performance.now();
  let pages = 0;
  let elapsedMs = 0;
  while (elapsedMs < blockMs) {
    await once();
    pages += 1;
    elapsedMs = performance.now() - startedAtMs;
  }
  return elapsedMs / pages;
}

export function relayText({ arms }: RelayBenchmark): string {
  return [
    `A page through the phishing relay, one after another: median of ${rounds} blocks of ${blockMs} ms (lowest to highest), arms in turn`,
    ...arms.map(({ id, pageMs: spread }) => `  ${id.padEnd(24)}${spreadText(spread, 2)} ms`),
    '',
  ].join('\n');
}
