// Written by `npm run index` from the files of reports/metrics. Do not edit.
import { metric as fallbacks } from './fallbacks.ts';
import { metric as giveUps } from './give-ups.ts';
import { metric as helpDeskWorthyFailures } from './help-desk-worthy-failures.ts';
import { metric as loadCapacity } from './load-capacity.ts';
import { metric as loadDroppedShare } from './load-dropped-share.ts';
import { metric as loadFailureShare } from './load-failure-share.ts';
import { metric as loadLatencyP50 } from './load-latency-p50.ts';
import { metric as loadLatencyP95 } from './load-latency-p95.ts';
import { metric as loadLatencyP99 } from './load-latency-p99.ts';
import { metric as lockOuts } from './lock-outs.ts';
import { metric as passwordResets } from './password-resets.ts';
import { metric as registrationSuccess } from './registration-success.ts';
import { metric as registrationTime } from './registration-time.ts';
import { metric as restrictedTimeToSignIn120S } from './restricted-time-to-sign-in-120-s.ts';
import { metric as restrictedTimeToSignIn300S } from './restricted-time-to-sign-in-300-s.ts';
import { metric as restrictedTimeToSignIn } from './restricted-time-to-sign-in.ts';
import { metric as secondsPerSuccess } from './seconds-per-success.ts';
import { metric as signedInBy10S } from './signed-in-by-10-s.ts';
import { metric as signedInBy120S } from './signed-in-by-120-s.ts';
import { metric as signedInBy20S } from './signed-in-by-20-s.ts';
import { metric as signedInBy30S } from './signed-in-by-30-s.ts';
import { metric as signedInBy5S } from './signed-in-by-5-s.ts';
import { metric as signedInBy60S } from './signed-in-by-60-s.ts';
import { metric as successPerAttemptByMethod } from './success-per-attempt-by-method.ts';
import { metric as successPerAttemptFirstTryByMethod } from './success-per-attempt-first-try-by-method.ts';
import { metric as successPerAttemptFirstTry } from './success-per-attempt-first-try.ts';
import { metric as successPerAttempt } from './success-per-attempt.ts';
import { metric as successPerPersonDayByMethod } from './success-per-person-day-by-method.ts';
import { metric as successPerPersonDay } from './success-per-person-day.ts';
import { metric as successPerPromptByMethod } from './success-per-prompt-by-method.ts';
import { metric as successPerPrompt } from './success-per-prompt.ts';
import { metric as successPerSessionByMethod } from './success-per-session-by-method.ts';
import { metric as successPerSession } from './success-per-session.ts';
import { metric as timeOfSuccessesGeometricMean } from './time-of-successes-geometric-mean.ts';
import { metric as timeOfSuccessesMean } from './time-of-successes-mean.ts';
import { metric as timeOfSuccessesMedian } from './time-of-successes-median.ts';
import { metric as voidShare } from './void-share.ts';

export const metrics = {
  fallbacks: fallbacks,
  'give-ups': giveUps,
  'help-desk-worthy-failures': helpDeskWorthyFailures,
  'load-capacity': loadCapacity,
  'load-dropped-share': loadDroppedShare,
  'load-failure-share': loadFailureShare,
  'load-latency-p50': loadLatencyP50,
  'load-latency-p95': loadLatencyP95,
  'load-latency-p99': loadLatencyP99,
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
  'success-per-person-day-by-method': successPerPersonDayByMethod,
  'success-per-person-day': successPerPersonDay,
  'success-per-prompt-by-method': successPerPromptByMethod,
  'success-per-prompt': successPerPrompt,
  'success-per-session-by-method': successPerSessionByMethod,
  'success-per-session': successPerSession,
  'time-of-successes-geometric-mean': timeOfSuccessesGeometricMean,
  'time-of-successes-mean': timeOfSuccessesMean,
  'time-of-successes-median': timeOfSuccessesMedian,
  'void-share': voidShare,
} as const;
