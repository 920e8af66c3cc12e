// For tests: a proxy that grants nothing and keeps all that it is asked, and an environment in which everybody who heeds one asks it.
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface PlantedProxy {
  /** What was sent first on each connection, up to its first blank line. Nothing: a connection without a word. */
  readonly asked: string[];
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function plantProxy(): Promise<PlantedProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const nth = asked.push('nothing') - 1;
    let said = '';
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
      asked[nth] = said.split('\r\n\r\n')[0] ?? '';
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
  return {
    asked,
    env: {
      NODE_USE_ENV_PROXY: '1',
      NO_PROXY: '',
      no_proxy: '',
      ...Object.fromEntries(names.map((name) => [name, url])),
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
