// What attacks, those who stop them and verdicts of a phishing drill are called.
import type { Stopper } from '../../scenarios/measures/phishing-counts.ts';
import type { AttackKind } from '../../scenarios/schema/phishing.ts';
import type { RateOfAttacks, ResistanceWord } from '../results/phishing-results.ts';
import { threeDigits } from '../words/quantity.ts';

/** Short, and with what an attack begins with where that is not a lure. */
export const attackWords: Readonly<Record<AttackKind, string>> = {
  relay: 'Relay',
  'relay-without-passkey': 'Relay that hides the passkey',
  harvest: 'Copied page',
  'enrolment-lure': 'Call to enrol a passkey',
  'pass-lure': 'Call for a pass just given',
  'prompt-consent': 'Prompt sent unasked (password known)',
  'recovery-hijack': 'Caller at the help desk',
  'stolen-passkey': 'Copied passkey (its provider taken)',
  replay: 'Answer sent once more',
};

/** For the middle of a sentence. */
export function attackInSentence(kind: AttackKind): string {
  const words = attackWords[kind];
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

export const stopperWords: Readonly<Record<Stopper, string>> = {
  browser: 'Browser',
  site: 'Site',
  policy: 'Policy',
  person: 'Person',
  desk: 'Help desk',
  'nothing-there': 'Nothing there to take',
};

export const resistanceInWords: Readonly<Record<ResistanceWord, string>> = {
  resistant: 'RESISTANT',
  'resistant-without-fallback': 'ONLY WITHOUT FALLBACK',
  'not-resistant': 'NOT RESISTANT',
  'too-few': 'TOO FEW',
};

/** "4.20 (2.10 to 7.50)"; without an event "under 3.10". */
export function rateInWords({ events, per1000, lower1000, upper1000 }: RateOfAttacks): string {
  return events === 0 || lower1000 === undefined
    ? `under ${threeDigits(upper1000)}`
    : `${threeDigits(per1000)} (${threeDigits(lower1000)} to ${threeDigits(upper1000)})`;
}

/** The same without its limits. */
export function rateAlone({ events, per1000, upper1000 }: RateOfAttacks): string {
  return events === 0 ? `under ${threeDigits(upper1000)}` : threeDigits(per1000);
}
