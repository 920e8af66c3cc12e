// What the points say of a decision, in a sentence or two.
import type { RolloutSensitivityResults } from '../../results/rollout-sensitivity-results.ts';
import { listed } from '../../words/listed.ts';
import type { RolloutCondition } from '../decide-rollout.ts';
import { count, countOf, percent } from '../../words/quantity.ts';

type Decision = Omit<RolloutSensitivityResults['decisions'][number], 'why'>;

/** "too few have a passkey" */
const conditionInWords: Readonly<Record<RolloutCondition, string>> = {
  people: 'there are too few people',
  invited: 'nobody was asked to register',
  needs: 'nobody needed to sign in',
  'needs-met': 'too many fewer needs are met',
  tickets: 'there are too many more tickets',
  waiting: 'people wait too much longer for the help desk',
  enrolled: 'too few have a passkey',
  cost: 'it costs too much',
  'persona-stopped': 'it is STOP for a persona',
};

const inWords = (condition: string): string => conditionInWords[condition as RolloutCondition];

/** Which words the points say. */
export function sharesInSentence({ centre, shares, agree, points }: Decision): string {
  return agree === 1
    ? `${centre} at each of ${countOf(points, 'point')} of the inputs.`
    : `${shares.map(({ word, share }) => `${word} at ${percent(share)}`).join(', ')} of ${countOf(points, 'point')} of the inputs; ${centre} with each at its centre.`;
}

/** Why, and what chance between people does; empty where there is nothing to say. */
export function whyOfDecision({ others, missed, decides }: Decision, titleOfParameter: (id: string) => string): string {
  const [first] = missed;
  return [
    ...(first === undefined ? [] : [`At ${percent(first.share)} ${inWords(first.condition)}.`]),
    ...(decides === undefined || decides.movers.length === 0
      ? []
      : [
          `The points disagree most on whether ${inWords(decides.condition)}, which hangs most on ${listed(decides.movers.map(({ parameter, explains }) => `“${titleOfParameter(parameter)}” (${percent(explains)} of its variance)`))}.`,
        ]),
    ...(others.agree === others.groups
      ? []
      : [
          `Chance between people alone makes another word at ${count(others.groups - others.agree)} of ${countOf(others.groups, 'group')} of other people.`,
        ]),
  ].join(' ');
}
