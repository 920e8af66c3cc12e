import { describe, expect, it } from 'vitest';
import { findLocalhost, noteOnLocalhost, type Resolve } from './localhost-name.ts';

const to =
  (...addresses: string[]): Resolve =>
  () =>
    Promise.resolve(addresses);

describe('findLocalhost', () => {
  it.each([[['127.0.0.1']], [['::1', '127.0.0.1']], [['127.0.0.1', '127.0.0.1']]])(
    'finds nothing wrong with %j',
    async (addresses) => {
      const found = await findLocalhost(to(...addresses));
      expect(found).toEqual({ found: `localhost → ${[...new Set(addresses)].join(', ')}` });
      expect(noteOnLocalhost(found)).toBeUndefined();
    },
  );

  it.each<[string, Resolve, RegExp]>([
    [
      'nowhere',
      () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND localhost'), { code: 'ENOTFOUND' })),
      /^localhost leads nowhere \(ENOTFOUND\)$/,
    ],
    ['to no address', to(), /^localhost leads nowhere$/],
    ['to IPv6 alone', to('::1'), /^localhost → ::1, where nothing of ours listens$/],
    [
      'to another machine',
      to('127.0.0.1', '192.0.2.7'),
      /^localhost → 127\.0\.0\.1, 192\.0\.2\.7, of which 192\.0\.2\.7 is not this machine$/,
    ],
    ['nowhere in time', () => new Promise(() => undefined), /^localhost leads nowhere within 2 s$/],
  ])('says what to do where it leads %s', async (_where, resolve, sentence) => {
    const found = await findLocalhost(resolve);
    expect(found.found).toMatch(sentence);
    expect(found.remedy).toMatch(/^put the line "127\.0\.0\.1 localhost" into .*hosts/);
    expect(noteOnLocalhost(found)).toMatch(/^Names: localhost .*; for other programs on their way here, put the line/);
  });
});
