// What of a phishing drill was real and what is modelled, for its first screen.
import type { ResultsOfPhishing } from '../results/results.ts';
import { browserInWords, inVirtualTime } from '../words/lived-where.ts';
import { machineTimeSource } from '../words/machine-time-word.ts';
import { count, countOf, percent } from '../words/quantity.ts';

/** Two short sentences, and a third where attempts were lost by our own fault. */
export function phishingRealAndModelled({ run, counts, validity, phishing: { many } }: ResultsOfPhishing): string {
  const { machineTime } = run.environment;
  const attempts = `${countOf(counts.attempts, 'attempt')} of ${countOf(counts.users, 'person', 'people')} and of who phishes them`;
  const real =
    machineTime === undefined
      ? `Real: ${browserInWords(run.environment)}, the relay between it and the server, the server and its policies, ${attempts}`
      : `${attempts} ${inVirtualTime}; machine time is resampled from ${machineTimeSource(machineTime)}`;
  const more = many === undefined ? '' : `, ${count(many.users)} like them in virtual time`;
  const lost = validity.voidShare > 0 ? ` ${percent(validity.voidShare)} of attempts were lost by our own fault.` : '';
  return `${real}. Modelled: who follows a lure, trusts its page, takes another way, approves what is not theirs or tells of it, and how long people take${more}.${lost}`;
}
