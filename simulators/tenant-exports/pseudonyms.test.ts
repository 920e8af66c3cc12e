import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonyms } from './pseudonyms.ts';

describe('pseudonyms', () => {
  it('are the same for the same name, whatever its case', () => {
    const renamed = pseudonyms();
    expect(renamed('Ana.Lopez@contoso.example')).toBe(renamed(' ana.lopez@CONTOSO.example'));
    expect(renamed('ana.lopez@contoso.example')).toMatch(/^person-[a-z2-9]{13}$/);
  });

  it('differ between outputs, unless the reader gives the key of both', () => {
    const name = 'ana.lopez@contoso.example';
    expect(pseudonyms()(name)).not.toBe(pseudonyms()(name));
    expect(pseudonyms('correct horse battery')(name)).toBe(pseudonyms('correct horse battery')(name));
    expect(pseudonyms('correct horse battery')(name)).not.toBe(pseudonyms('another key of yours')(name));
  });

  it('differ between people', () => {
    const renamed = pseudonyms();
    const names = Array.from({ length: 20_000 }, (_, at) => `u${at}@contoso.example`);
    expect(new Set(names.map(renamed)).size).toBe(names.length);
  });

  it('say nothing of the name', () => {
    const renamed = pseudonyms();
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}$/), (name) => {
        expect(renamed(`${name}@contoso.example`)).not.toContain(name);
        expect(renamed(name)).toHaveLength(20);
      }),
    );
  });

  it('refuse a key that can be tried out', () => {
    expect(() => pseudonyms('short')).toThrow('pseudonym-key-too-short');
  });
});
