// What of a recovery drill was real and what is modelled, for its first screen.
import type { ResultsOfDrill } from '../results/results.ts';
import { browserInWords, inVirtualTime } from '../words/lived-where.ts';
import { machineTimeSource } from '../words/machine-time-word.ts';
import { count, countOf, percent } from '../words/quantity.ts';

/** Two short sentences, and a third where attempts were lost by our own fault. */
export function drillRealAndModelled({ run, counts, validity, recovery: { many } }: ResultsOfDrill): string {
  const { machineTime } = run.environment;
  const attempts = `${countOf(counts.attempts, 'attempt')} of ${countOf(counts.users, 'person', 'people')} and of impostors`;
  const real =
    machineTime === undefined
      ? `Real: ${browserInWords(run.environment)}, the server, its policy, the verifier’s and the help desk’s procedures, ${attempts}`
      : `${attempts} ${inVirtualTime}; machine time is resampled from ${machineTimeSource(machineTime)}`;
  const more =
    many === undefined
      ? ''
      : `, ${count(many.users)} like them in virtual time${many.points === 0 ? '' : `, ${countOf(many.points, 'point')} of the inputs`}`;
  const lost = validity.voidShare > 0 ? ` ${percent(validity.voidShare)} of attempts were lost by our own fault.` : '';
  return `${real}. Modelled: who loses what, documents, names, faces and their scores, what impostors bring and know, how long people take${more}.${lost}`;
}
