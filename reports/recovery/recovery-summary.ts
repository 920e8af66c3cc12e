// The paragraph that is read first of a recovery drill. Where by some way nobody got back in, that is its first sentence.
import { departureSentence } from '../departures/departures-in-words.ts';
import type { ResultsOfDrill } from '../results/results.ts';
import type { RightfulResult } from '../results/recovery-results.ts';
import { inToldOrder } from '../results/arm-of-run.ts';
import { listed } from '../words/listed.ts';
import { andManyInWords, livedWhere } from '../words/lived-where.ts';
import { money } from '../words/currency.ts';
import { countOf, percent, quantity } from '../words/quantity.ts';
import { impostorsTold, rightfulTold, toldLayer } from './told-layer.ts';
import { kindInSentence } from './drill-words.ts';
import { leftOutOf } from './left-out.ts';
import { perThousand } from './per-thousand.ts';
import { recoveryDecisionSentence } from './recovery-decision-rows.ts';

export type ToldOfDrill = Omit<ResultsOfDrill, '$schema' | 'format' | 'generatedAt' | 'summary'>;

export function recoverySummary(results: ToldOfDrill): string {
  return [
    nobodyBack(results),
    departureSentence(results.departures),
    scale(results),
    backIn(results),
    impostors(results),
    cost(results),
    decided(results),
    caution(results),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Empty: somebody got back in by every way. */
export function nobodyBack(results: Pick<ResultsOfDrill, 'arms' | 'recovery'>): string {
  const layer = toldLayer(results);
  return inToldOrder(results.arms)
    .filter(({ id }) => results.recovery.noneRecovered.includes(id))
    .map(({ id, inSentence }) => {
      const row = rightfulTold(results, layer).find(({ arm }) => arm === id);
      const stop = row?.stops[0];
      const most = stop === undefined ? '' : `; ${percent(stop.share)} stop at “${stop.words}”`;
      return `Nobody gets back in by ${inSentence}: none of ${countOf(row?.people ?? 0, 'person', 'people')}${most}.`;
    })
    .join(' ');
}

function scale({ run, counts, recovery }: ToldOfDrill): string {
  return `${countOf(counts.users, 'person', 'people')} who had lost their passkeys and whoever posed as them lived ${countOf(counts.attempts, 'attempt')} to recover ${livedWhere(run.environment)}${andManyInWords(recovery.many)}.`;
}

/** "87.5 % by account recovery and 93.0 % by the help desk". */
function byWay(results: ToldOfDrill, figureOf: (row: RightfulResult) => string | undefined): string {
  const rows = rightfulTold(results, toldLayer(results));
  return listed(
    inToldOrder(results.arms).flatMap(({ id, inSentence }) => {
      const row = rows.find(({ arm }) => arm === id);
      const figure = row === undefined ? undefined : figureOf(row);
      return figure === undefined ? [] : [`${figure} by ${inSentence}`];
    }),
  );
}

function backIn(results: ToldOfDrill): string {
  const rates = byWay(
    results,
    ({ within, recovered }) =>
      `${percent(recovered.value)} (${percent(within.find(({ seconds }) => seconds === 900)?.recovered.value ?? 0)} within 15\u00a0min)`,
  );
  return rates === '' ? '' : `Of rightful people, those who get back in are ${rates}.`;
}

function impostors(results: ToldOfDrill): string {
  const leftOut = leftOutOf(results);
  const rows = impostorsTold(results, toldLayer(results)).filter(({ kind }) => !leftOut.has(kind));
  if (rows.length === 0) return 'No impostor came, so nothing is known of who else gets in.';
  const told = inToldOrder(results.arms).flatMap(({ id, inSentence }) => {
    const best = rows
      .filter(({ arm }) => arm === id)
      .toSorted((one, other) => other.per1000 - one.per1000 || other.upper1000 - one.upper1000)[0];
    return best === undefined ? [] : [`${perThousand(best)} by ${inSentence} (${kindInSentence(best.kind)})`];
  });
  return `Of 1\u00a0000 attacks of the kind that does best, there get in ${listed(told)}; limits are exact, at 95\u00a0%.`;
}

function cost(results: ToldOfDrill): string {
  const { currency } = results.recovery;
  const costs = byWay(results, ({ cost: { perRecovery }, perPerson }) =>
    perRecovery === undefined
      ? undefined
      : `${money(perRecovery, currency)}\u00a0${currency} and ${quantity(perPerson.totalS / 60, 'min')}`,
  );
  return costs === '' ? '' : `A recovery that succeeds costs ${costs}.`;
}

function decided(results: ToldOfDrill): string {
  const sentence = recoveryDecisionSentence(results);
  return sentence === '' ? '' : `Decided: ${sentence}`;
}

function caution({ run }: ToldOfDrill): string {
  const assumed = run.parameters.filter(({ evidence = [] }) => evidence.length === 0).length;
  return `Pages, rules and thresholds are real; who loses what, what people carry and are called, how documents and faces score and what impostors bring is modelled${assumed === 0 ? '' : ` (${assumed} of ${countOf(run.parameters.length, 'parameter')} are plain assumptions)`}, so the figures say what follows from the model, not what will happen.`;
}
