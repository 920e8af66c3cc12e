// The decision by persona and compared arm over the plausible inputs, with where one parameter alone turns it.
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import { contrastsOf } from '../../scenarios/schema/contrasts.ts';
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { FigureId, ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { centralValue } from '../../scenarios/sampling/central-value.ts';
import { askedOfArm, figuresAsked } from '../decision/asked-of-arm.ts';
import { decisionWord } from '../words/decision-word.ts';
import { percent } from '../words/quantity.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { normalCdf } from '../statistics/distributions/normal-cdf.ts';
import { decideByInputs, type InputsEvidence } from './decide-by-inputs.ts';
import { figureAsked } from './figure-asked.ts';
import { basisOf, parameterValue } from './parameter-words.ts';
import type { DecisionTurn } from './turns-of-decision.ts';

export type DecisionOfPersona = SensitivityResults['decisions'][number];

export interface DecisionsOrder {
  readonly rule: DecisionRule;
  readonly arms: readonly ArmOfRun[];
  readonly personas: readonly { readonly id: string; readonly title: string; readonly weight: number }[];
  /** How users are shared out among the personas. */
  readonly allocation: 'even' | 'proportional';
  readonly centre: ParameterPoint;
  /** Points at which one parameter alone was moved. */
  readonly single: readonly ParameterPoint[];
  /** All parameters drawn. */
  readonly draws: readonly ParameterPoint[];
  /** Few lived the points, and they were carried to the many of the centre. */
  readonly carried?: boolean;
  readonly parameters: readonly Parameter[];
}

/** Personas of which nothing can be compared are left out. */
export function decisionsByPersona({
  arms,
  personas,
  allocation,
  centre,
  ...order
}: DecisionsOrder): DecisionOfPersona[] {
  const compared = contrastsOf(arms);
  return personas.flatMap(({ id, title, weight }) =>
    compared.flatMap(({ arm, baseline }): DecisionOfPersona[] => {
      const evidence: InputsEvidence = {
        ...order,
        centre,
        persona: id,
        arm,
        baseline,
        users: centre.users * (allocation === 'even' ? 1 / personas.length : weight),
      };
      const found = decideByInputs(evidence);
      if (found === undefined) return [];
      const who = compared.length === 1 ? title : `${title}, ${arm.inSentence} against ${baseline.inSentence}`;
      const { decision, turns } = found;
      return [{ persona: id, title: who, ...decision, flips: turns.map((turn) => flipOf(who, decision.centre, turn)) }];
    }),
  );
}

/** The numbers in the rule at which a decision on an arm may change. */
export function turnsOf(
  rule: DecisionRule,
  persona: string,
  { id, signIn }: Pick<ArmOfRun, 'id' | 'signIn'>,
): { readonly figure: FigureId; readonly threshold: number }[] {
  return figuresAsked(askedOfArm(rule, registrationFor(signIn) !== undefined)).map((asked) => ({
    figure: figureAsked(asked, id, persona),
    threshold: asked.margin,
  }));
}

function flipOf(
  who: string,
  here: DecisionOfPersona['centre'],
  { parameter, z, value, inWords, becomes }: DecisionTurn,
): DecisionOfPersona['flips'][number] {
  const chance = normalCdf(-Math.abs(z));
  return {
    parameter: parameter.id,
    z,
    value,
    chance,
    becomes,
    sentence: `${who}: ${decisionWord(becomes)} instead of ${decisionWord(here)} if “${parameter.title}” is ${inWords} or ${z > 0 ? 'more' : 'less'} (here ${parameterValue(parameter, centralValue(parameter))}, ${basisOf(parameter)}); chance of that under its range ${percent(chance)}.`,
  };
}
