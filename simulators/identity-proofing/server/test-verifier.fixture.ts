// The verifier's real app, in process, with a site that is told.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Verifier } from '../../../scenarios/schema/verifier.ts';
import { verifierNamed } from '../profile-named.fixture.ts';
import { CallbackGate } from '../signed-callback.ts';
import { TestPhone } from './test-phone.fixture.ts';
import { verifierApp } from './verifier-app.ts';
import { newVerifierParts } from './verifier-parts.ts';

export const apiKey = 'an-api-key-of-the-site-that-is-long-enough';
export const token = 'a token only the harness knows, long';
export const origin = 'http://localhost:4555';

function alwaysThere(profile: Verifier): Verifier {
  return { ...profile, availability: { ...profile.availability, value: 1 } };
}

export interface ToldSite {
  readonly url: string;
  readonly told: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[];
  /** What its gate says of each that it was told. */
  readonly verdicts: string[];
  stop(): Promise<void>;
}

/** @param status of its answers. */
export async function toldSite(status = 204): Promise<ToldSite> {
  const told: ToldSite['told'] = [];
  const verdicts: string[] = [];
  const gate = new CallbackGate(apiKey);
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('end', () => {
        const body = Buffer.concat(pieces).toString();
        told.push({ headers: request.headers, body });
        verdicts.push(gate.judge((name) => String(request.headers[name] ?? ''), body));
        response.writeHead(status).end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/told`,
    told,
    verdicts,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** @param profile absent: the balanced one, when it is not out. */
export async function testVerifier(profile: Verifier = alwaysThere(verifierNamed('balanced'))) {
  const start = { port: 0, profile, apiKey, simulation: { token, seed: 1, faults: [] } };
  const parts = await newVerifierParts(start, origin);
  const app = verifierApp(start, parts);
  const asks = (body: unknown, headers: Record<string, string> = { authorization: `Bearer ${apiKey}` }) =>
    app.request(`${origin}/v1/verifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  /** The path of a verification's pages. */
  const begin = async (callbackUrl: string, more: object = {}, headers: Record<string, string> = {}) => {
    const answer = await asks(
      { state: 's-1', callbackUrl, callbackHeaders: { 'api-key': 'k' }, ...more },
      { authorization: `Bearer ${apiKey}`, ...headers },
    );
    const { url } = (await answer.json()) as { url: string };
    return new URL(url).pathname;
  };
  return { app, parts, asks, begin, phone: new TestPhone(app, origin) };
}
