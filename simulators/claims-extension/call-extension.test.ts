// Each outcome of a call, against a real server on loopback that answers as it likes.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callExtension, usualClient, type CallOptions } from './call-extension.ts';
import { permittedEndpoint } from './permitted-endpoint.ts';
import { sampleAnswer, sampleCallout } from './sample-callout.fixture.ts';

type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

let server: Server;
let url: string;
/** One a request; the last goes on. */
let behaviours: readonly Behaviour[];
let received: { headers: IncomingMessage['headers']; method: string | undefined; body: string }[] = [];
const elsewhere: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url !== '/check?code=k') elsewhere.push(request.url ?? '');
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      received.push({ headers: request.headers, method: request.method, body });
      const behaviour = behaviours[Math.min(received.length, behaviours.length) - 1];
      behaviour?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/check?code=k`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  // A redirect would have led there.
  expect(elsewhere).toEqual([]);
});
beforeEach(() => {
  received = [];
});

const json: (text: string, status?: number) => Behaviour =
  (text, status = 200) =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
  };
const actions = (list: unknown) =>
  JSON.stringify({
    data: { '@odata.type': 'microsoft.graph.onVerifiedIdClaimValidationResponseData', actions: list },
  });
const pass = json(actions([{ '@odata.type': 'microsoft.graph.verifiedIdClaimValidation.pass' }]));
const failed = (failedClaims: unknown) =>
  json(actions([{ '@odata.type': 'microsoft.graph.verifiedIdClaimValidation.failed', failedClaims }]));
const never: Behaviour = () => undefined;
const reset: Behaviour = (response) => (response.socket as Socket).resetAndDestroy();
const dripping: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.once('close', () => clearInterval(timer));
};

/** A short limit: the real one is held to in a test of its own. */
const quick = { ...usualClient, timeoutMs: 150 };

async function call(answers: readonly Behaviour[], options: CallOptions = { client: quick }) {
  behaviours = answers;
  return callExtension(permittedEndpoint(url, undefined), sampleCallout, options);
}

describe('callExtension', () => {
  it('posts the callout as JSON, once where it is answered', async () => {
    const { answer, tries, durationMs } = await call([pass]);
    expect(answer).toEqual({ kind: 'pass' });
    expect(tries).toEqual([{ kind: 'pass', durationMs: expect.any(Number) as number }]);
    expect(durationMs).toBeGreaterThanOrEqual(tries[0]?.durationMs ?? 0);
    const [request] = received;
    expect(request?.method).toBe('POST');
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' });
    expect(request?.headers.authorization).toBeUndefined();
    expect(JSON.parse(request?.body ?? '')).toEqual(sampleCallout);
  });

  it('shows a token where there is one', async () => {
    await call([pass], { bearerToken: 'e.y.J' });
    expect(received[0]?.headers.authorization).toBe('Bearer e.y.J');
  });

  it('reads the published answer', async () => {
    expect((await call([json(sampleAnswer)])).answer).toEqual({
      kind: 'failed',
      failedClaims: ['dateOfBirth'],
      foreignClaims: 0,
    });
  });

  it('tells failed claims that were sent, once each, and counts the others', async () => {
    const { answer } = await call([failed(['employeeId', 'dateOfBirth', 'dateOfBirth', '1990-01-02', '__proto__'])]);
    expect(answer).toEqual({ kind: 'failed', failedClaims: ['employeeId', 'dateOfBirth'], foreignClaims: 2 });
  });

  it.each<readonly [string, readonly Behaviour[], readonly string[]]>([
    ['is asked again after a status of 5xx', [json('', 503), pass], ['http-error', 'pass']],
    ['is asked again when it was too slow', [never, pass], ['timed-out', 'pass']],
    ['is asked again when it hung up', [reset, pass], ['unreachable', 'pass']],
    ['is asked twice at most', [json('', 500), json('', 500), pass], ['http-error', 'http-error']],
    ['is not asked again after a status of 4xx', [json('', 429), pass], ['http-error']],
    ['is not asked again after an answer of the wrong shape', [json('{}'), pass], ['wrong-shape']],
    ['is not asked again after a redirect', [json('', 302), pass], ['redirected']],
  ])('%s', async (_, answers, kinds) => {
    const { answer, tries } = await call(answers);
    expect(tries.map(({ kind }) => kind)).toEqual(kinds);
    expect(answer.kind).toBe(kinds.at(-1));
    expect(received).toHaveLength(kinds.length);
  });

  it('waits 2 s for each of two tries', async () => {
    const { answer, tries, durationMs } = await call([never], {});
    expect(answer).toEqual({ kind: 'timed-out', errorCode: 1003005, limitMs: 2_000 });
    expect(tries).toHaveLength(2);
    for (const one of tries) expect(one.durationMs).toBeGreaterThanOrEqual(1_990);
    expect(durationMs).toBeLessThan(6_000);
  });

  it('names what was not heard', async () => {
    const refused = permittedEndpoint('http://127.0.0.1:1/', undefined);
    const { answer, tries } = await callExtension(refused, sampleCallout);
    expect(answer).toEqual({ kind: 'unreachable', errorCode: 1003027, reason: 'ECONNREFUSED' });
    expect(tries).toHaveLength(2);
    // No name of that kind leads anywhere (RFC 2606); whatever the resolver here says of it.
    const nowhere = permittedEndpoint('https://nobody.invalid/', 'nobody.invalid');
    expect((await callExtension(nowhere, sampleCallout)).answer.kind).toMatch(/unreachable|timed-out/);
  });
});

const wrong = (errorCode: number, found: string) => expect.objectContaining({ kind: 'wrong-shape', errorCode, found });

describe('a hostile answer', () => {
  const secret = '1990-01-02';
  it.each<readonly [string, Behaviour, unknown]>([
    ['is empty', json(''), wrong(1003009, 'an empty body')],
    ['has no content type', (response) => response.writeHead(200).end(sampleAnswer), wrong(1003006, 'no content type')],
    [
      'is a page',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(sampleAnswer),
      wrong(1003006, 'another content type'),
    ],
    [
      'has a content type that only begins well',
      (response) => response.writeHead(200, { 'content-type': 'application/json-seq' }).end(sampleAnswer),
      wrong(1003006, 'another content type'),
    ],
    ['is cut JSON', json(sampleAnswer.slice(0, -3)), wrong(1003003, 'text that is not JSON')],
    ['is another contract', json(`{"result":"pass","failedClaims":[]}`), wrong(1003003, 'data: nothing')],
    ['is a list', json('[]'), wrong(1003003, 'data: nothing')],
    ['is null', json('null'), wrong(1003003, 'data: nothing')],
    ['has data that are text', json(`{"data":"${secret}"}`), wrong(1003003, 'data: a string')],
    [
      'is of another type',
      json('{"data":{"@odata.type":"microsoft.graph.onTokenIssuanceStartResponseData","actions":[]}}'),
      wrong(1003003, 'data.@odata.type: "microsoft.graph.onTokenIssuanceStartResponseData"'),
    ],
    [
      'has a date for a type',
      json(`{"data":{"@odata.type":"${secret}"}}`),
      wrong(1003003, 'data.@odata.type: a string'),
    ],
    ['has no actions', json(actions(undefined)), wrong(1003003, 'data.actions: nothing')],
    ['has an empty list of actions', json(actions([])), wrong(1003010, '0 actions')],
    [
      'passes and fails at once',
      json(actions([{ '@odata.type': 'microsoft.graph.verifiedIdClaimValidation.pass' }, {}])),
      wrong(1003010, '2 actions'),
    ],
    [
      'passes with failed claims',
      json(actions([{ '@odata.type': 'microsoft.graph.verifiedIdClaimValidation.pass', failedClaims: [] }])),
      wrong(1003003, 'data.actions[0].failedClaims beside a pass'),
    ],
    ['has an action that is none', json(actions([null])), wrong(1003003, 'data.actions[0]: null')],
    [
      'has an action of another event',
      json(actions([{ '@odata.type': '#microsoft.graph.verifiedIdClaimValidation.pass' }])),
      wrong(1003012, 'data.actions[0].@odata.type: "#microsoft.graph.verifiedIdClaimValidation.pass"'),
    ],
    ['fails no claims', failed(undefined), wrong(1003003, 'data.actions[0].failedClaims: nothing')],
    [
      'fails claims that are objects',
      failed([{ [secret]: 1 }]),
      wrong(1003003, 'data.actions[0].failedClaims with an object in it'),
    ],
    ['hides a pass in a prototype', json('{"__proto__":{"data":{}}}'), wrong(1003003, 'data: nothing')],
    ['is deep', json('['.repeat(30_000)), wrong(1003003, 'text that is not JSON')],
    ['is too long', json(' '.repeat(64 * 1_024 + 1)), { kind: 'too-large', errorCode: 1003024, limitBytes: 65_536 }],
    ['drips', dripping, { kind: 'timed-out', errorCode: 1003005, limitMs: 150 }],
    ['says it made something', json(sampleAnswer, 201), { kind: 'http-error', errorCode: 1003002, status: 201 }],
    ['says no', json(sampleAnswer, 401), { kind: 'http-error', errorCode: 1003002, status: 401 }],
    [
      'sends us elsewhere',
      (response) =>
        response.writeHead(307, { location: '/stolen', 'content-type': 'application/json' }).end(sampleAnswer),
      { kind: 'redirected', errorCode: 1003002, status: 307 },
    ],
    [
      'is no HTTP',
      (response) => response.socket?.end('SSH-2.0-OpenSSH\r\n\r\n'),
      wrong(1003003, 'an answer that is not HTTP'),
    ],
    [
      'ends in the middle',
      (response) =>
        response.writeHead(200, { 'content-length': '500' }).write('{', () => reset(response, response.req)),
      { kind: 'unreachable', errorCode: 1003027, reason: 'ECONNRESET' },
    ],
  ])('that %s is told for what it is, and never quoted', async (_, behaviour, answer) => {
    const called = await call([behaviour]);
    expect(called.answer).toEqual(answer);
    expect(JSON.stringify(called)).not.toContain(secret);
  });
});
