// HTTP/1.1 as far as load generators speak it: requests with or without content-length, one after the other on a connection.
// Half the CPU of node:http for each request, which on a small machine the generator would otherwise miss.
import { createServer, type Server, type Socket } from 'node:net';
import { loopbackAddress } from '../../../loopback/loopback-address.ts';

/** Answers a request; `reply` is called once, then or later, with the whole response as it goes over the wire. */
export type RequestHandler = (method: string, path: string, reply: (response: Buffer) => void) => void;

/** No honest request comes near. */
const largestRequestBytes = 64 * 1024 * 1024;
/** As node:http has it, fourfold. */
const largestHeadBytes = 64 * 1024;
const refusal = (status: string) => Buffer.from(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
/** RFC 9110 section 15.5.12: chunked bodies are not understood. */
const lengthRequired = refusal('411 Length Required');
const tooLarge = refusal('413 Content Too Large');
const headTooLarge = refusal('431 Request Header Fields Too Large');

export class SmallHttpServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(handle: RequestHandler) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      // A client that is gone misses its answer; nobody else does.
      socket.on('error', () => socket.destroy());
      converse(socket, handle);
    });
  }

  /** Port 0: wherever there is room. Resolves with the port; rejects with the system's error when it is taken. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, loopbackAddress, () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    return ended;
  }
}

function converse(socket: Socket, handle: RequestHandler): void {
  /** Bytes as latin1, so that characters count bytes. */
  let unread = '';
  let state: 'idle' | 'answering' | 'ended' = 'idle';
  let reading = false;
  const end = (response: Buffer) => {
    state = 'ended';
    unread = '';
    socket.end(response);
  };
  /** The requests that are there, one after the other, until one is not answered at once. Not by recursion: there may be thousands. */
  const read = () => {
    if (reading) return;
    reading = true;
    while (state === 'idle' && unread !== '') {
      const headEnd = unread.indexOf('\r\n\r\n');
      if ((headEnd < 0 ? unread.length : headEnd) > largestHeadBytes) return end(headTooLarge);
      if (headEnd < 0) break;
      const head = unread.slice(0, headEnd + 2);
      const bodyBytes = bodyLength(head);
      const requestEnd = headEnd + 4 + (bodyBytes ?? 0);
      if (bodyBytes === undefined) return end(lengthRequired);
      if (requestEnd > largestRequestBytes) return end(tooLarge);
      if (unread.length < requestEnd) break;
      unread = unread.slice(requestEnd);
      const closes = /\r\nconnection: *close\r\n/i.test(head);
      const [method = '', path = ''] = head.slice(0, head.indexOf('\r\n')).split(' ', 2);
      state = 'answering';
      handle(method, path, (response) => {
        if (closes) return end(response);
        state = 'idle';
        socket.write(response);
        // A request that came meanwhile.
        return read();
      });
    }
    reading = false;
  };
  socket.on('data', (chunk) => {
    if (state === 'ended') return;
    const text = chunk.toString('latin1');
    unread = unread === '' ? text : unread + text;
    // Whoever sends on and on without listening is no client.
    if (unread.length > 2 * largestRequestBytes) socket.destroy();
    else read();
  });
}

/** Undefined for a body whose length is not told. */
function bodyLength(head: string): number | undefined {
  const length = /\r\ncontent-length: *(\d+)\r\n/i.exec(head)?.[1];
  if (length !== undefined) return Number(length);
  return /\r\ntransfer-encoding:/i.test(head) ? undefined : 0;
}
