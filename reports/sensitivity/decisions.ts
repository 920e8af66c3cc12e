// The decision by persona where figures are known exactly: the rule of the report, asked of a point's figures as if their intervals had no
// width; at what share of the points it is which, and the value of one parameter at which it turns.
import { centralValue, centralValueAt } from '../../scenarios/sampling/central-value.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import { contrastsOf, type Contrast as Contrasted } from '../../scenarios/schema/contrasts.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { figureId, type FigureId, type ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { decidePersona } from '../decision/decide-persona.ts';
import { rule } from '../decision/rule.ts';
import { percent } from '../words/quantity.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import type { SampleDecision } from '../results/persona-decision.ts';
import { normalCdf } from '../statistics/distributions/normal-cdf.ts';
import { figureUnit } from './figure-words.ts';
import { basisOf, parameterValue } from './parameter-words.ts';
import { isSettled } from './questions.ts';
import { crossings, responseCurve, valueOn } from './response-curve.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

export type DecisionOfPersona = SensitivityResults['decisions'][number];
type Decision = SampleDecision['decision'];
/** A figure where it exists. */
type Read = (figure: FigureId) => number | undefined;

interface Turn {
  readonly figure: FigureId;
  readonly threshold: number;
}

/** A hair beyond a threshold, in standard units and in any figure's unit. */
const beyond = 1e-9;
const decisions: readonly Decision[] = ['go', 'amend', 'stop', 'no verdict'];

/** An arm that is decided on, by what it is compared with. */
type Compared = Contrasted<ArmOfRun>;

export interface DecisionsOrder {
  readonly arms: readonly ArmOfRun[];
  readonly personas: readonly { readonly id: string; readonly title: string }[];
  readonly centre: ParameterPoint;
  /** Points at which one parameter alone was moved. */
  readonly single: readonly ParameterPoint[];
  /** All parameters drawn. */
  readonly draws: readonly ParameterPoint[];
  readonly parameters: readonly Parameter[];
}

export function decisionsByPersona({
  arms,
  personas,
  centre,
  single,
  draws,
  parameters,
}: DecisionsOrder): DecisionOfPersona[] {
  const alone = [centre, ...single];
  const compared = contrastsOf(arms);
  const asked = personas.flatMap(({ id, title }) =>
    compared.map((each) => ({
      id,
      title: compared.length === 1 ? title : `${title}, ${each.arm.inSentence} against ${each.baseline.inSentence}`,
      compared: each,
    })),
  );
  return asked.map((subject) => {
    const { id, title, compared: of } = subject;
    const decide = (read: Read) => decideAt(subject, read);
    const here = decide(readAt(centre));
    const found = draws.map((point) => decide(readAt(point)));
    const turns = turnsOf(id, of.arm);
    const settled = turns.every(({ figure, threshold }) => {
      const value = centre.figures[figure]?.value ?? Number.NaN;
      const across = threshold + (value < threshold ? beyond : -beyond);
      return (
        isSettled(threshold, centre.figures[figure]) ||
        decide((each) => (each === figure ? across : centre.figures[each]?.value)) === here
      );
    });
    return {
      persona: id,
      arm: of.arm.id,
      baseline: of.baseline.id,
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
            .flatMap((parameter) => flipOf(subject, turns, here, alone, parameter) ?? [])
            .toSorted((one, other) => Math.abs(one.z) - Math.abs(other.z))
        : [],
    };
  });
}

/** The numbers in the rule at which a decision on an arm may change. */
export function turnsOf(persona: string, { id, signIn }: Pick<ArmOfRun, 'id' | 'signIn'>): Turn[] {
  const difference = (metric: Parameters<typeof figureId>[0]) => figureId(metric, 'difference', id, persona);
  return [
    { figure: difference('success-per-need'), threshold: -rule.successMargin },
    { figure: difference('success-per-need'), threshold: 0 },
    { figure: difference('restricted-time-to-sign-in'), threshold: 0 },
    ...(registers(signIn)
      ? [{ figure: figureId('registration-success', 'arm', id, persona), threshold: rule.registrationAtLeast }]
      : []),
    ...rule.guardrails.map(({ metric, margin }) => ({ figure: difference(metric), threshold: margin })),
  ];
}

const registers = (signIn: string) => registrationFor(signIn) !== undefined;

interface Subject {
  readonly id: string;
  readonly title: string;
  readonly compared: Compared;
}

function readAt({ figures }: ParameterPoint): Read {
  return (figure) => figures[figure]?.value;
}

function decideAt(
  { id: persona, compared: { arm, baseline } }: Pick<Subject, 'id' | 'compared'>,
  read: Read,
): Decision {
  const exact = (value: number) => ({
    value,
    interval: { lower: value, upper: value, level: 1, method: 'the figure itself' },
    users: Number.POSITIVE_INFINITY,
  });
  const contrasts = (
    ['success-per-need', 'restricted-time-to-sign-in', ...rule.guardrails.map(({ metric }) => metric)] as const
  ).flatMap((metric): Contrast[] => {
    const figure = figureId(metric, 'difference', arm.id, persona);
    const value = read(figure);
    return value === undefined
      ? []
      : [
          {
            metric,
            persona,
            kind: 'difference',
            arm: arm.id,
            baseline: baseline.id,
            unit: figureUnit(figure),
            informativeUsers: Number.POSITIVE_INFINITY,
            adjustedP: 0,
            ...exact(value),
          },
        ];
  });
  const registered = read(figureId('registration-success', 'arm', arm.id, persona));
  const estimates =
    registered === undefined
      ? []
      : [
          {
            metric: 'registration-success',
            arm: arm.id,
            persona,
            unit: 'proportion',
            of: Number.POSITIVE_INFINITY,
            provenance: 'modelled' as const,
            ...exact(registered),
          },
        ];
  return decidePersona({
    users: Number.POSITIVE_INFINITY,
    arm: { id: arm.id, inSentence: arm.inSentence, registers: registers(arm.signIn) },
    contrasts,
    estimates,
  }).decision;
}

/** The nearest value of one parameter, all others at their centre, at which the decision is another. */
function flipOf(
  subject: Subject,
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
    const becomes = decideAt(subject, (figure) => valueOn(curves.get(figure) ?? [], z + Math.sign(z) * 1_000 * beyond));
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
      sentence: `${subject.title}: ${becomes} instead of ${here} if “${parameter.title}” is ${parameterValue(parameter, value)} or ${z > 0 ? 'more' : 'less'} (here ${parameterValue(parameter, centralValue(parameter))}, ${basisOf(parameter)}); chance of that under its range ${percent(chance)}.`,
    };
  }
  return undefined;
}
