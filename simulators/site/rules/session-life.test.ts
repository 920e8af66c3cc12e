import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decideSession } from './session-life.ts';

const sinceMs = 1_767_600_000_000;

describe('session life', () => {
  it.each([
    { signedIn: false, lifeMs: 900_000 },
    { signedIn: true, lifeMs: 86_400_000 },
  ])('signed in $signedIn: $lifeMs ms', ({ signedIn, lifeMs }) => {
    expect(decideSession(defaultPolicy.sessions, { signedIn, sinceMs }, sinceMs + lifeMs)).toBe('live');
    expect(decideSession(defaultPolicy.sessions, { signedIn, sinceMs }, sinceMs + lifeMs + 1)).toBe('expired');
  });
});
