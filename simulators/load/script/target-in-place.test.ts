import { describe, expect, it } from 'vitest';
import { targetInPlace } from './target-in-place.ts';
import type { ScriptSettings } from './script-data.ts';

const target = { title: 'Mine' } as ScriptSettings['target'];
const named = { target, baseUrls: ['http://localhost:1'] };

describe('targetInPlace', () => {
  it('in a run of ours heeds no environment, so that a shell cannot send k6 elsewhere', () => {
    expect(targetInPlace({ ...named, token: 'ours' }, { BASE_URL: 'http://elsewhere.test', PILOT_TOKEN: 'theirs' })).toEqual({ baseUrls: ['http://localhost:1'], token: 'ours' });
  });

  it('of a script that was written out takes what it is told, and else what the scenario names', () => {
    const settings = { ...named, standsAlone: true } as const;
    expect(targetInPlace(settings, {})).toEqual({ baseUrls: ['http://localhost:1'] });
    expect(targetInPlace(settings, { BASE_URL: ' http://a.test/ ,, https://b.test:8// ', PILOT_TOKEN: 'shown' })).toEqual({ baseUrls: ['http://a.test', 'https://b.test:8'], token: 'shown' });
  });

  it('says what it lacks', () => {
    expect(() => targetInPlace({ target, baseUrls: [], standsAlone: true }, { BASE_URL: ' ' })).toThrow('found no BASE_URL, expected the address of "Mine"');
  });
});
