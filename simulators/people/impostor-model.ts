// What somebody does who poses as the owner of an account: which document and face they bring in the owner's name, what they have found out,
// how they talk to the help desk. In all else they are asked as people are.
import type { DeskAnswer } from '../../scenarios/schema/help-desk.ts';
import type { Impostor } from '../../scenarios/schema/impostor.ts';
import type { Presentation } from '../../scenarios/schema/captured.ts';
import type { CapturedFace } from './captures.ts';
import { answeringMs, countRight } from './calling-help-desk.ts';
import type { HumanModel, Intent, Situation } from './intent.ts';
import type { LockedOut } from './lock-out.ts';
import { followLink } from './paging.ts';
import { Person } from './person.ts';
import type { Parameters } from './parameters.ts';
import {
  documentAt,
  documentQuantiles,
  faceOf,
  faceQuantiles,
  judgingMs,
  nameOfDocument,
  type DrillKnown,
} from './recovering.ts';
import { otherwise } from './unmeant-model.ts';
import type { VirtualUser } from './virtual-user.ts';

export interface ImpostorGround extends DrillKnown {
  readonly seed: number;
  readonly parameters: Parameters;
}

const presentationOf: Readonly<Record<Impostor['face'], Presentation>> = {
  own: 'live',
  'look-alike': 'live',
  print: 'print',
  replay: 'replay',
  injected: 'injected',
};

/** @param human how people are otherwise. */
export function impostorModel(ground: ImpostorGround, human: HumanModel, impostor: Impostor): HumanModel {
  const person = new Person(ground.seed, ground.parameters);
  const as =
    <I>(answer: (asked: Person, owner: LockedOut) => I) =>
    (situation: Situation): I =>
      answer(person.in(situation), ground.lockedOut(situation.user));
  const come = <I extends object>(intent: I, { elapsedMs }: Situation) =>
    elapsedMs === 0 ? { ...intent, cause: impostor.id as Intent<'open-sign-in'>['cause'] } : intent;

  return otherwise(human, {
    'open-sign-in': (situation) => come(human['open-sign-in'](situation), situation) as Intent<'open-sign-in'>,
    'call-help-desk': (situation) =>
      come({ modelledMs: 0, result: 'asked-for-more' }, situation) as Intent<'call-help-desk'>,
    'open-verification': as((asked) => ({
      modelledMs: asked.atStep.durationMs('phone-scan'),
      result: 'shown',
    })),
    'reach-for-document': as((_asked, { documents }) => ({
      modelledMs: 0,
      // Nothing to steal, and nothing to forge after, where the owner has none.
      result: impostor.document === 'none' || documents.length === 0 ? 'not-at-hand' : 'in-hand',
    })),
    'choose-document': as((asked, { documents }) => ({
      ...followLink(asked),
      text: nameOfDocument(documentAt(documents, asked.situation.visit)),
    })),
    'capture-document': as((asked, owner) => captureDocument(asked, owner, impostor, ground)),
    'take-selfie': as((asked) => showFace(asked, impostor, judgingMs(asked, 'selfie', ground))),
    'check-face': as((asked) => showFace(asked, impostor, judgingMs(asked, 'face-check', ground))),
    // Who has come for this does not lose heart; how often they come back says their file.
    'decide-to-go-on': (situation) => ({
      modelledMs: human['decide-to-go-on'](situation).modelledMs,
      result: 'yes',
    }),
    'answer-help-desk': as((asked) => answerHelpDesk(asked, ground.deskQuestions(asked.situation.arm), impostor)),
    patienceMs: () => Number.MAX_SAFE_INTEGER,
  });
}

/** Whose face an impostor has of their own. */
function ownFace({ id }: Impostor, { index }: Pick<VirtualUser, 'index'>): string {
  return `impostor-${id}-${index}`;
}

/** A forged one is in the name that the directory has: that much can be found out. */
function captureDocument(
  asked: Person,
  owner: LockedOut,
  impostor: Impostor,
  ground: ImpostorGround,
): Intent<'capture-document'> {
  const { user, chosenDocument } = asked.situation;
  const { documents, name, dateOfBirth } = owner;
  const { type, country } =
    documents.find((held) => nameOfDocument(held) === chosenDocument) ?? documentAt(documents, 0);
  const isForged = impostor.document === 'forged';
  return {
    modelledMs: asked.atStep.durationMs('document-capture') + judgingMs(asked, 'document', ground),
    document: {
      type,
      country,
      origin: isForged ? 'forged' : 'genuine',
      expired: false,
      claims: isForged
        ? { firstName: user.givenName, lastName: user.surname, dateOfBirth }
        : { firstName: name.firstName, lastName: name.lastName, dateOfBirth },
      portrait: { identity: isForged ? ownFace(impostor, user) : faceOf(user) },
      ...documentQuantiles(asked),
    },
  };
}

function showFace(asked: Person, impostor: Impostor, waitsMs: number): Intent<'take-selfie' | 'check-face'> {
  const { user } = asked.situation;
  const isOwn = impostor.face === 'own' || impostor.face === 'look-alike';
  const face: CapturedFace = {
    identity: isOwn ? ownFace(impostor, user) : faceOf(user),
    ...(impostor.face === 'look-alike' ? { resembles: faceOf(user) } : {}),
    presentation: presentationOf[impostor.face],
    ...faceQuantiles(asked),
  };
  return { modelledMs: asked.atStep.durationMs('selfie-capture') + waitsMs, face };
}

/** Who issues passes by their own rights passes over every proof. */
function answerHelpDesk(asked: Person, questions: number, impostor: Impostor): Intent<'answer-help-desk'> {
  const { atStep } = asked;
  const { asksFor } = asked.situation;
  if (asksFor === undefined) return { modelledMs: 0, passedOver: false };
  if (impostor.controls.includes('passes')) return { modelledMs: 0, passedOver: true, cause: 'passed-over' };
  const waived = atStep.happens('agent-waives-under-pressure');
  const passedOver = impostor.pushes && waived;
  return {
    ...answerTo(asksFor, asked, questions, impostor),
    passedOver,
    ...(passedOver ? { cause: 'passed-over' } : {}),
  };
}

function answerTo(
  asksFor: NonNullable<Situation['asksFor']>,
  asked: Person,
  questions: number,
  { knows, onVideo, controls }: Impostor,
): { readonly modelledMs: number; readonly answer: DeskAnswer } {
  const { atStep } = asked;
  switch (asksFor) {
    case 'questions': {
      const right = countRight(questions, () => atStep.happens('impostor-knows-answer', knows.value));
      return { modelledMs: answeringMs(asked, questions), answer: { proof: 'questions', right, asked: questions } };
    }
    case 'call-back': {
      const diverted = atStep.happens('impostor-diverts-call-back');
      const reached = controls.includes('telephone-number') || diverted;
      return { modelledMs: atStep.durationMs('desk-call-back'), answer: { proof: 'call-back', reached } };
    }
    case 'manager':
      return {
        modelledMs: atStep.durationMs('manager-reached'),
        answer: { proof: 'manager', vouches: atStep.happens('manager-fooled') },
      };
    case 'video':
      return {
        modelledMs: atStep.durationMs('video-check'),
        answer: {
          proof: 'video',
          takenForOwner: atStep.happens('impostor-accepted-on-video', onVideo.value),
        },
      };
  }
}
