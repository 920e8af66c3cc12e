// Where somebody stopped, as counts name it, in words: the step's title and what the code or reason means.
import { stepTitle } from './step-title.ts';
import { codeMeaning } from './code-meaning.ts';

interface Stop {
  readonly step: string;
  readonly code: string;
  readonly words: string;
}

/** @param name "flow/step code", as counts have it. */
export function stopInWords(name: string): Stop {
  const space = name.indexOf(' ');
  const [step, code] = space < 0 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)];
  // A step at which somebody decides is titled by a question.
  return { step, code, words: `${stepTitle(step).replace(/\?$/, '')}: ${endInWords(code)}` };
}

/** Reasons of giving up, beside the codes that a target has. */
const reasons: Readonly<Record<string, string>> = {
  'timed-out': 'Took longer than an attempt may',
  'patience-exhausted': 'Lost patience',
  'gave-up-after-set-back': 'Gave up after a set-back',
  'service-unavailable': 'Gave up as the service did not answer',
  'help-desk-not-reached': 'Nobody of the help desk answered in time',
  'verification-phone-not-at-hand': 'No phone to verify with',
  'document-not-at-hand': 'No document at hand',
  'identity-not-verified': 'Gave up after the identity check had refused',
  'recovery-evaluated': 'Evaluation mode: walked the whole way, and nothing is recovered',
  'nothing-to-try': 'Nothing left to try',
  'no-code-arrived': 'No code arrived',
  'second-factor-not-at-hand': 'No second factor at hand',
  'locked-out': 'The account is locked',
  'reset-not-completed': 'Did not end the password reset',
  'no-passkey-and-no-other-way': 'No passkey at hand, and no other way in',
  'lure-passed-over': 'Passed over',
  'lure-page-left': 'Left the page',
  'lure-reported': 'Told the help desk',
  'grew-suspicious': 'Grew suspicious',
  'prompt-declined': 'Declined',
  'nothing-to-approve': 'No prompt to approve is sent',
  'nothing-to-steal': 'There is nothing to copy',
  'session-over': 'The session was over',
};

/** A code of target or browser, or a reason of giving up. */
export function endInWords(code: string): string {
  return reasons[code] ?? codeMeaning(code);
}
