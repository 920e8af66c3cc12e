// The contract of every driver where an external provider asks for the second factor: there, back, and every way in which that can end.
import { describe, expect, it } from 'vitest';
import type { HumanModel } from '../people/intent.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import type { AttemptCourse } from './attempt-course.ts';
import type { ConformanceBench } from './driver-conformance.fixture.ts';
import { testAccount, testUser } from './test-user.fixture.ts';

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 0, 5, 8);
/** Apart from those of the other contract. */
const firstUser = 500;

/** @param bench opened once, with `conformancePolicy`; each case uses a user of its own. */
export function externalConformance(bench: () => ConformanceBench): void {
  let users = firstUser;
  const newUser = async (changes: Partial<VirtualUser> = {}) => {
    users += 1;
    const user = testUser({ index: users, userName: `user.${users}`, secondFactor: 'external', ...changes });
    const account = testAccount(user);
    await bench().leaveUser();
    await bench().openAccount(user, account);
    return { user, account };
  };
  const signIn = async (human: Partial<HumanModel> = {}, changes: Partial<VirtualUser> = {}) =>
    bench().attempt({ ...(await newUser(changes)), flow: 'password-otp', human });
  const path = (course: AttemptCourse) => course.steps.map(({ step, result }) => `${step} ${result}`);
  const codes = (course: AttemptCourse) => course.steps.filter(({ logged }) => logged).map(({ code }) => code);
  const there = ['open-external-check shown', 'reach-for-approver in-hand', 'answer-external-check shown'];

  describe('a second factor that an external provider asks for', () => {
    it('signs in who approves', async () => {
      const course = await signIn();
      expect(path(course)).toEqual([
        'open-sign-in shown',
        'submit-user-name accepted',
        'recall-password recalled',
        'submit-password asked-elsewhere',
        ...there,
        'return-from-external-check accepted',
      ]);
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(course.method).toBe('password-external');
      expect(codes(course)).toEqual(['50158', '0']);
    });

    it('refuses who declines, and takes them when they begin again', async () => {
      let declined = false;
      const course = await signIn({
        'answer-external-check': () => {
          const text = declined ? 'approve' : 'decline';
          declined = true;
          return { modelledMs: 0, text };
        },
      });
      expect(path(course).slice(3, 9)).toEqual([
        'submit-password asked-elsewhere',
        ...there,
        'return-from-external-check wrong',
        'go-on-after-declining yes',
      ]);
      expect(codes(course)).toEqual(['50158', '500121', '50158', '0']);
      expect(course.outcome).toEqual({ kind: 'succeeded' });
    });

    it('ends where what approves is not at hand', async () => {
      const course = await signIn({ 'reach-for-approver': () => ({ modelledMs: 0, result: 'not-at-hand' }) });
      expect(course.outcome).toEqual({
        kind: 'abandoned',
        step: 'password-otp/reach-for-approver',
        reason: 'second-factor-not-at-hand',
      });
      expect(codes(course)).toEqual(['50158']);
    });

    // The site forgets whom it sent away after 5 min of the user's clock; a browser's session that is not finished lives 15.
    it.each([
      [299_999, ['50158', '0']],
      [300_001, ['50158', '50089', '50158', '0']],
      [900_001, ['50158', '50089', '50158', '0']],
    ] as const)('takes an answer that comes back %d ms later as the rule says', async (laterMs, expected) => {
      let waited = false;
      const course = await signIn({
        'answer-external-check': () => {
          const modelledMs = waited ? 0 : laterMs;
          waited = true;
          return { modelledMs, text: 'approve' };
        },
      });
      expect(codes(course)).toEqual(expected);
      expect(course.outcome).toEqual({ kind: 'succeeded' });
    });

    it('sends nobody there who is in no group of it', async () => {
      const course = await signIn({}, { groups: ['others'] });
      expect(course.outcome).toEqual({ kind: 'refused', step: 'password-otp/submit-password', code: '50079' });
      expect(codes(course)).toEqual(['50079']);
    });

    it('is multifactor authentication enough to register a passkey', async () => {
      const who = await newUser();
      const course = await bench().attempt({ ...who, flow: 'passkey-registration', startsAtMs: monday - dayMs });
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(who.account.passkeys).toHaveLength(1);
    });

    it('leaves a forgotten password to be reset by e-mail', async () => {
      let forgot = false;
      const course = await signIn({
        'recall-password': () => {
          const result = forgot ? 'recalled' : 'forgotten';
          forgot = true;
          return { modelledMs: 0, result };
        },
      });
      expect(path(course)).toContain('choose-new-password accepted');
      expect(course.method).toBe('password-external');
    });
  });
}
