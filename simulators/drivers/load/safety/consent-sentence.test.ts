import { describe, expect, it } from 'vitest';
import { consentSentence } from './consent-sentence.ts';

describe('consentSentence', () => {
  it('names the host, the rate and the way out', () => {
    expect(consentSentence('login.example.test', 66.6666)).toBe(
      'You have said that login.example.test is yours (--i-own-this-target): it will get up to 66.7 sign-ins a second, with real accounts locked where they fail too often. Ctrl-C ends it.',
    );
    expect(consentSentence('login.example.test', 1_000)).toContain('up to 1000 sign-ins a second');
    expect(consentSentence('login.example.test')).toContain('as fast as it answers');
  });
});
