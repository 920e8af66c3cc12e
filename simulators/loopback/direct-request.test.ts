import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BodyTooLarge, directRequest } from './direct-request.ts';

let server: Server;
let base: string;
let cut: Promise<void>;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/endless') {
      const piece = Buffer.alloc(1_024, 'a');
      const timer = setInterval(() => response.write(piece), 1);
      cut = new Promise((resolve) =>
        response.once('close', () => {
          clearInterval(timer);
          resolve();
        }),
      );
      return;
    }
    response.end('é'.repeat(50));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('directRequest', () => {
  it('takes a body of exactly as many bytes as it may have, and no more', async () => {
    const ask = (largestBytes: number) => directRequest(`${base}/`, { method: 'GET', largestBytes });
    expect((await ask(100)).body).toBe('é'.repeat(50));
    await expect(ask(99)).rejects.toBeInstanceOf(BodyTooLarge);
  });

  it('closes the connection on a body that does not end', async () => {
    await expect(directRequest(`${base}/endless`, { method: 'GET', largestBytes: 10_000 })).rejects.toBeInstanceOf(
      BodyTooLarge,
    );
    await cut;
  });

  it('speaks HTTPS where the address says so, and no other scheme', async () => {
    // The server speaks HTTP: what it says to a TLS greeting is no TLS.
    await expect(directRequest(base.replace('http:', 'https:'), { method: 'GET' })).rejects.toMatchObject({
      code: expect.stringMatching(/^(EPROTO|ECONNRESET|ERR_SSL_.*)$/) as string,
    });
    await expect(directRequest('ftp://127.0.0.1/', { method: 'GET' })).rejects.toThrow('ftp: is not spoken here');
  });
});
