// The decision on a rollout as the first sentence of its summary.
import type { RolloutSensitivityOfRun } from '../results/rollout-sensitivity-results.ts';
import type { TenantResults } from '../results/tenant-results.ts';
import { countOf, percent } from '../words/quantity.ts';

/** @param titles of personas, by id. Empty: nothing was decided. */
export function decisionSentence(
  { decisions = [] }: TenantResults,
  titles: ReadonlyMap<string, string>,
  sensitivity?: RolloutSensitivityOfRun,
): string {
  const [whole, ...personas] = decisions;
  if (whole === undefined) return '';
  const others = personas.flatMap(({ persona, word }) =>
    word === whole.word || persona === undefined ? [] : [`${word} for ${titles.get(persona) ?? persona}`],
  );
  const points = sensitivity?.decisions.find(({ persona }) => persona === undefined);
  return [
    `${whole.word}: ${whole.reasons.join('; ')}.`,
    ...(others.length === 0 ? [] : [`But ${others.join(', ')}.`]),
    ...(points === undefined
      ? []
      : [
          `It is ${whole.word} at ${percent(points.shares.find(({ word }) => word === whole.word)?.share ?? 0)} of ${countOf(points.points, 'point')} of the plausible inputs.`,
        ]),
  ].join(' ');
}
