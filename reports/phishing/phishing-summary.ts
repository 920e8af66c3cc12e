// The paragraph that is read first of a phishing drill.
import { departureSentence } from '../departures/departures-in-words.ts';
import type { ResultsOfPhishing } from '../results/results.ts';
import { inToldOrder } from '../results/arm-of-run.ts';
import { listed } from '../words/listed.ts';
import { andManyInWords, livedWhere } from '../words/lived-where.ts';
import { countOf, percent } from '../words/quantity.ts';
import { attackInSentence, rateInWords, resistanceInWords } from './phishing-words.ts';
import { attacksTold, bestAttack, signInsTold } from './told-attacks.ts';

export type ToldOfPhishing = Omit<ResultsOfPhishing, '$schema' | 'format' | 'generatedAt' | 'summary'>;

export function phishingSummary(results: ToldOfPhishing): string {
  return [
    departureSentence(results.departures),
    scale(results),
    best(results),
    verdicts(results),
    met(results),
    caution(results),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function scale({ run, counts, phishing }: ToldOfPhishing): string {
  return `${countOf(counts.users, 'person', 'people')} signed in and were attacked once in each arm, in ${countOf(counts.attempts, 'attempt')} ${livedWhere(run.environment)}${andManyInWords(phishing.many)}.`;
}

function best(results: ToldOfPhishing): string {
  const rows = attacksTold(results);
  const told = inToldOrder(results.arms).flatMap(({ id, inSentence }) => {
    const widest = bestAttack(rows.filter(({ arm }) => arm === id));
    return widest === undefined
      ? []
      : [`${rateInWords(widest.takenOver)} with ${inSentence} (${attackInSentence(widest.kind)})`];
  });
  return told.length === 0
    ? ''
    : `Of 1\u00a0000 attacks of the kind that does best, there take over an account ${listed(told)}; limits are exact, at 95\u00a0%.`;
}

function verdicts({ arms, phishing }: ToldOfPhishing): string {
  const told = inToldOrder(arms).flatMap(({ id, inSentence }) => {
    const found = phishing.verdicts.find(({ arm }) => arm === id);
    return found === undefined ? [] : [`${resistanceInWords[found.verdict]} with ${inSentence}`];
  });
  return told.length === 0 ? '' : `“Phishing-resistant”: ${told.join('; ')}.`;
}

function met(results: ToldOfPhishing): string {
  const rows = signInsTold(results);
  const told = inToldOrder(results.arms).flatMap(({ id, inSentence }) => {
    const found = rows.find(({ arm }) => arm === id)?.met;
    return found === undefined ? [] : [`${percent(found.value)} with ${inSentence}`];
  });
  return told.length === 0 ? '' : `Of their own needs to sign in are met ${listed(told)}.`;
}

function caution({ run }: ToldOfPhishing): string {
  const assumed = run.parameters.filter(({ evidence = [] }) => evidence.length === 0).length;
  return `Pages, browser, rules and policies are real; who follows a lure, trusts a page, takes another way or approves what is not theirs is modelled${assumed === 0 ? '' : ` (${assumed} of ${countOf(run.parameters.length, 'parameter')} are plain assumptions)`}, so the figures say what follows from the model, not what will happen.`;
}
