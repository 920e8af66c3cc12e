// A figure of a point in words: its title and unit.
import { estimands } from '../../scenarios/measures/catalogue.ts';
import { figureParts, rateMetrics, secondsMetrics, type FigureId } from '../../scenarios/measures/parameter-point.ts';
import { contrastsOf } from '../../scenarios/schema/contrasts.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import { differenceOfProportions } from '../words/quantity.ts';

/** Of whom figures are told. */
export interface FigureSubjects {
  readonly arms: readonly ArmOfRun[];
  readonly personas: readonly { readonly id: string; readonly title: string }[];
}

export function figureTitle(figure: FigureId, { arms, personas }: FigureSubjects): string {
  const { metric, side, arm: id, persona } = figureParts(figure);
  const { title } = estimands[metric];
  const who = persona === undefined ? '' : `, ${personas.find((each) => each.id === persona)?.title ?? persona}`;
  if (side === 'arm') return `${title}, ${arms.find((each) => each.id === id)?.inSentence ?? id}${who}`;
  if (side === 'difference')
    return `${title}, difference${contrastsOf(arms).length === 1 ? '' : `, ${comparedInWords(figure, arms)}`}${who}`;
  return `${title}, ${comparedInWords(figure, arms)}${who}`;
}

/** Of a figure of an arm and what it is compared with: "passkeys less password + code", "password + code over passkeys". */
export function comparedInWords(figure: string, arms: readonly ArmOfRun[]): string {
  const { metric, side, arm: id } = figureParts(figure);
  const { arm, baseline } = contrastsOf(arms).find((each) => each.arm.id === id) ?? {};
  if (arm === undefined || baseline === undefined)
    throw new RangeError(`found the figure "${figure}", expected an arm that is compared with another`);
  if (side === 'difference') return `${arm.inSentence} less ${baseline.inSentence}`;
  const [first, second] = secondsMetrics.has(metric) ? [baseline, arm] : [arm, baseline];
  return `${first.inSentence} over ${second.inSentence}`;
}

/** Of every comparison alike: "Success per need to sign in, difference". */
export function figureOfAll(figure: string): string {
  const { metric, side } = figureParts(figure);
  return `${estimands[metric].title}, ${side}`;
}

/** As in results.json, for the functions of quantity.ts. */
export function figureUnit(figure: FigureId): string {
  const { metric, side } = figureParts(figure);
  if (side === 'ratio') return 'ratio';
  if (secondsMetrics.has(metric)) return 's';
  if (rateMetrics.has(metric)) return estimands[metric].unit;
  return side === 'difference' ? differenceOfProportions : 'proportion';
}

/** The scale on which effects about add up: log odds of shares, logarithm of seconds, rates and ratios, the difference itself. */
export function onAdditiveScale(figure: FigureId, value: number): number {
  const { metric, side } = figureParts(figure);
  if (side === 'difference') return value;
  if (side === 'ratio' || secondsMetrics.has(metric)) return Math.log(value);
  // Lock-outs can be more than one a need.
  if (rateMetrics.has(metric)) return Math.log(value + 0.5);
  return logOddsOfShare(value);
}

/** A share of 0 or 1 of some hundred users stands for one very near it. */
export function logOddsOfShare(share: number): number {
  return Math.log((share + 5e-4) / (1 - share + 5e-4));
}
