// For tests: a person who makes no slip and needs no time, but for the answers a test gives.
import type { DeskAnswer, DeskProof } from '../../scenarios/schema/help-desk.ts';
import type { CapturedDocument, CapturedFace } from '../people/captures.ts';
import type { HumanModel, Situation } from '../people/intent.ts';
import type { VirtualUser } from '../people/virtual-user.ts';

/** As good as a picture can come out. */
const well = 1 - 1e-9;

function wellCapturedDocument({ index, givenName, surname }: VirtualUser): CapturedDocument {
  return {
    type: 'passport',
    country: 'DE',
    origin: 'genuine',
    expired: false,
    claims: { firstName: givenName, lastName: surname, dateOfBirth: '1990-01-02' },
    portrait: { identity: `person-${index}` },
    authenticityQuantile: well,
    legibilityQuantile: well,
  };
}

function wellCapturedFace({ index }: VirtualUser): CapturedFace {
  return { identity: `person-${index}`, presentation: 'live', matchQuantile: well, livenessQuantile: well };
}

const rightAnswers: Readonly<Record<DeskProof, DeskAnswer>> = {
  questions: { proof: 'questions', right: 20, asked: 20 },
  'call-back': { proof: 'call-back', reached: true },
  manager: { proof: 'manager', vouches: true },
  video: { proof: 'video', takenForOwner: true },
};

export function scriptedHuman(answers: Partial<HumanModel> = {}): HumanModel {
  const atOnce = () => ({ modelledMs: 0 });
  return {
    'open-sign-in': atOnce,
    'submit-user-name': ({ userPrincipalName }: Situation) => ({ modelledMs: 0, text: userPrincipalName }),
    'recall-password': () => ({ modelledMs: 0, result: 'recalled' }),
    'submit-password': ({ password }: Situation) => ({ modelledMs: 0, text: password }),
    'obtain-code': () => ({ modelledMs: 0, result: 'in-hand' }),
    'submit-code': ({ codeInHand = '' }: Situation) => ({ modelledMs: 0, text: codeInHand }),
    'resend-code': atOnce,
    'open-external-check': atOnce,
    'reach-for-approver': () => ({ modelledMs: 0, result: 'in-hand' }),
    'answer-external-check': () => ({ modelledMs: 0, text: 'approve' }),
    'return-from-external-check': atOnce,
    'reach-for-passkey': ({ passkeyAt }: Situation) => ({
      modelledMs: 0,
      result:
        passkeyAt === 'this-device' || passkeyAt === 'roaming-key'
          ? 'on-this-device'
          : passkeyAt === 'phone'
            ? 'on-another-device'
            : 'not-at-hand',
    }),
    'use-passkey': () => ({ modelledMs: 0, prompt: 'confirmed' }),
    'use-passkey-for-user-name': () => ({ modelledMs: 0, prompt: 'confirmed' }),
    'use-passkey-of-phone': () => ({ modelledMs: 0, prompt: 'confirmed' }),
    'choose-another-way': atOnce,
    'open-passkey-registration': atOnce,
    'create-passkey': () => ({ modelledMs: 0, prompt: 'confirmed' }),
    'open-password-reset': atOnce,
    'choose-new-password': () => ({ modelledMs: 0, text: 'a quite new Passphrase 42' }),
    'open-account-recovery': atOnce,
    'name-account-to-recover': ({ userPrincipalName }: Situation) => ({ modelledMs: 0, text: userPrincipalName }),
    'open-verification': () => ({ modelledMs: 0, result: 'shown' }),
    'reach-for-document': () => ({ modelledMs: 0, result: 'in-hand' }),
    'choose-document': () => ({ modelledMs: 0, text: 'passport/DE' }),
    'capture-document': ({ user }: Situation) => ({ modelledMs: 0, document: wellCapturedDocument(user) }),
    'take-selfie': ({ user }: Situation) => ({ modelledMs: 0, face: wellCapturedFace(user) }),
    'keep-credential': atOnce,
    'present-credential': atOnce,
    'check-face': ({ user }: Situation) => ({ modelledMs: 0, face: wellCapturedFace(user) }),
    'see-recovery-result': atOnce,
    'submit-pass': ({ codeInHand = '' }: Situation) => ({ modelledMs: 0, text: codeInHand }),
    'sign-out': atOnce,
    'call-help-desk': () => ({ modelledMs: 0, result: 'asked-for-more' }),
    'answer-help-desk': ({ asksFor }: Situation) => ({
      modelledMs: 0,
      passedOver: false,
      ...(asksFor === undefined ? {} : { answer: rightAnswers[asksFor] }),
    }),
    'weigh-message': () => ({ modelledMs: 0, result: 'followed' }),
    'open-lure': atOnce,
    'weigh-page': () => ({ modelledMs: 0, result: 'trusted' }),
    'weigh-other-way': () => ({ modelledMs: 0, result: 'taken' }),
    'weigh-prompt': () => ({ modelledMs: 0, result: 'approved' }),
    'open-home': atOnce,
    'replay-assertion': atOnce,
    'hand-over-pass': ({ codeInHand = '' }: Situation) => ({ modelledMs: 0, text: codeInHand }),
    'give-pass': atOnce,
    'reset-password-of-account': atOnce,
    'revoke-sessions': atOnce,
    'delete-passkeys': atOnce,
    'decide-to-go-on': () => ({ modelledMs: 0, result: 'yes' }),
    patienceMs: () => Number.POSITIVE_INFINITY,
    startsOver: () => ({ again: false, afterMs: 0 }),
    ...answers,
  };
}
