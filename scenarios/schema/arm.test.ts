import { describe, expect, it } from 'vitest';
import { arms, armsOfFlows, recordedArms, shortArm, type Arm } from './arm.ts';
import { contrastsOf } from './contrasts.ts';

const told = (written: unknown) => {
  const read = arms.safeParse(written);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('arms', () => {
  it('in short are their flows, and passkeys are compared with password + code', () => {
    const [today, proposed] = arms.parse(['password-otp', 'passkey']);
    expect(today).toEqual({
      id: 'password-otp',
      title: 'Password + code',
      inSentence: 'password + code',
      domain: 'by-code.example',
      signIn: 'password-otp',
    });
    expect(proposed).toEqual({
      id: 'passkey',
      title: 'Passkey',
      inSentence: 'passkeys',
      domain: 'by-keys.example',
      signIn: 'passkey',
      baseline: 'password-otp',
    });
    expect(arms.parse(['passkey', 'password-otp']).map(({ id, baseline }) => [id, baseline])).toEqual([
      ['passkey', 'password-otp'],
      ['password-otp', undefined],
    ]);
    expect(arms.parse(['passkey'])).toEqual([shortArm('passkey')]);
  });

  it('in full keep their order, and say in a sentence what they are called', () => {
    const read = arms.parse({
      today: { title: 'Password + code', signIn: 'password-otp' },
      proposed: { title: 'SSO with passkeys', signIn: 'passkey', baseline: 'today' },
      later: { title: 'Passkeys only', inSentence: 'passkeys alone', signIn: 'passkey', baseline: 'proposed' },
    });
    expect(read.map(({ id, inSentence }) => [id, inSentence])).toEqual([
      ['today', 'password + code'],
      ['proposed', 'SSO with passkeys'],
      ['later', 'passkeys alone'],
    ]);
  });

  it.each([
    ['Password + code', 'password + code'],
    ['E-mail code', 'e-mail code'],
    ['A badge', 'a badge'],
    ["O'Brien's keys", "O'Brien's keys"],
    ['SSO', 'SSO'],
    ['PIN only', 'PIN only'],
    ['FIDO2 keys', 'FIDO2 keys'],
  ])('begin small inside a sentence where they are an ordinary word: %s', (title, inSentence) => {
    expect(arms.parse({ one: { title, signIn: 'passkey' } })).toMatchObject([{ inSentence }]);
  });

  it('have domains of their own, all equally long, those of the short form where the id is the same', () => {
    const [first, ...others] = arms.parse({
      passkey: { title: 'Passkey', signIn: 'passkey', baseline: 'today' },
      today: { title: 'Password + code', signIn: 'password-otp' },
      other: { title: 'Other', signIn: 'password-otp', baseline: 'today' },
    });
    expect(first?.domain).toBe('by-keys.example');
    const domains = [first, ...others, ...armsOfFlows(['password-otp'])].map((arm) => arm?.domain ?? '');
    expect(new Set(domains).size).toBe(4);
    expect(new Set(domains.map(({ length }) => length)).size).toBe(1);
  });

  it('are read again from what a manifest holds of them, short or in full', () => {
    const read = arms.parse({
      today: { title: 'Password + code', signIn: 'password-otp' },
      proposed: {
        title: 'Passkey',
        signIn: 'passkey',
        baseline: 'today',
        policy: { sessions: { signedInLife: '1 h' } },
      },
    });
    const recorded = recordedArms.parse(JSON.parse(JSON.stringify(read)));
    expect(recorded).toEqual(read);
    expect(recorded[1]?.policy).toEqual({ sessions: { signedInLife: 3_600_000 } });
  });

  it.each<[string, unknown, string[]]>([
    ['none', {}, [': expected one to 4 arms']],
    [
      'five',
      Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e'].map((id) => [
          id,
          { title: id, signIn: 'passkey', ...(id === 'a' ? {} : { baseline: 'a' }) },
        ]),
      ),
      [': expected one to 4 arms'],
    ],
    [
      'two without a baseline',
      { a: { title: 'A', signIn: 'passkey' }, b: { title: 'B', signIn: 'passkey' } },
      ['b: expected a "baseline", as only "a" can be without one: say which arm this one is compared with'],
    ],
    [
      'a baseline that is no arm',
      { a: { title: 'A', signIn: 'passkey' }, b: { title: 'B', signIn: 'passkey', baseline: 'c' } },
      ['b.baseline: expected another arm: "a"'],
    ],
    [
      'a baseline of its own',
      { a: { title: 'A', signIn: 'passkey' }, b: { title: 'B', signIn: 'passkey', baseline: 'b' } },
      ['b.baseline: expected another arm: "a"'],
    ],
    [
      'a baseline where there is one arm',
      { a: { title: 'A', signIn: 'passkey', baseline: 'b' } },
      ['a.baseline: expected no baseline, as there is one arm only'],
    ],
    [
      'a circle, beside an arm that is none of it',
      {
        a: { title: 'A', signIn: 'passkey' },
        b: { title: 'B', signIn: 'passkey', baseline: 'c' },
        c: { title: 'C', signIn: 'passkey', baseline: 'b' },
        d: { title: 'D', signIn: 'passkey', baseline: 'b' },
      },
      [
        'b.baseline: expected no circle: leave out the baseline of the arm that the others are compared with',
        'c.baseline: expected no circle: leave out the baseline of the arm that the others are compared with',
      ],
    ],
    [
      'one title twice',
      { a: { title: 'A', signIn: 'passkey' }, b: { title: 'A', signIn: 'password-otp', baseline: 'a' } },
      ['b.title: expected a title that no other arm has'],
    ],
  ])('are refused with %s', (_, written, expected) => expect(told(written)).toEqual(expected));

  it.each(['Today', '1st', 'a_b', '', 'a b', 'a'.repeat(41)])('have no id such as "%s"', (id) =>
    expect(told({ [id]: { title: 'A', signIn: 'passkey' } })).toHaveLength(1),
  );

  it('differ from the policy in what they name alone', () => {
    const policyOf = (policy: unknown): Arm['policy'] =>
      arms.parse({ a: { title: 'A', signIn: 'passkey', policy } })[0]?.policy;
    expect(policyOf({})).toEqual({});
    expect(policyOf({ smartLockout: { threshold: 5 } })).toEqual({ smartLockout: { threshold: 5 } });
    expect(() => policyOf({ smartLockout: { threshold: 500 } })).toThrow('expected at most 50');
    expect(() => policyOf({ smartLockout: { treshold: 5 } })).toThrow('Unrecognized key');
  });
});

describe('contrasts', () => {
  const of = (...baselines: (string | undefined)[]) =>
    baselines.map((baseline, nth) => ({ id: 'abcd'.charAt(nth), ...(baseline === undefined ? {} : { baseline }) }));
  const pairs = (...baselines: (string | undefined)[]) =>
    contrastsOf(of(...baselines)).map(({ arm, baseline }) => `${arm.id} with ${baseline.id}`);

  it('are of each arm that has a baseline, with it', () => {
    expect(pairs(undefined)).toEqual([]);
    expect(pairs(undefined, 'a')).toEqual(['b with a']);
    expect(pairs('b', undefined)).toEqual(['a with b']);
    expect(pairs(undefined, 'a', 'b', 'a')).toEqual(['b with a', 'c with b', 'd with a']);
  });
});
