import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmallHttpServer } from './small-http-server.ts';

let server: SmallHttpServer;
let port: number;
const heard: string[] = [];
beforeEach(async () => {
  heard.length = 0;
  server = new SmallHttpServer((method, path, reply) => {
    heard.push(`${method} ${path}`);
    const answer = Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${path.length}\r\n\r\n${path}`);
    // The first of two is answered last.
    if (path === '/slow') void wait(30).then(() => reply(answer));
    else reply(answer);
  });
  port = await server.listen(0);
});
afterEach(() => server.close());

/** What comes back for these pieces of text, each sent by itself. */
async function exchange(pieces: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  for (const piece of pieces) {
    socket.write(piece);
    await wait(5);
  }
  return text(socket);
}
const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;
const last = get('/last', 'Connection: close\r\n');
const answerOf = (path: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${path.length}\r\n\r\n${path}`;

describe('SmallHttpServer', () => {
  it.each([
    ['requests one after the other', [get('/a'), get('/b'), last]],
    ['requests in one piece', [get('/a') + get('/b') + last]],
    ['requests in pieces of a byte', [...`${get('/a')}${get('/b')}${last}`]],
    [
      'bodies, which are not looked at',
      [`POST /a HTTP/1.1\r\nContent-Length: 6\r\n\r\nGET /x`, `POST /b HTTP/1.1\r\ncontent-length:2\r\n\r\n\r\n`, last],
    ],
    ['bodies that count bytes, not characters', [`POST /a HTTP/1.1\r\ncontent-length: 4\r\n\r\nüü`, get('/b'), last]],
  ])('answers %s, in their order', async (_, pieces) => {
    expect(await exchange(pieces)).toBe(['/a', '/b', '/last'].map(answerOf).join(''));
    expect(heard.map((request) => request.split(' ')[1])).toEqual(['/a', '/b', '/last']);
  });

  it('answers in the order of the requests, also when the first takes longer', async () => {
    expect(await exchange([get('/slow') + get('/b') + last])).toBe(['/slow', '/b', '/last'].map(answerOf).join(''));
  });

  it('refuses a body whose length is not told', async () => {
    expect(await exchange(['POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n'])).toMatch(
      /^HTTP\/1.1 411 /,
    );
    expect(heard).toEqual([]);
  });

  it('answers thousands of requests in one piece', async () => {
    const many = 20_000;
    const answer = await exchange([get('/a').repeat(many) + last]);
    expect(answer.length).toBe(answerOf('/a').length * many + answerOf('/last').length);
  });

  it.each([
    ['a head without end', ['GET /a HTTP/1.1\r\n', ...Array.from({ length: 5 }, () => 'x'.repeat(20_000))], 431],
    ['a head of 100 KB', [`GET /a HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`], 431],
    ['a body of a terabyte', ['POST /a HTTP/1.1\r\nContent-Length: 1000000000000\r\n\r\n'], 413],
    [
      'a body of more bytes than there are numbers',
      [`POST /a HTTP/1.1\r\nContent-Length: ${'9'.repeat(400)}\r\n\r\n`],
      413,
    ],
  ])('refuses %s', async (_, pieces, status) => {
    expect(await exchange(pieces)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(heard).toEqual([]);
  });

  it('goes on for others when one hangs up, and ends all when closed', async () => {
    const rude = connect(port, '127.0.0.1');
    rude.write(get('/slow'));
    await expect.poll(() => heard.includes('GET /slow')).toBe(true);
    rude.resetAndDestroy();
    await wait(50);
    const open = connect(port, '127.0.0.1');
    const ended = text(open);
    open.write(get('/a'));
    await expect.poll(() => heard.includes('GET /a')).toBe(true);
    await server.close();
    expect(await ended).toBe(answerOf('/a'));
    server = new SmallHttpServer(() => {});
    await server.listen(port);
  });

  it("tells of a port that is taken with the system's error", async () => {
    await expect(new SmallHttpServer(() => {}).listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
