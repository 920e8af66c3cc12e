// The rule, told where it is applied: in the report, on the page of a sensitivity analysis, in the README. Every number is the rule's own.
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import { asStated } from '../words/quantity.ts';
import { listed } from '../words/listed.ts';
import { pointsInWords } from './asked-in-words.ts';

const share = (value: number) => asStated(value, 'proportion');

/** Sentences: what is GO, AMEND and STOP, how many of the inputs must agree, and who says so. */
export function ruleInWords(rule: DecisionRule): string[] {
  const { success, gain, registration, ownMethod, guardrails, levels } = rule;
  // Those with one limit are told together.
  const rises = (limit: 'amendBeyond' | 'stopBeyond') =>
    [...Map.groupBy(guardrails, (each) => each[limit])].map(
      ([most, same]) =>
        `${oneOf(same.map(({ inWords }) => inWords))} rise by more than ${asStated(most, '')} per 1\u00a0000 needs`,
    );
  const stops = [
    `more than ${pointsInWords(success.mayLose)} of success per need are lost`,
    ...rises('stopBeyond'),
    ...(registration.nobody === 'stop' ? ['nobody can register a passkey'] : []),
  ];
  const asks = [
    `at least ${share(success.atLeast)} of needs are met, however the other arm does`,
    `at least ${share(registration.atLeast)} of those who begin register a passkey`,
    ...(ownMethod === undefined ? [] : [`at least ${share(ownMethod.atLeast)} of needs are met without falling back`]),
    ...rises('amendBeyond').map((broken) => broken.replace(' rise by more than ', ' rise by no more than ')),
    `${pointsInWords(gain.success)} of success or ${asStated(gain.time / 1_000, 's')} of time are gained`,
  ];
  return [
    `STOP where ${oneOf(stops)}.`,
    `GO where none of that is so and ${listed(asks)}.`,
    'AMEND where it would be GO but for one of these conditions, which can be mended.',
    `A word is said where enough of the plausible inputs say so: GO at ${share(levels.go)}, AMEND at ${share(levels.amend)}, STOP at ${share(levels.stop)}; else it is OPEN, with what decides and what to measure.`,
    whoChose(rule),
  ];
}

function oneOf(things: readonly string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} or ${things.at(-1) ?? ''}`;
}

/** Numbers that rest on somebody else's word are named; of the others it is said that they are assumed. */
function whoChose(rule: DecisionRule): string {
  const parts = [
    { name: 'success', of: rule.success },
    { name: 'gain', of: rule.gain },
    { name: 'registration', of: rule.registration },
    ...(rule.ownMethod === undefined ? [] : [{ name: 'falling back', of: rule.ownMethod }]),
    ...rule.guardrails.map((of) => ({ name: of.inWords, of })),
    { name: 'levels', of: rule.levels },
  ];
  const sourced = parts.filter(({ of: { source } }) => source !== undefined).map(({ name }) => name);
  const others = parts.flatMap(({ name, of: { chosenBy } }) =>
    chosenBy === undefined ? [] : [`those of ${name} by ${chosenBy}`],
  );
  const rest =
    sourced.length === 0 ? 'all are assumed' : `all but those of ${listed(sourced)}, which have a source, are assumed`;
  return `Its numbers were chosen by ${listed([rule.chosenBy, ...others])}; ${rest} (“${rule.title}”, rule: ${rule.id}).`;
}
