// The paragraph of a pilot, under 90 words: what is wrong with it, the decisions, the two figures with their doubt, what was real and what
// is modelled. Claims, readings and all else stand in their tables.
import { comparisonsIn } from '../pilot/charts/find-estimate.ts';
import { armStyles } from '../drawing/arm-style.ts';
import { departureLine, departureSentence } from '../departures/departures-in-words.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { inToldOrder } from '../results/arm-of-run.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { decisionSentence } from '../words/decision-rows.ts';
import { listed } from '../words/listed.ts';
import { count, countOf, quantity } from '../words/quantity.ts';
import { withinWords, wordsIn } from '../words/within-words.ts';
import { headlineFigure } from './headline-figure.ts';
import { realAndModelled } from './real-and-modelled.ts';

export type ToldOfPilot = Omit<ResultsOfPilot, '$schema' | 'format' | 'generatedAt' | 'summary'>;

const mostWords = 89;
/** What makes a run other than plain is told in full up to so many words, else in short. */
const departureWords = 30;
/** More are counted. */
const gatesNamed = 2;

export function pilotSummary(told: ToldOfPilot): string {
  const results: ResultsOfPilot = {
    ...told,
    $schema: '',
    format: 'passkey-pilot-results/2',
    generatedAt: '',
    summary: '',
  };
  return withinWords(
    [
      { text: departures(results), rank: 0 },
      { text: missedGates(results), rank: 0 },
      { text: decisions(results), rank: 0 },
      { text: success(results), rank: 2 },
      { text: time(results), rank: 3 },
      { text: realAndModelled(results, { withShares: false }), rank: 1 },
    ],
    mostWords,
  );
}

function departures({ departures: found }: ResultsOfPilot): string {
  const sentence = departureSentence(found);
  return wordsIn(sentence) <= departureWords ? sentence : `${departureLine(found)}.`;
}

function missedGates({ gates }: ResultsOfPilot): string {
  const missed = gates.filter(({ passed }) => !passed);
  if (missed.length === 0) return '';
  const named = missed
    .slice(0, gatesNamed)
    .map(
      ({ metric, expression, unit, found }) =>
        `${metric} ${expression}${found === undefined ? ' (no figure)' : ` (found ${quantity(found, unit ?? '')})`}`,
    );
  const more = missed.length - named.length;
  return `${countOf(missed.length, 'gate')} missed: ${named.join('; ')}${more === 0 ? '' : ` and ${count(more)} more`}.`;
}

function decisions(results: ResultsOfPilot): string {
  const sentence = decisionSentence(results);
  return sentence !== '' && hasPlantedFaults(results.departures)
    ? `With the faults planted: ${sentence.replace(/^For /, 'for ')}`
    : sentence;
}

/** "97.8 % with passkeys and 97.1 % with password + code". Empty: no figure. */
function byArm(results: ResultsOfPilot, arms: readonly { readonly arm: string; readonly text: string }[]): string {
  const styleOf = armStyles(results.arms);
  return listed(
    inToldOrder(results.arms).flatMap(({ id }) => {
      const found = arms.find(({ arm }) => arm === id);
      return found === undefined ? [] : [`${found.text} with ${styleOf(id).inSentence}`];
    }),
  );
}

/** Where two arms alone are compared; of several the table of figures tells. */
function onlyContrast(results: ResultsOfPilot, contrasts: readonly { readonly text: string }[]): string | undefined {
  return comparisonsIn(results).length === 1 ? contrasts[0]?.text : undefined;
}

function success(results: ResultsOfPilot): string {
  const { arms, contrasts } = headlineFigure(results, { id: 'success-per-need', unit: 'proportion' }, 'difference');
  if (arms.length === 0) return 'How often people got in cannot be told from this run.';
  const difference = onlyContrast(results, contrasts);
  return `Needs met: ${byArm(results, arms)}${difference === undefined ? '' : `, ${difference}`}.`;
}

function time(results: ResultsOfPilot): string {
  const { arms, contrasts } = headlineFigure(results, { id: 'restricted-time-to-sign-in', unit: 's' }, 'ratio');
  if (arms.length === 0) return '';
  const ratio = onlyContrast(results, contrasts);
  return `Signing in takes ${byArm(results, arms)}${ratio === undefined ? '' : `, ${ratio}`}; a give-up or longer counts as 60\u00a0s.`;
}
