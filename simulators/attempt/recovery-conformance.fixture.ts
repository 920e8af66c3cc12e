// The contract of every driver that can recover accounts: each branch of both ways that a person or an impostor can take, as the rules say.
import { describe, expect, it } from 'vitest';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Action } from '../../scenarios/flows/action.ts';
import { policy, type Policy } from '../../scenarios/schema/policy.ts';
import type { HumanModel, Intent, Situation } from '../people/intent.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import type { AttemptCourse } from './attempt-course.ts';
import type { ConformanceBench } from './driver-conformance.fixture.ts';
import { scriptedHuman } from './scripted-human.fixture.ts';
import { testAccount, testUser } from './test-user.fixture.ts';

const inEvaluation = 'tried-out';
const monday = Date.UTC(2026, 0, 5, 8);
const hourMs = 3_600_000;

/** What the target of every driver is started with here: who is in no group of it recovers nothing by themselves. */
export const recoveryPolicy: Policy = policy.parse({
  recovery: {
    profiles: [
      { name: 'Tried out', groups: [inEvaluation], mode: 'evaluation' },
      { name: 'Testers', groups: testUser().groups, claimValidation: 'built-in' },
    ],
  },
  helpDesk: { procedure: ['questions', 'call-back'], opensAt: 6, closesAt: 20 },
  temporaryAccessPass: { life: '10 min' },
});

const well = scriptedHuman();

/** The first time something else than what goes well; `times` more than once. */
function first<A extends Action>(
  action: A,
  changed: (situation: Situation) => Partial<ReturnType<HumanModel[A]>>,
  times = 1,
): Partial<HumanModel> {
  let left = times;
  const act = (situation: Situation) => {
    const usual = well[action](situation);
    left -= 1;
    return left < 0 ? usual : { ...usual, ...changed(situation) };
  };
  return { [action]: act } as Partial<HumanModel>;
}

const late = (action: Action, modelledMs: number) => first(action, () => ({ modelledMs }) as object);
const document = (changed: object, times?: number) =>
  first(
    'capture-document',
    (situation) => ({ document: { ...well['capture-document'](situation).document, ...changed } }),
    times,
  );
const face = (action: 'take-selfie' | 'check-face', changed: object, times?: number) =>
  first(action, (situation) => ({ face: { ...well[action](situation).face, ...changed } }), times);
const worst = 1e-9;
const nothingKnown: Partial<Intent<'answer-help-desk'>> = { answer: { proof: 'questions', right: 0, asked: 3 } };
const stranger = { identity: 'a stranger', matchQuantile: 0.5 };
const claims = { firstName: 'Ada', lastName: 'Byron', dateOfBirth: '1990-01-02' };

/** @param bench opened once, with recoveryPolicy and the balanced verifier; each case uses a user of its own. */
export function recoveryConformance(bench: () => ConformanceBench): void {
  let users = 0;
  const attempt = async (
    flow: FlowId,
    human: Partial<HumanModel> = {},
    { startsAtMs, ...changes }: Partial<VirtualUser> & { readonly startsAtMs?: number } = {},
  ) => {
    users += 1;
    const user = testUser({ index: users, userName: `user.${users}`, ...changes });
    const identity = {
      givenName: user.givenName,
      surname: user.surname,
      dateOfBirth: claims.dateOfBirth,
      namesakes: 0,
    };
    const account = { ...testAccount(user), identity };
    await bench().leaveUser();
    await bench().openAccount(user, account);
    return bench().attempt({ user, account, flow, human, startsAtMs: startsAtMs ?? monday });
  };
  const path = ({ steps }: AttemptCourse) => steps.map(({ step, result }) => `${step} ${result}`);
  const shown = ({ steps }: AttemptCourse) => steps.map(({ step, result, code }) => `${step} ${result} ${code}`);

  describe('account recovery', () => {
    it('leads from the other ways to sign in over the phone to a sign-in with the new passkey', async () => {
      const course = await attempt('account-recovery');
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(path(course)).toEqual([
        'open-sign-in shown',
        'choose-another-way shown',
        'open-account-recovery shown',
        'name-account-to-recover accepted',
        'open-verification shown',
        'reach-for-document in-hand',
        'choose-document accepted',
        'capture-document accepted',
        'take-selfie accepted',
        'keep-credential accepted',
        'present-credential accepted',
        'check-face accepted',
        'see-recovery-result accepted',
        'submit-pass accepted',
        'open-security-info shown',
        'create-passkey registered',
        'sign-out shown',
        'open-sign-in shown',
        'reach-for-passkey on-this-device',
        'use-passkey accepted',
      ]);
    });

    it.each([
      [
        'a document that is not taken',
        first('choose-document', () => ({ text: 'residence-permit/BR' })),
        'choose-document refused document-not-taken',
      ],
      [
        'another document than was chosen',
        document({ type: 'identity-card' }),
        'capture-document wrong another-document',
      ],
      [
        'a picture that cannot be read',
        document({ legibilityQuantile: worst }),
        'capture-document wrong document-unreadable',
      ],
      ['a selfie of somebody else', face('take-selfie', stranger), 'take-selfie wrong no-match'],
      [
        'a selfie put behind the camera',
        face('take-selfie', { presentation: 'injected', livenessQuantile: 0.01 }),
        'take-selfie wrong injected',
      ],
      [
        'a face that is not like enough',
        face('check-face', { matchQuantile: worst }),
        'check-face wrong face-not-confirmed',
      ],
      ['a pass that is mistyped', first('submit-pass', () => ({ text: 'not-a-pass' })), 'submit-pass wrong 130503'],
      [
        'an identity check that has run out',
        late('choose-document', 1_800_001),
        'choose-document ended verification-ended',
      ],
      [
        'a credential of which the site hears too late',
        late('keep-credential', 900_001),
        'present-credential ended recovery-expired',
      ],
      ['a presentation that has run out', late('check-face', 900_001), 'check-face ended presentation-ended'],
      [
        'a recovery that has run out',
        late('see-recovery-result', 900_001),
        'see-recovery-result ended recovery-expired',
      ],
      ['a pass that has run out', late('submit-pass', 600_001), 'submit-pass expired 130504'],
    ] as const)('gets over %s', async (_what, human, expected) => {
      const course = await attempt('account-recovery', human);
      expect(shown(course)).toContain(expected);
      expect(course.outcome).toEqual({ kind: 'succeeded' });
    });

    it.each([
      ['a document that has expired', document({ expired: true }), 'capture-document', 'document-expired'],
      [
        'a document that is not genuine',
        document({ authenticityQuantile: worst }),
        'capture-document',
        'document-not-genuine',
      ],
      [
        'three pictures that cannot be read',
        document({ legibilityQuantile: worst }, 3),
        'capture-document',
        'too-many-tries',
      ],
      ['three selfies of somebody else', face('take-selfie', stranger, 3), 'take-selfie', 'too-many-tries'],
      ['three faces of somebody else', face('check-face', stranger, 3), 'check-face', 'too-many-tries'],
      [
        'another name',
        document({ claims: { ...claims, lastName: 'Lovelace' } }),
        'see-recovery-result',
        'claims-differ',
      ],
      [
        'another date of birth',
        document({ claims: { ...claims, dateOfBirth: '1990-01-03' } }),
        'see-recovery-result',
        'validation-failed',
      ],
    ] as const)('is refused for %s', async (_what, human, step, code) => {
      const course = await attempt('account-recovery', human);
      expect(course.outcome).toEqual({ kind: 'refused', step: `account-recovery/${step}`, code });
    });

    it('is refused to whom no profile is for', async () => {
      const course = await attempt('account-recovery', {}, { groups: ['nobody'] });
      expect(course.outcome).toMatchObject({ kind: 'refused', code: 'not-in-scope' });
    });

    it('recovers nobody in evaluation', async () => {
      const course = await attempt('account-recovery', {}, { groups: [inEvaluation] });
      expect(course.outcome).toMatchObject({ kind: 'abandoned', reason: 'recovery-evaluated' });
      expect(path(course).at(-1)).toBe('see-recovery-result evaluated');
    });

    it('gives an impostor who passes for the owner a passkey of their own', async () => {
      const course = await attempt('account-recovery-by-impostor');
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(path(course).at(-1)).toBe('create-passkey registered');
    });

    it('stops an impostor at the face', async () => {
      const course = await attempt('account-recovery-by-impostor', face('take-selfie', stranger, 3));
      expect(course.outcome).toMatchObject({ kind: 'refused', code: 'too-many-tries' });
    });
  });

  describe('recovery by the help desk', () => {
    it('leads from the call to a sign-in with the new passkey', async () => {
      const course = await attempt('help-desk-recovery');
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(path(course)).toEqual([
        'call-help-desk asked-for-more',
        'answer-help-desk asked-for-more',
        'answer-help-desk accepted',
        'open-sign-in shown',
        'choose-another-way shown',
        'submit-pass accepted',
        'open-security-info shown',
        'create-passkey registered',
        'sign-out shown',
        'open-sign-in shown',
        'reach-for-passkey on-this-device',
        'use-passkey accepted',
      ]);
    });

    const wrong = first('answer-help-desk', () => nothingKnown);

    it('is refused where a proof does not hold', async () => {
      const course = await attempt('help-desk-recovery', wrong);
      expect(course.outcome).toEqual({
        kind: 'refused',
        step: 'help-desk-recovery/answer-help-desk',
        code: 'proof-not-held',
      });
    });

    it('goes on where the desk passes over it', async () => {
      const course = await attempt(
        'help-desk-recovery-by-impostor',
        first('answer-help-desk', () => ({ ...nothingKnown, passedOver: true })),
      );
      expect(course.outcome).toEqual({ kind: 'succeeded' });
    });

    it('is not to be had when nobody is there', async () => {
      const course = await attempt('help-desk-recovery', {}, { startsAtMs: monday + 14 * hourMs });
      expect(course.outcome).toMatchObject({ kind: 'abandoned', reason: 'help-desk-not-reached' });
      expect(shown(course)).toEqual(['call-help-desk not-answered help-desk-closed']);
    });

    it('begins with another call when the pass has run out', async () => {
      const course = await attempt('help-desk-recovery', late('submit-pass', 600_001));
      expect(course.outcome).toEqual({ kind: 'succeeded' });
      expect(path(course).filter((step) => step.startsWith('call-help-desk'))).toHaveLength(2);
    });
  });
}
