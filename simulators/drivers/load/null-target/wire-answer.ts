// A recorded answer as it goes over the wire.
import { STATUS_CODES } from 'node:http';
import type { RecordedAnswer } from './record-answers.ts';

export interface WireAnswer {
  /** For an answer at once: it takes 0.000 ms to the precision that is told. */
  readonly immediate: Buffer;
  /** `ownMs`: time since the request came. */
  readonly after: (ownMs: number) => Buffer;
}

export function wireAnswer({ status, headers, body }: RecordedAnswer): WireAnswer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines}`, 'latin1');
  const after = (ownMs: number) =>
    Buffer.concat([head, Buffer.from(`server-timing: app;dur=${ownMs.toFixed(3)}\r\n\r\n`), body]);
  return { immediate: after(0), after };
}
