// Node's codecs and hash. Never part of the k6 bundle.
import { hash } from 'node:crypto';
import { webPlatform, type Platform } from './platform.ts';

export const nodePlatform: Platform = {
  ...webPlatform,
  toBase64url: (data) =>
    (typeof data === 'string'
      ? Buffer.from(data)
      : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    ).toString('base64url'),
  fromBase64url: (text) => new Uint8Array(Buffer.from(text, 'base64url')),
  sha256: (data) => new Uint8Array(hash('sha256', data, 'buffer')),
};
