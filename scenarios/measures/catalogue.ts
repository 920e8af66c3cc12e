// Written by `npm run index` from the files of scenarios/measures. Do not edit.
import { estimand as fallbacks } from './fallbacks.ts';
import { estimand as giveUps } from './give-ups.ts';
import { estimand as helpDeskWorthyFailures } from './help-desk-worthy-failures.ts';
import { estimand as lockOutsByStrangers } from './lock-outs-by-strangers.ts';
import { estimand as lockOuts } from './lock-outs.ts';
import { estimand as passwordResets } from './password-resets.ts';
import { estimand as registrationSuccess } from './registration-success.ts';
import { estimand as registrationTime } from './registration-time.ts';
import { estimand as restrictedTimeToSignIn120S } from './restricted-time-to-sign-in-120-s.ts';
import { estimand as restrictedTimeToSignIn300S } from './restricted-time-to-sign-in-300-s.ts';
import { estimand as restrictedTimeToSignIn } from './restricted-time-to-sign-in.ts';
import { estimand as secondsPerSuccess } from './seconds-per-success.ts';
import { estimand as signedInBy10S } from './signed-in-by-10-s.ts';
import { estimand as signedInBy120S } from './signed-in-by-120-s.ts';
import { estimand as signedInBy20S } from './signed-in-by-20-s.ts';
import { estimand as signedInBy30S } from './signed-in-by-30-s.ts';
import { estimand as signedInBy5S } from './signed-in-by-5-s.ts';
import { estimand as signedInBy60S } from './signed-in-by-60-s.ts';
import { estimand as successPerAttemptByMethod } from './success-per-attempt-by-method.ts';
import { estimand as successPerAttemptFirstTryByMethod } from './success-per-attempt-first-try-by-method.ts';
import { estimand as successPerAttemptFirstTry } from './success-per-attempt-first-try.ts';
import { estimand as successPerAttempt } from './success-per-attempt.ts';
import { estimand as successPerLogEntry } from './success-per-log-entry.ts';
import { estimand as successPerNeedByMethod } from './success-per-need-by-method.ts';
import { estimand as successPerNeed } from './success-per-need.ts';
import { estimand as successPerPageOpened } from './success-per-page-opened.ts';
import { estimand as successPerPersonDayByMethod } from './success-per-person-day-by-method.ts';
import { estimand as successPerPersonDay } from './success-per-person-day.ts';
import { estimand as successPerPromptByMethod } from './success-per-prompt-by-method.ts';
import { estimand as successPerPromptShown } from './success-per-prompt-shown.ts';
import { estimand as successPerPrompt } from './success-per-prompt.ts';
import { estimand as timeOfSuccessesGeometricMean } from './time-of-successes-geometric-mean.ts';
import { estimand as timeOfSuccessesMean } from './time-of-successes-mean.ts';
import { estimand as timeOfSuccessesMedian } from './time-of-successes-median.ts';
import { estimand as voidShare } from './void-share.ts';

export const estimands = {
  fallbacks: fallbacks,
  'give-ups': giveUps,
  'help-desk-worthy-failures': helpDeskWorthyFailures,
  'lock-outs-by-strangers': lockOutsByStrangers,
  'lock-outs': lockOuts,
  'password-resets': passwordResets,
  'registration-success': registrationSuccess,
  'registration-time': registrationTime,
  'restricted-time-to-sign-in-120-s': restrictedTimeToSignIn120S,
  'restricted-time-to-sign-in-300-s': restrictedTimeToSignIn300S,
  'restricted-time-to-sign-in': restrictedTimeToSignIn,
  'seconds-per-success': secondsPerSuccess,
  'signed-in-by-10-s': signedInBy10S,
  'signed-in-by-120-s': signedInBy120S,
  'signed-in-by-20-s': signedInBy20S,
  'signed-in-by-30-s': signedInBy30S,
  'signed-in-by-5-s': signedInBy5S,
  'signed-in-by-60-s': signedInBy60S,
  'success-per-attempt-by-method': successPerAttemptByMethod,
  'success-per-attempt-first-try-by-method': successPerAttemptFirstTryByMethod,
  'success-per-attempt-first-try': successPerAttemptFirstTry,
  'success-per-attempt': successPerAttempt,
  'success-per-log-entry': successPerLogEntry,
  'success-per-need-by-method': successPerNeedByMethod,
  'success-per-need': successPerNeed,
  'success-per-page-opened': successPerPageOpened,
  'success-per-person-day-by-method': successPerPersonDayByMethod,
  'success-per-person-day': successPerPersonDay,
  'success-per-prompt-by-method': successPerPromptByMethod,
  'success-per-prompt-shown': successPerPromptShown,
  'success-per-prompt': successPerPrompt,
  'time-of-successes-geometric-mean': timeOfSuccessesGeometricMean,
  'time-of-successes-mean': timeOfSuccessesMean,
  'time-of-successes-median': timeOfSuccessesMedian,
  'void-share': voidShare,
} as const;
