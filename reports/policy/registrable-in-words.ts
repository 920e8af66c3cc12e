// What people may register, and the answers about a first passkey, in words.
import type { FirstPasskeyAnswer, Registrable, Severity } from '../../scenarios/schema/policy-answer.ts';
import type { ColourName } from '../drawing/palette.ts';

export const registrableWords: Readonly<Record<Registrable, string>> = {
  none: 'nothing',
  'device-bound-attested-listed': 'device-bound, attested, listed models',
  'device-bound-attested': 'device-bound, attested',
  'device-bound': 'device-bound, unattested',
  'synced-listed': 'synced, listed providers',
  synced: 'any synced passkey',
};

/** From nothing to the weakest. */
export const registrableColours: Readonly<Record<Registrable, ColourName>> = {
  none: 'quiet',
  'device-bound-attested-listed': 'signedIn',
  'device-bound-attested': 'blue',
  'device-bound': 'indigo',
  'synced-listed': 'gaveUp',
  synced: 'vermilion',
};

export const firstPasskeyWords: Readonly<Record<FirstPasskeyAnswer, string>> = {
  'has-one': 'have one that signs in',
  yes: 'can get one',
  no: 'cannot get one',
  unknown: 'not known',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'For information',
};
