// The findings in a few sentences, for the top of the page and for the terminal.
import type { PointMetric, PointSide } from '../../scenarios/measures/parameter-point.ts';
import { departureSentence } from '../departures/departures-in-words.ts';
import { count, countOf, percent, quantity, spreadInWords } from '../words/quantity.ts';
import { notSettled } from './not-settled.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

export function sensitivitySummary({
  departures,
  uncertainty,
  questions,
  conditions,
  tornado,
  parameters,
}: Pick<
  SensitivityResults,
  'departures' | 'uncertainty' | 'questions' | 'conditions' | 'tornado' | 'parameters'
>): string[] {
  const titleOf = (id: string) => parameters.find((each) => each.id === id)?.title ?? id;
  const of = (metric: PointMetric, side: PointSide) =>
    uncertainty.filter((each) => each.metric === metric && each.side === side && each.persona === undefined);
  const told = [...of('success-per-need', 'difference'), ...of('restricted-time-to-sign-in', 'ratio')];
  const movers = told.flatMap(
    ({ figure }) =>
      tornado
        .find((each) => each.figure === figure)
        ?.rows.slice(0, 3)
        .map(({ parameter }) => titleOf(parameter)) ?? [],
  );
  const conditionsOfDecision = questions.filter(({ kind }) => kind !== 'claim');
  const isSure = ({ settled, holdsAtCentre, shareOfDraws }: (typeof questions)[number]) =>
    settled && (holdsAtCentre ? shareOfDraws : 1 - shareOfDraws) >= 0.99;
  const [sure, open] = [
    conditionsOfDecision.filter(isSure),
    conditionsOfDecision.filter((question) => !isSure(question)),
  ];
  const claims = questions.filter(({ kind }) => kind === 'claim');
  const reached = conditions.filter(({ state }) => state === 'holds at the centre' || state === 'holds at a point');
  return [
    ...(departures.length === 0 ? [] : [departureSentence(departures)]),
    ...told.map(
      ({ title, unit, centre, monteCarloSe, inputs }) =>
        `${title}: ${quantity(centre, unit)} with every parameter at its centre; what is not known about the parameters ${inputs.interval === undefined ? 'leaves it the same at every point drawn' : `makes it anything from ${quantity(inputs.interval.lower, unit)} to ${quantity(inputs.interval.upper, unit)} (95 % of the points drawn)`}. The simulated users alone leave a standard error of ${spreadInWords(monteCarloSe, unit)}${inputs.monteCarloSe < inputs.sd / 3 ? ': more of them would hardly narrow the range' : ', so part of that range is the size of the sample: more users at each point (--users) would narrow it'}.`,
    ),
    ...(movers.length === 0
      ? []
      : [`Most of it comes from: ${[...new Set(movers)].map((title) => `“${title}”`).join(', ')}.`]),
    ...(sure.length === 0
      ? []
      : [
          `At 99 % of the points or more, and here: ${sure.map(({ title, holdsAtCentre }) => `${inSentence(title)} (${holdsAtCentre ? 'yes' : 'no'})`).join('; ')}.`,
        ]),
    ...open.map(
      ({ title, unit, centre, holdsAtCentre, shareOfDraws, ...about }) =>
        `${title}: ${holdsAtCentre ? 'yes' : 'no'}${notSettled(about)}, with every parameter at its centre (${quantity(centre, unit)}); the same answer at ${percent(holdsAtCentre ? shareOfDraws : 1 - shareOfDraws)} of the points.`,
    ),
    ...(claims.length === 0
      ? []
      : [
          `Of ${countOf(claims.length, 'registered claim')} our figures reach ${count(claims.filter(({ holdsAtCentre, settled }) => settled && holdsAtCentre).length)} as the parameters stand. Of ${countOf(conditions.length, 'way')} to read them, ${count(reached.length)} hold there or at some point found within 4 standard units of it.`,
        ]),
  ];
}

/** A title after a colon: its first letter small, unless it is a name or an id. */
function inSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
