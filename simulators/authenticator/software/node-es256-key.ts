// P-256 keys of OpenSSL through node:crypto, which signs at once and in less time than WebCrypto. Never part of the k6 bundle.
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { publicPoint, type Es256Key } from './es256-key.ts';

export function generateNodeEs256Key(): Es256Key {
  return nodeEs256Key(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
}

/** @param pkcs8 its public half may be missing. */
export function importNodeEs256Key(pkcs8: Uint8Array): Es256Key {
  return nodeEs256Key(createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }));
}

function nodeEs256Key(key: KeyObject): Es256Key {
  const { x, y } = key.export({ format: 'jwk' });
  if (x === undefined || y === undefined) throw new TypeError('found a key without coordinates, expected one on P-256');
  return {
    publicPoint: publicPoint(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
    signatureForm: 'der',
    // Not { key, dsaEncoding }: with anything but the bare KeyObject Node 24 takes twice as long.
    sign: (message) => wholeBuffer(sign('sha256', message, key)),
  };
}

/** OpenSSL's answers fill the buffers they are in. */
function wholeBuffer({ buffer, byteLength }: Buffer<ArrayBuffer>): ArrayBuffer {
  return buffer.byteLength === byteLength ? buffer : buffer.slice(0, byteLength);
}
