// Does anything tell whether a user name is somebody's? Answers are compared byte by byte, and the costly work is counted.
import type * as Argon2 from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { AttackedSite } from './attacked-site.fixture.ts';
import { authenticationOptions, newPasskeyHolder } from './honest-steps.fixture.ts';
import { Visitor, type Answer } from './visitor.fixture.ts';

const work = vi.hoisted(() => ({ verifications: 0 }));
vi.mock('@node-rs/argon2', async (importOriginal) => {
  const argon2 = await importOriginal<typeof Argon2>();
  const verify: typeof Argon2.verify = (...given) => {
    work.verifications += 1;
    return argon2.verify(...given);
  };
  return { ...argon2, verify };
});

const site = new AttackedSite();
let strangers = 0;
/** A user name nobody has, another one each time: failures are counted against these too. */
const nobody = (): string => `nobody${(strangers += 1)}@contoso.example`;

/** What a stranger sees of an answer, without the user name they typed themselves. */
const seen = ({ status, page, code, location, text }: Answer, userName: string) => ({
  status,
  page,
  code,
  location,
  text: text.replaceAll(userName, '(name)'),
});

interface Probe {
  readonly title: string;
  /** What the control must see, so that two equal failures do not pass for a proof. */
  readonly expected: Partial<Answer>;
  readonly run: (visitor: Visitor, userName: string) => Promise<Answer>;
}

const startReset = (visitor: Visitor, userName: string): Promise<Answer> =>
  visitor.post('/password-reset/user-name', { 'user-name': userName });
/** Codes have six digits, so this one is wrong for everybody. */
const wrongCode = { code: 'abcdef' };

async function guessPasswords(visitor: Visitor, userName: string, guesses: number): Promise<Answer> {
  let answer = await visitor.post('/sign-in/user-name', { 'user-name': userName });
  for (let guess = 0; guess < guesses; guess += 1)
    answer = await visitor.post('/sign-in/password', { password: `guess ${guess}` });
  return answer;
}

async function resetGuesses(visitor: Visitor, userName: string, guesses: number): Promise<Answer> {
  let answer = await startReset(visitor, userName);
  for (let guess = 0; guess < guesses; guess += 1) answer = await visitor.post('/password-reset/code', wrongCode);
  return answer;
}

const probes: readonly Probe[] = [
  {
    title: 'the page after the user name',
    expected: { page: 'password', code: undefined },
    run: (visitor, name) => guessPasswords(visitor, name, 0),
  },
  {
    title: 'a wrong password',
    expected: { page: 'password', code: '50126' },
    run: (visitor, name) => guessPasswords(visitor, name, 1),
  },
  {
    title: 'the tenth wrong password',
    expected: { page: 'password', code: '50126' },
    run: (visitor, name) => guessPasswords(visitor, name, 10),
  },
  {
    title: 'the eleventh, when locked',
    expected: { page: 'password', code: '50053' },
    run: (visitor, name) => guessPasswords(visitor, name, 11),
  },
  { title: 'the start of a password reset', expected: { page: 'code', code: undefined }, run: startReset },
  {
    title: 'a wrong reset code',
    expected: { page: 'code', code: '500121' },
    run: (visitor, name) => resetGuesses(visitor, name, 1),
  },
  {
    title: 'the sixth wrong reset code',
    expected: { page: 'code', code: '50088' },
    run: (visitor, name) => resetGuesses(visitor, name, 6),
  },
  {
    title: 'a wrong reset code after the life of the sent one',
    expected: { page: 'code', code: '50089' },
    run: async (visitor, name) => {
      await startReset(visitor, name);
      site.nowMs += 180_001;
      return visitor.post('/password-reset/code', wrongCode);
    },
  },
  {
    title: 'another reset code asked for',
    expected: { page: 'code', code: undefined },
    run: async (visitor, name) => {
      await startReset(visitor, name);
      site.nowMs += 10_000;
      return visitor.post('/password-reset/code/resend');
    },
  },
  {
    title: 'the start of the sixth password reset in a quarter of an hour',
    expected: { page: 'code', code: '500121' },
    run: async (visitor, name) => {
      for (let start = 0; start < 6; start += 1) await startReset(visitor, name);
      return visitor.post('/password-reset/code', wrongCode);
    },
  },
];

describe('somebody and nobody are answered alike', () => {
  it.each(probes)('$title', async ({ expected, run }) => {
    const { userPrincipalName: somebody } = await site.newPerson('text-message');
    const startMs = site.nowMs;
    const toSomebody = seen(await run(new Visitor(site), somebody), somebody);
    site.nowMs = startMs;
    const stranger = nobody();
    const toNobody = seen(await run(new Visitor(site), stranger), stranger);
    expect(toSomebody).toMatchObject(expected);
    expect(toNobody).toEqual(toSomebody);
  });

  it('a password costs the same argon2 work for both, and none when locked', async () => {
    const { userPrincipalName: somebody } = await site.newPerson();
    const cost = async (name: string, guesses: number): Promise<number> => {
      const before = work.verifications;
      await guessPasswords(new Visitor(site), name, guesses);
      return work.verifications - before;
    };
    expect([await cost(somebody, 15), await cost(nobody(), 15)]).toEqual([10, 10]);
  });

  it('passkey options name one credential for somebody without a passkey and for nobody, the same at each request', async () => {
    const { userPrincipalName: somebody } = await site.newPerson();
    const shape = async (name: string) => {
      const [first, second] = [
        await authenticationOptions(new Visitor(site), name),
        await authenticationOptions(new Visitor(site), name),
      ];
      expect(first.allowCredentials).toEqual(second.allowCredentials);
      expect(first.challenge).not.toBe(second.challenge);
      const allowCredentials = first.allowCredentials?.map(({ id, type, transports }) => ({
        idLength: id.length,
        type,
        transports,
      }));
      return { ...first, challenge: first.challenge.length, allowCredentials };
    };
    const ofSomebody = await shape(somebody);
    expect(ofSomebody.allowCredentials).toHaveLength(1);
    expect(await shape(nobody())).toEqual(ofSomebody);
    const holder = await newPasskeyHolder(site, { transports: ['hybrid', 'internal'] });
    expect(await shape(holder.person.userPrincipalName)).toEqual(ofSomebody);
  });
});
