// The findings on a rollout's inputs in a few sentences, for the top of the page and for the terminal.
import { departureSentence } from '../../departures/departures-in-words.ts';
import type { RolloutSensitivityResults } from '../../results/rollout-sensitivity-results.ts';
import { boundsInWords, count, countOf, percent, quantity, spreadInWords } from '../../words/quantity.ts';
import { sharesInSentence } from './decision-in-sentences.ts';
import { figureOfCondition } from './figures-of-point.ts';

type Told = Pick<
  RolloutSensitivityResults,
  'departures' | 'uncertainty' | 'decisions' | 'parameters' | 'users' | 'people' | 'centre'
>;

const asked: ReadonlySet<string> = new Set(Object.values(figureOfCondition));

export function doubtSummary({ departures, uncertainty, decisions, parameters, users, people }: Told): string[] {
  return [
    ...(departures.length === 0 ? [] : [departureSentence(departures)]),
    ...decisions.map((decision) => `${decision.title}: ${sharesInSentence(decision)} ${decision.why}`.trim()),
    ...uncertainty
      .filter(({ figure }) => asked.has(figure))
      .map(({ title, unit, centre, othersSd, inputs, movers }) =>
        [
          `${title}: ${quantity(centre, unit)} with every input at its centre, ${
            inputs.interval === undefined
              ? 'and the same at every point'
              : `median ${quantity(inputs.median, unit)} and ${boundsInWords(inputs.interval, unit)} (90 % of the points) over what is not known of them`
          }`,
          ...(othersSd === undefined
            ? []
            : [`; other people alone make a standard deviation of ${spreadInWords(othersSd, unit)}`]),
          `.${moversInWords(movers, parameters)}`,
        ].join(''),
      ),
    ...(users < people
      ? [
          `Each point was lived by ${countOf(users, 'person', 'people')} who stand for ${count(people)}: the help desk has all agents and hears as many calls as of all; --users has more of them live.`,
        ]
      : []),
  ];
}

/** " It hangs most on …."; empty where nothing stands out. */
export function moversInWords(movers: Told['uncertainty'][number]['movers'], parameters: Told['parameters']): string {
  if (movers.length === 0) return '';
  const titleOf = (id: string) => parameters.find((each) => each.id === id)?.title ?? id;
  return ` It hangs most on ${movers.map(({ parameter, explains }) => `“${titleOf(parameter)}” (${percent(explains)} of its variance)`).join(' and ')}.`;
}
