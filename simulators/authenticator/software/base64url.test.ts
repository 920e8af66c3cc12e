import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';

describe('base64url', () => {
  it('writes and reads what Node writes and reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url');
        expect(toBase64url(bytes)).toBe(text);
        expect([...fromBase64url(text)]).toEqual([...bytes]);
      }),
    );
  });

  it.each(['a=', 'a+b_', 'a/b_', 'AAAAA', 'é___'])('refuses %j', (text) => {
    expect(() => fromBase64url(text)).toThrow(TypeError);
  });
});
