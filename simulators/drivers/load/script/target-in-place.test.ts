import { describe, expect, it } from 'vitest';
import { targetInPlace, tokenProblem } from './target-in-place.ts';
import type { ScriptSettings } from './script-data.ts';

const target = { title: 'Mine' } as ScriptSettings['target'];
const named = { target, baseUrls: ['http://localhost:1'] };

describe('targetInPlace', () => {
  it('in a run of ours heeds no environment, so that a shell cannot send k6 elsewhere', () => {
    expect(
      targetInPlace({ ...named, token: 'ours' }, { BASE_URL: 'http://elsewhere.test', PILOT_TOKEN: 'theirs' }),
    ).toEqual({ baseUrls: ['http://localhost:1'], token: 'ours' });
  });

  it('of a script that was written out takes what it is told, and else what the scenario names', () => {
    const settings = { ...named, standsAlone: true } as const;
    expect(targetInPlace(settings, {})).toEqual({ baseUrls: ['http://localhost:1'] });
    expect(
      targetInPlace(settings, { BASE_URL: ' http://a.test/ ,, https://b.test:8// ', PILOT_TOKEN: 'shown' }),
    ).toEqual({ baseUrls: ['http://a.test', 'https://b.test:8'], token: 'shown' });
  });

  it('of one in which people recover accounts wants the token: without it the target would hear of no identity check', () => {
    const settings = { ...named, standsAlone: true, recovers: true } as const;
    expect(targetInPlace(settings, {}).problem).toContain('found no PILOT_TOKEN, expected that of "Mine"');
    expect(targetInPlace(settings, { PILOT_TOKEN: 'shown' })).toMatchObject({ token: 'shown' });
  });

  it.each([
    [
      { BASE_URL: ' ' },
      'found no BASE_URL, expected the address of "Mine"; run k6 with -e BASE_URL=http://localhost:8080',
    ],
    [{}, 'found no BASE_URL'],
    [{ BASE_URL: 'localhost:8080' }, 'found BASE_URL localhost:8080, expected the address of "Mine"'],
    [{ BASE_URL: 'http://a.test,ftp://b.test' }, 'found BASE_URL ftp://b.test, expected'],
    [{ BASE_URL: 'http://a.test/auth' }, 'found BASE_URL http://a.test/auth, expected'],
    [{ BASE_URL: 'http://me:word@a.test' }, 'found BASE_URL http://me:word@a.test, expected'],
    [{ BASE_URL: 'https://write-the-address-of-your-target-here.invalid' }, 'which nobody has filled in'],
    [{ BASE_URL: 'http://a.test', PILOT_EPOCH: 'now' }, 'found PILOT_EPOCH now, expected ms since 1970'],
  ])(
    'says what is wrong with %j, and does not throw: a script is loaded also where nobody runs it',
    (env, sentence) => {
      const found = targetInPlace({ target, baseUrls: [], standsAlone: true }, env);
      expect(found.baseUrls).toEqual([]);
      expect(found.problem).toContain(sentence);
    },
  );
});

it('tells a token that the target does not know from a target that does not answer', () => {
  expect(tokenProblem('http://a.test', 200, '')).toBeUndefined();
  expect(tokenProblem('http://a.test', 403, '')).toContain('does not know (status 403)');
  expect(tokenProblem('http://a.test', 0, 'connection refused')).toContain(
    'no answer from http://a.test (connection refused)',
  );
});
