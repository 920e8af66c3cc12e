// What people do on the way back to an account that they have lost: which document and face they bring, what they can answer, how long they
// wait. What is made of it is decided by the verifier, the site and the help desk.
import type { ArmId } from '../../scenarios/schema/arm.ts';
import type { RecoveryAction } from '../../scenarios/flows/recovery-action.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import type { Cause } from '../../scenarios/schema/attempt.ts';
import { answerHelpDesk, callHelpDesk } from './calling-help-desk.ts';
import type { CapturedDocument, CapturedFace } from './captures.ts';
import type { Draws } from './draws.ts';
import type { HumanModel, Intent, Situation } from './intent.ts';
import type { HeldDocument, LockedOut } from './lock-out.ts';
import { followLink } from './paging.ts';
import type { Person } from './person.ts';
import { mistype, typingMs } from './typing.ts';
import type { VirtualUser } from './virtual-user.ts';

/** What a drill tells the human model. */
export interface DrillKnown {
  readonly lockedOut: (user: VirtualUser) => LockedOut;
  /** Time until a capture has been looked at, ms, at the share u of decisions, for u in (0, 1). */
  readonly decisionMs: (who: Pick<Situation, 'user' | 'arm'>, about: Judged, u: number) => number;
  /** How many the help desk of an arm asks, where it asks questions. */
  readonly deskQuestions: (arm: ArmId) => number;
}

/** What of a capture is judged: by the verifier, or by Face Check. */
export type Judged = 'document' | 'selfie' | 'face-check';

type Asked = <I>(answer: (person: Person) => I) => (situation: Situation) => I;

export function recoveringModel(
  as: Asked,
  known: DrillKnown | undefined,
): Pick<HumanModel, RecoveryAction | 'reach-for-document'> {
  const ground = (): DrillKnown => {
    if (known === undefined) throw new Error('somebody recovers an account in a scenario that is no recovery drill');
    return known;
  };
  const caseOf = ({ user }: Situation) => ground().lockedOut(user);
  return {
    'open-account-recovery': as(followLink),
    'name-account-to-recover': as(nameAccount),
    'open-verification': as((person) => openVerification(person, caseOf(person.situation))),
    'reach-for-document': as((person) => reachForDocument(person, caseOf(person.situation))),
    'choose-document': as((person) => chooseDocument(person, caseOf(person.situation))),
    'capture-document': as((person) => captureDocument(person, caseOf(person.situation), ground())),
    'take-selfie': as((person) => takeSelfie(person, 'selfie', ground())),
    'keep-credential': as(followLink),
    'present-credential': as(followLink),
    'check-face': as((person) => takeSelfie(person, 'face-check', ground())),
    'see-recovery-result': as(followLink),
    'submit-pass': as(submitPass),
    'sign-out': as(followLink),
    'call-help-desk': as((person) => withReason(person, callHelpDesk(person), caseOf(person.situation))),
    'answer-help-desk': as((person) => answerHelpDesk(person, ground().deskQuestions(person.situation.arm))),
  };
}

/** Why they are here, said with the first thing that they do. */
export function withReason<I extends { readonly cause?: Cause | undefined }>(
  { situation: { elapsedMs } }: Pick<Person, 'situation'>,
  intent: I,
  { reason }: LockedOut,
): I {
  return elapsedMs === 0 && intent.cause === undefined ? { ...intent, cause: reason } : intent;
}

/**
 * Who calls waits for an answer and no longer (desk-patience); once somebody talks to them they do not go. An identity check has an end, as any
 * attempt has.
 */
export function recoveryPatienceMs(inAttempt: Draws, { start, steps }: Pick<Flow, 'start' | 'steps'>): number {
  return steps[start]?.action === 'call-help-desk'
    ? Number.MAX_SAFE_INTEGER
    : inAttempt.durationMs('recovery-patience');
}

/** The face of a person, as their own document has it. */
export function faceOf({ index }: Pick<VirtualUser, 'index'>): string {
  return `person-${index}`;
}

function nameAccount(person: Person): Intent<'name-account-to-recover'> {
  const { userPrincipalName } = person.situation;
  return {
    modelledMs:
      person.atStep.durationMs('page-orientation') + typingMs(person, 'key-of-user-name', userPrincipalName.length),
    text: userPrincipalName,
  };
}

/** Whoever has lost their phone needs another: the check runs on a phone, and so does the wallet. */
function openVerification(person: Person, { reason }: LockedOut): Intent<'open-verification'> {
  const { atStep, ofUser, inAttempt } = person;
  const modelledMs = atStep.durationMs('verification-reading') + atStep.durationMs('phone-scan');
  const missing =
    reason === 'phone-lost'
      ? !ofUser.happens('another-phone-at-hand')
      : inAttempt.happens('verification-phone-missing');
  return missing
    ? { modelledMs, result: 'not-at-hand', cause: 'verification-phone-missing' }
    : { modelledMs, result: 'shown' };
}

function reachForDocument({ atStep, inAttempt }: Person, { documents }: LockedOut): Intent<'reach-for-document'> {
  const elsewhere = inAttempt.happens('document-not-at-hand');
  const fetches = inAttempt.happens('fetches-document');
  if (documents.length === 0 || (elsewhere && !fetches))
    return { modelledMs: 0, result: 'not-at-hand', cause: 'document-not-at-hand' };
  return elsewhere
    ? { modelledMs: atStep.durationMs('document-fetching'), result: 'in-hand', cause: 'document-not-at-hand' }
    : { modelledMs: 0, result: 'in-hand' };
}

/** At each visit the next that they hold; the last again where there is no other. */
export function documentAt(documents: readonly HeldDocument[], visit: number): HeldDocument {
  const document = documents[Math.min(visit, documents.length - 1)];
  if (document === undefined) throw new Error('somebody without a document shows one');
  return document;
}

/** "passport/DE", as it is chosen on a page. */
export function nameOfDocument({ type, country }: HeldDocument): string {
  return `${type}/${country}`;
}

function chooseDocument(person: Person, { documents }: LockedOut): Intent<'choose-document'> {
  return { ...followLink(person), text: nameOfDocument(documentAt(documents, person.situation.visit)) };
}

function captureDocument(
  person: Person,
  { documents, name, dateOfBirth }: LockedOut,
  known: DrillKnown,
): Intent<'capture-document'> {
  const { atStep } = person;
  const { user, chosenDocument } = person.situation;
  const { type, country } =
    documents.find((held) => nameOfDocument(held) === chosenDocument) ?? documentAt(documents, 0);
  const { firstName, lastName, causes } = name;
  const [cause] = causes;
  return {
    modelledMs: atStep.durationMs('document-capture') + judgingMs(person, 'document', known),
    document: {
      type,
      country,
      origin: 'genuine',
      expired: false,
      claims: { firstName, lastName, dateOfBirth },
      portrait: { identity: faceOf(user) },
      ...documentQuantiles(person),
    },
    ...(cause === undefined ? {} : { cause }),
  };
}

export function documentQuantiles({
  atStep,
}: Person): Pick<CapturedDocument, 'authenticityQuantile' | 'legibilityQuantile'> {
  return {
    authenticityQuantile: atStep.uniform('document-authenticity'),
    legibilityQuantile: atStep.uniform('document-legibility'),
  };
}

/** Whoever has shown something waits until it has been looked at. */
export function judgingMs(
  { atStep, situation }: Person,
  about: Judged,
  { decisionMs }: Pick<DrillKnown, 'decisionMs'>,
): number {
  return decisionMs(situation, about, atStep.uniform('decision'));
}

function takeSelfie(
  person: Person,
  about: Exclude<Judged, 'document'>,
  known: DrillKnown,
): Intent<'take-selfie' | 'check-face'> {
  return {
    modelledMs: person.atStep.durationMs('selfie-capture') + judgingMs(person, about, known),
    face: { identity: faceOf(person.situation.user), presentation: 'live', ...faceQuantiles(person) },
  };
}

export function faceQuantiles({ atStep }: Person): Pick<CapturedFace, 'matchQuantile' | 'livenessQuantile'> {
  return { matchQuantile: atStep.uniform('face-match'), livenessQuantile: atStep.uniform('face-liveness') };
}

function submitPass(person: Person): Intent<'submit-pass'> {
  const { atStep } = person;
  const { codeInHand = '' } = person.situation;
  const modelledMs = atStep.durationMs('page-orientation') + typingMs(person, 'key-of-pass', codeInHand.length);
  return atStep.happens('pass-mistyped') && codeInHand !== ''
    ? { modelledMs, text: mistype(codeInHand, atStep), cause: 'pass-mistyped' }
    : { modelledMs, text: codeInHand };
}
