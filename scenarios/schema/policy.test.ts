import { describe, expect, it } from 'vitest';
import { policy } from './policy.ts';

describe('a policy', () => {
  it('has defaults that agree with each other', () => expect(policy.parse({}).smartLockout.duration).toBe(60_000));

  it.each([
    [{ passwords: { shortest: 200, longest: 10 } }, 'passwords.longest', '"longest" at or above "shortest"'],
    [{ smartLockout: { duration: '1 h', longest: '5 s' } }, 'smartLockout.longest', '"longest" at or above "duration"'],
    [{ passkeys: { profiles: [{ name: 'A' }, { name: 'A' }] } }, 'passkeys.profiles', 'a name of its own for each'],
  ])('that contradicts itself is refused: %j', (written, path, words) => {
    const issues = policy.safeParse(written).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toEqual([path]);
    expect(issues[0]?.message).toContain(words);
  });
});
