// The decision by persona where figures are known exactly: the rule of the report, asked of a point's figures as if their intervals had no
// width; at what share of the points it is which, and the value of one parameter at which it turns.
import { centralValue, centralValueAt } from '../../scenarios/sampling/central-value.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { figureId, type FigureId, type ParameterPoint } from '../../scenarios/schema/parameter-point.ts';
import { decidePersona } from '../decision/decide-persona.ts';
import { rule } from '../decision/rule.ts';
import { percent } from '../words/quantity.ts';
import type { Contrast } from '../results/contrast.ts';
import type { PersonaDecision } from '../results/results.ts';
import { normalCdf } from '../statistics/distributions/normal-cdf.ts';
import { figureUnit } from './figure-words.ts';
import { basisOf, parameterValue } from './parameter-words.ts';
import { isSettled } from './questions.ts';
import { crossings, responseCurve, valueOn } from './response-curve.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

export type DecisionOfPersona = SensitivityResults['decisions'][number];
type Decision = PersonaDecision['decision'];
/** A figure where it exists. */
type Read = (figure: FigureId) => number | undefined;

interface Turn {
  readonly figure: FigureId;
  readonly threshold: number;
}

/** A hair beyond a threshold, in standard units and in any figure's unit. */
const beyond = 1e-9;
const decisions: readonly Decision[] = ['go', 'amend', 'stop', 'no verdict'];

export interface DecisionsOrder {
  readonly personas: readonly { readonly id: string; readonly title: string }[];
  readonly centre: ParameterPoint;
  /** Points at which one parameter alone was moved. */
  readonly single: readonly ParameterPoint[];
  /** All parameters drawn. */
  readonly draws: readonly ParameterPoint[];
  readonly parameters: readonly Parameter[];
}

export function decisionsByPersona({
  personas,
  centre,
  single,
  draws,
  parameters,
}: DecisionsOrder): DecisionOfPersona[] {
  const alone = [centre, ...single];
  return personas.map(({ id, title }) => {
    const here = decideAt(id, readAt(centre));
    const found = draws.map((point) => decideAt(id, readAt(point)));
    const turns = turnsOf(id);
    const settled = turns.every(({ figure, threshold }) => {
      const value = centre.figures[figure]?.value ?? Number.NaN;
      const across = threshold + (value < threshold ? beyond : -beyond);
      return (
        isSettled(threshold, centre.figures[figure]) ||
        decideAt(id, (each) => (each === figure ? across : centre.figures[each]?.value)) === here
      );
    });
    return {
      persona: id,
      title,
      centre: here,
      settled,
      shares: decisions.flatMap((decision) => {
        const share = found.filter((each) => each === decision).length / found.length;
        return share > 0 ? [{ decision, share }] : [];
      }),
      draws: found.length,
      flips: settled
        ? parameters
            .flatMap((parameter) => flipOf({ id, title }, turns, here, alone, parameter) ?? [])
            .toSorted((one, other) => Math.abs(one.z) - Math.abs(other.z))
        : [],
    };
  });
}

/** The numbers in the rule at which a decision may change. */
export function turnsOf(persona: string): Turn[] {
  const difference = (metric: Parameters<typeof figureId>[0]) => figureId(metric, 'difference', persona);
  return [
    { figure: difference('success-per-session'), threshold: -rule.successMargin },
    { figure: difference('success-per-session'), threshold: 0 },
    { figure: difference('restricted-time-to-sign-in'), threshold: 0 },
    { figure: figureId('registration-success', 'passkey', persona), threshold: rule.registrationAtLeast },
    ...rule.guardrails.map(({ metric, margin }) => ({ figure: difference(metric), threshold: margin })),
  ];
}

function readAt({ figures }: ParameterPoint): Read {
  return (figure) => figures[figure]?.value;
}

function decideAt(persona: string, read: Read): Decision {
  const exact = (value: number) => ({
    value,
    interval: { lower: value, upper: value, level: 1, method: 'the figure itself' },
    users: Number.POSITIVE_INFINITY,
  });
  const contrasts = (
    ['success-per-session', 'restricted-time-to-sign-in', ...rule.guardrails.map(({ metric }) => metric)] as const
  ).flatMap((metric): Contrast[] => {
    const figure = figureId(metric, 'difference', persona);
    const value = read(figure);
    return value === undefined
      ? []
      : [
          {
            metric,
            persona,
            kind: 'difference',
            arm: 'passkey',
            baseline: 'password-otp',
            unit: figureUnit(figure),
            informativeUsers: Number.POSITIVE_INFINITY,
            adjustedP: 0,
            ...exact(value),
          },
        ];
  });
  const registered = read(figureId('registration-success', 'passkey', persona));
  const estimates =
    registered === undefined
      ? []
      : [
          {
            metric: 'registration-success',
            arm: 'passkey',
            persona,
            unit: 'proportion',
            of: Number.POSITIVE_INFINITY,
            provenance: 'modelled' as const,
            ...exact(registered),
          },
        ];
  return decidePersona({
    users: Number.POSITIVE_INFINITY,
    arm: { id: 'passkey', inSentence: 'passkeys', registers: true },
    contrasts,
    estimates,
  }).decision;
}

/** The nearest value of one parameter, all others at their centre, at which the decision is another. */
function flipOf(
  { id, title }: { readonly id: string; readonly title: string },
  turns: readonly Turn[],
  here: Decision,
  alone: readonly ParameterPoint[],
  parameter: Parameter,
): DecisionOfPersona['flips'][number] | undefined {
  const curves = new Map(turns.map(({ figure }) => [figure, responseCurve(alone, parameter.id, figure)]));
  const candidates = turns
    .flatMap(({ figure, threshold }) => crossings(curves.get(figure) ?? [], threshold))
    .filter((z) => z !== 0)
    .toSorted((one, other) => Math.abs(one) - Math.abs(other));
  for (const z of candidates) {
    const becomes = decideAt(id, (figure) => valueOn(curves.get(figure) ?? [], z + Math.sign(z) * 1_000 * beyond));
    const value = centralValueAt(parameter, z);
    // On a side where the range has no width the parameter does not move.
    if (becomes === here || value === centralValue(parameter)) continue;
    const chance = normalCdf(-Math.abs(z));
    return {
      parameter: parameter.id,
      z,
      value,
      chance,
      becomes,
      sentence: `${title}: ${becomes} instead of ${here} if “${parameter.title}” is ${parameterValue(parameter, value)} or ${z > 0 ? 'more' : 'less'} (here ${parameterValue(parameter, centralValue(parameter))}, ${basisOf(parameter)}); chance of that under its range ${percent(chance)}.`,
    };
  }
  return undefined;
}
