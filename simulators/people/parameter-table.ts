// The parameters of the human model by id: what each does in the model and which trait of a person bears on it.
// The numbers are in scenarios/evidence: human.yaml, recovery.yaml for recovery drills alone, external.yaml where people
// are sent to an external provider; a test holds table and files together.
import type { Traits } from './virtual-user.ts';

/**
 * duration     time something takes; 0 for the ideal person
 * slip         chance that something goes wrong or is missing; 0 for the ideal person
 * habit        chance of a way of doing things that is no failure
 * willingness  chance to go on after a set-back; 1 for the ideal person
 * tolerance    how long a person puts up with waiting; without end for the ideal person
 * spread       standard deviation between people
 * constant     neither differs between people nor can go wrong
 */
export type ParameterRole = 'duration' | 'slip' | 'habit' | 'willingness' | 'tolerance' | 'spread' | 'constant';

interface ParameterUse {
  readonly role: ParameterRole;
  /** Multiplies durations and tolerances, and the odds of chances. */
  readonly trait?: keyof Traits;
}

/** Of human.yaml: every kind of experiment has them. */
const everywhere = {
  'slowness-spread': { role: 'spread' },
  'carelessness-spread': { role: 'spread' },
  'forgetfulness-spread': { role: 'spread' },
  'patience-spread': { role: 'spread' },
  'biometric-spread': { role: 'spread' },

  'page-orientation': { role: 'duration', trait: 'slowness' },
  pointing: { role: 'duration', trait: 'slowness' },
  'key-of-user-name': { role: 'duration', trait: 'slowness' },
  'key-of-password': { role: 'duration', trait: 'slowness' },
  'key-of-code': { role: 'duration', trait: 'slowness' },
  'typing-on-phone': { role: 'constant' },
  'user-name-offered': { role: 'habit' },
  'password-filled': { role: 'habit' },

  'password-length': { role: 'constant' },
  'password-recall': { role: 'duration', trait: 'slowness' },
  'password-forgotten': { role: 'slip', trait: 'forgetfulness' },
  'password-doubted': { role: 'slip', trait: 'forgetfulness' },
  'password-mistyped': { role: 'slip', trait: 'carelessness' },
  'capital-lock': { role: 'slip', trait: 'carelessness' },
  'old-password': { role: 'slip', trait: 'forgetfulness' },
  'new-password-invention': { role: 'duration', trait: 'slowness' },

  'authenticator-app-opening': { role: 'duration', trait: 'slowness' },
  'message-opening': { role: 'duration', trait: 'slowness' },
  'mailbox-opening': { role: 'duration', trait: 'slowness' },
  'text-message-latency': { role: 'duration' },
  'text-message-slow': { role: 'slip' },
  'text-message-slow-latency': { role: 'duration' },
  'text-message-lost': { role: 'slip' },
  'e-mail-latency': { role: 'duration' },
  'e-mail-lost': { role: 'slip' },
  'code-waiting': { role: 'tolerance', trait: 'patience' },
  'code-mistyped': { role: 'slip', trait: 'carelessness' },
  'one-time-password-window': { role: 'constant' },

  'phone-not-at-hand': { role: 'slip', trait: 'carelessness' },
  'security-key-not-at-hand': { role: 'slip', trait: 'carelessness' },
  'fetches-missing-device': { role: 'willingness', trait: 'patience' },
  'fetching-device': { role: 'duration' },

  'prompt-orientation': { role: 'duration', trait: 'slowness' },
  'prompt-dismissed': { role: 'slip', trait: 'carelessness' },
  'registration-dismissed': { role: 'slip', trait: 'carelessness' },
  'biometric-in-use': { role: 'habit' },
  'biometric-gesture': { role: 'duration', trait: 'slowness' },
  'biometric-false-reject': { role: 'slip' },
  'biometric-unusable': { role: 'slip' },
  'biometric-tries': { role: 'constant' },
  'pin-instead': { role: 'willingness' },
  'pin-entry': { role: 'duration', trait: 'slowness' },
  'pin-mistyped': { role: 'slip', trait: 'carelessness' },
  'pin-tries': { role: 'constant' },
  'security-key-touch': { role: 'duration', trait: 'slowness' },
  'cross-device-declined': { role: 'slip' },
  'phone-scan': { role: 'duration', trait: 'slowness' },
  'cross-device-connection-failed': { role: 'slip' },
  'cross-device-connection-wait': { role: 'duration' },
  'cross-device-cancelled': { role: 'slip' },

  'error-reading': { role: 'duration', trait: 'slowness' },
  'goes-on-after-wrong-password': { role: 'willingness', trait: 'patience' },
  'asks-again-after-first-missing-code': { role: 'willingness', trait: 'patience' },
  'asks-again-after-next-missing-code': { role: 'willingness', trait: 'patience' },
  'goes-on-after-wrong-code': { role: 'willingness', trait: 'patience' },
  'waits-out-lock-out': { role: 'willingness', trait: 'patience' },
  'lock-out-waiting': { role: 'duration' },
  'tries-prompt-again': { role: 'willingness', trait: 'patience' },
  'tries-phone-again': { role: 'willingness', trait: 'patience' },
  'tries-registration-again': { role: 'willingness', trait: 'patience' },
  'goes-on-after-outage': { role: 'willingness', trait: 'patience' },
  'reset-dropped': { role: 'slip' },
  patience: { role: 'tolerance', trait: 'patience' },
  'starts-over': { role: 'willingness', trait: 'patience' },
  'starting-over-delay': { role: 'duration' },

  'page-left': { role: 'slip' },
  'automatic-prompt': { role: 'slip' },
  'automatic-prompt-waved-away': { role: 'slip' },
  'autofill-prompt': { role: 'slip' },
  'autofill-prompt-passed-over': { role: 'slip' },
  'passkey-offered-not-there': { role: 'slip' },
  'wrong-account-first': { role: 'slip', trait: 'carelessness' },
  'wrong-device-first': { role: 'slip', trait: 'carelessness' },
  'stranger-guess': { role: 'slip' },
  'stranger-burst-spread': { role: 'spread' },
  'stranger-guess-gap': { role: 'duration' },
  'stranger-guess-leaked': { role: 'slip' },
  'stranger-guess-right': { role: 'slip' },
} as const satisfies Readonly<Record<string, ParameterUse>>;

/** Of recovery.yaml. */
const inRecovery = {
  'verification-reading': { role: 'duration', trait: 'slowness' },
  'document-fetching': { role: 'duration' },
  'document-capture': { role: 'duration', trait: 'slowness' },
  'selfie-capture': { role: 'duration', trait: 'slowness' },
  'desk-wait': { role: 'duration' },
  'question-answering': { role: 'duration', trait: 'slowness' },
  'desk-call-back': { role: 'duration' },
  'manager-reached': { role: 'duration' },
  'video-check': { role: 'duration', trait: 'slowness' },
  'key-of-pass': { role: 'duration', trait: 'slowness' },

  'document-not-at-hand': { role: 'slip', trait: 'carelessness' },
  'verification-phone-missing': { role: 'slip', trait: 'carelessness' },
  'answer-not-known': { role: 'slip', trait: 'forgetfulness' },
  'call-back-missed': { role: 'slip', trait: 'carelessness' },
  'manager-unreachable': { role: 'slip' },
  'rightful-misjudged-on-video': { role: 'slip' },
  'pass-mistyped': { role: 'slip', trait: 'carelessness' },

  'fetches-document': { role: 'willingness', trait: 'patience' },
  'captures-again': { role: 'willingness', trait: 'patience' },
  'takes-selfie-again': { role: 'willingness', trait: 'patience' },
  'checks-face-again': { role: 'willingness', trait: 'patience' },
  'goes-on-after-refused-document': { role: 'willingness', trait: 'patience' },

  'owns-passport': { role: 'habit' },
  'owns-driving-licence': { role: 'habit' },
  'owns-identity-card': { role: 'habit' },
  'another-phone-at-hand': { role: 'habit' },

  'married-name': { role: 'slip' },
  'nickname-in-directory': { role: 'slip' },
  'name-order-swapped': { role: 'slip' },
  'hyphen-dropped': { role: 'slip' },
  'namesake-in-directory': { role: 'slip' },

  'recovery-patience': { role: 'tolerance', trait: 'patience' },
  'desk-patience': { role: 'tolerance', trait: 'patience' },

  'impostor-knows-answer': { role: 'slip' },
  'impostor-diverts-call-back': { role: 'slip' },
  'manager-fooled': { role: 'slip' },
  'impostor-accepted-on-video': { role: 'slip' },
  'agent-waives-under-pressure': { role: 'slip' },
} as const satisfies Readonly<Record<string, ParameterUse>>;

/** Of external.yaml. */
const atExternalProvider = {
  'approval-opening': { role: 'duration', trait: 'slowness' },
  'approval-deciding': { role: 'duration', trait: 'slowness' },
  'approval-declined': { role: 'slip', trait: 'carelessness' },
} as const satisfies Readonly<Record<string, ParameterUse>>;

/** Of phishing.yaml. */
const whenPhished = {
  'message-weighing': { role: 'duration', trait: 'slowness' },
  'lure-page-weighing': { role: 'duration', trait: 'slowness' },
  'other-way-weighing': { role: 'duration', trait: 'slowness' },
  'prompt-weighing': { role: 'duration', trait: 'slowness' },
  'lure-followed-from-message': { role: 'slip', trait: 'carelessness' },
  'lure-followed-from-call': { role: 'slip', trait: 'carelessness' },
  'lure-page-trusted': { role: 'slip', trait: 'carelessness' },
  'other-way-taken-at-lure': { role: 'slip', trait: 'carelessness' },
  'unexpected-prompt-approved': { role: 'slip', trait: 'carelessness' },
  'lure-reported': { role: 'habit' },
  'training-effect': { role: 'constant' },
  'operator-delay': { role: 'duration' },
} as const satisfies Readonly<Record<string, ParameterUse>>;

const parameterTable = { ...everywhere, ...inRecovery, ...atExternalProvider, ...whenPhished } as const;

export type ParameterId = keyof typeof parameterTable;

/** The same table, read by any id. */
export function useOf(id: ParameterId): ParameterUse {
  return parameterTable[id];
}

/** Of every kind of experiment. */
export const parameterIds = Object.keys(everywhere) as readonly ParameterId[];
/** Of recovery drills, beside those. */
export const recoveryParameterIds = Object.keys(inRecovery) as readonly ParameterId[];

/** Where an external provider asks for second factors, beside those. */
export const externalParameterIds = Object.keys(atExternalProvider) as readonly ParameterId[];

/** Where people are phished, beside those. */
export const phishingParameterIds = Object.keys(whenPhished) as readonly ParameterId[];

type IdsOf<R extends ParameterRole> = {
  [K in ParameterId]: (typeof parameterTable)[K]['role'] extends R ? K : never;
}[ParameterId];

/** Ids of times, asked for in ms. */
export type DurationId = IdsOf<'duration' | 'tolerance'>;
/** Ids of chances. */
export type ChanceId = IdsOf<'slip' | 'habit' | 'willingness'>;
/** Ids of plain numbers. */
export type NumberId = IdsOf<'spread' | 'constant'>;
