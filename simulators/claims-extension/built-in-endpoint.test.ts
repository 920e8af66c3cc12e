// The built-in endpoint behind a real socket: what it answers, what it refuses, and that it says nothing of what it was told.
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlantedTrouble } from './built-in-endpoint.ts';
import { callExtension } from './call-extension.ts';
import type { Callout } from './callout.ts';
import { sampleAnswer, sampleCallout, sampleRequest } from './sample-callout.fixture.ts';
import { serveBuiltIn, type ServedBuiltIn } from './serve-built-in.ts';

const records = new Map([['ana@contoso.example', { employeeId: '1007', dateOfBirth: '1990-01-02' }]]);
const serveWith = (planted: PlantedTrouble = {}) =>
  serveBuiltIn({ tenantId: 't1', recordOf: (userPrincipalName) => records.get(userPrincipalName), planted });

let served: ServedBuiltIn;
beforeAll(async () => {
  served = await serveWith();
});
afterAll(() => served.stop());

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function send({ path, method = 'POST', headers = {}, body = sampleRequest }: Sent) {
  const { port, pathname, host } = new URL(served.endpoint.url);
  return new Promise<{ status: number; text: string; headers: IncomingHttpHeaders }>((resolve, reject) => {
    ask(
      {
        host: '127.0.0.1',
        port,
        method,
        path: path ?? pathname,
        headers: { host, 'content-type': 'application/json', ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
      },
    )
      .on('error', reject)
      .end(method === 'GET' ? undefined : body);
  });
}

/** The sample of another person, tenant, ... */
function changed(change: (callout: Callout) => void): string {
  const copy = structuredClone(sampleCallout);
  change(copy);
  return JSON.stringify(copy);
}

describe('the built-in endpoint', () => {
  it('passes the person of the record, whatever case the account is written in', async () => {
    expect((await callExtension(served.endpoint, sampleCallout)).answer).toEqual({ kind: 'pass' });
    const body = changed(({ data }) => (data.authenticationContext.user.userPrincipalName = 'Ana@Contoso.example'));
    expect((await send({ body })).text).toContain('verifiedIdClaimValidation.pass');
  });

  it('answers another date of birth with the published answer', async () => {
    const body = changed(({ data }) => (data.verifiedIdClaimsContext.claims['dateOfBirth'] = '1991-01-02'));
    const { status, text } = await send({ body });
    expect([status, JSON.parse(text)]).toEqual([200, JSON.parse(sampleAnswer)]);
  });

  it('takes the employee id from beside the claims, never from the document', async () => {
    const body = changed(({ data: { verifiedIdClaimsContext: context } }) => {
      context.additionalInfo = { employeeId: '1' };
      context.claims['employeeId'] = '1007';
    });
    expect((await send({ body })).text).toContain('"failedClaims":["employeeId"]');
  });

  it('fails whom it does not know', async () => {
    const body = changed(({ data }) => (data.authenticationContext.user.userPrincipalName = 'eve@contoso.example'));
    expect((await send({ body })).text).toContain('"failedClaims":["dateOfBirth","employeeId"]');
  });

  it.each<readonly [string, Sent, number]>([
    ['another path', { path: '/' }, 404],
    ['a path that climbs', { path: '/verified-id-claim-validation/../../etc/passwd' }, 404],
    ['another method', { method: 'GET' }, 405],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['text, which a page may send without asking', { headers: { 'content-type': 'text/plain' } }, 415],
    ['a page of a browser', { headers: { origin: 'http://evil.example' } }, 403],
    ['a sandboxed page of a browser', { headers: { origin: 'null' } }, 403],
    ['a name that was made to lead here', { headers: { host: 'evil.example' } }, 421],
    ['nothing', { body: '' }, 400],
    ['text that is not JSON', { body: '{"type":' }, 400],
    ['JSON that is no object', { body: '[[]]' }, 400],
    ['another event', { body: sampleRequest.replaceAll('verifiedIdClaimValidation', 'tokenIssuanceStart') }, 400],
    ['a member too few', { body: sampleRequest.replace('"correlationId": "c1",', '') }, 400],
    ['a member too many', { body: sampleRequest.replace('"correlationId"', '"x": 1, "correlationId"') }, 400],
    ['a claim that is no text', { body: sampleRequest.replace('"1990-01-02"', '{"$gt": ""}') }, 400],
    ['a claim as long as a picture', { body: sampleRequest.replace('passport', 'x'.repeat(2_000)) }, 400],
    ['another tenant', { body: changed(({ data }) => (data.tenantId = 't2')) }, 403],
    ['a tenant that differs from its source', { body: sampleRequest.replace('/tenants/t1/', '/tenants/t2/') }, 403],
    ['a tenant whose name begins like ours', { body: sampleRequest.replaceAll('t1', 't10') }, 403],
    ['more than it reads', { body: sampleRequest.padEnd(64 * 1_024 + 1) }, 413],
    [
      'more than it reads, in pieces',
      { body: sampleRequest.padEnd(200_000), headers: { 'transfer-encoding': 'chunked' } },
      413,
    ],
    ['depth', { body: `{"type":${'['.repeat(30_000)}` }, 400],
    ['a member that would become a prototype', { body: sampleRequest.replace('{', '{"__proto__":{"type":1},') }, 400],
  ])('refuses %s, tells nothing of it, and goes on', async (_, sent, status) => {
    const answer = await send(sent);
    expect(answer.status).toBe(status);
    expect(Object.keys(JSON.parse(answer.text) as object)).toEqual(['error']);
    expect(answer.text).not.toMatch(/1990|ana@|LOPEZ|1007/i);
    expect((await send({})).status).toBe(200);
  });
});

describe('planted trouble', () => {
  const client = { timeoutMs: 300, maximumRetries: 1, largestAnswerBytes: 10_000 };
  it.each<readonly [PlantedTrouble, string, number]>([
    [{ delayMs: 50 }, 'pass', 1],
    [{ delayMs: 500 }, 'timed-out', 2],
    [{ instead: '500' }, 'http-error', 2],
    [{ instead: '503' }, 'http-error', 2],
    [{ instead: 'hang-up' }, 'unreachable', 2],
    [{ instead: 'wrong-shape' }, 'wrong-shape', 1],
    [{ delayMs: 50, instead: '503' }, 'http-error', 2],
  ])('%j comes to %s after %i', async (planted, kind, tries) => {
    const troubled = await serveWith(planted);
    try {
      const call = await callExtension(troubled.endpoint, sampleCallout, { client });
      expect([call.answer.kind, call.tries.length]).toEqual([kind, tries]);
      expect(call.durationMs).toBeGreaterThanOrEqual(Math.min(planted.delayMs ?? 0, client.timeoutMs) * tries - tries);
    } finally {
      await troubled.stop();
    }
  });
});
