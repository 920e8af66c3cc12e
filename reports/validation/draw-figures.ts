// The published quantities in one outer draw, under every definition, each with the variance that its few virtual users leave:
// delete-a-group jackknife over groups of users (Wolter 2007, Introduction to Variance Estimation, ch. 4), the same for shares, means, ratios and medians.
import { moments } from '../../scenarios/measures/sums/moments.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { isOfRegistration, type DefinitionSide } from '../../scenarios/schema/attempt-definition.ts';
import type { Compared, ComparedQuantity } from '../../scenarios/schema/compared-quantity.ts';
import { isCounted } from '../../scenarios/measures/whose-attempts.ts';
import { quantile } from '../statistics/series/quantile.ts';
import { occasionsOf, type Occasion } from './occasions.ts';

/** One quantity in one draw. */
export interface DrawFigure {
  readonly definition: string;
  readonly quantity: string;
  /** Absent: no occasion, or none that succeeded. */
  readonly value?: number;
  /** Of the value between samples of as many users. Absent where a group more or less leaves no value. */
  readonly variance?: number;
}

const groups = 10;

/** Occasions of one arm, by group of users. */
type Grouped = readonly (readonly Occasion[])[];

export function drawFigures(
  { arms, definitions, quantities }: Compared,
  attempts: readonly Attempt[],
): readonly DrawFigure[] {
  const needs = {
    'sign-in': attemptsByNeed(attempts, 'sign-in'),
    registration: attemptsByNeed(attempts, 'registration'),
  };
  const grouped = (arm: string, side: DefinitionSide | undefined): Grouped =>
    side === undefined
      ? []
      : occasionsByGroup(needs[isOfRegistration(side.part) ? 'registration' : 'sign-in'], arm, side);
  return definitions.flatMap((definition) => {
    const passkey = grouped(arms.passkey, definition.passkey);
    const other = grouped(arms.other, definition.other);
    return quantities.map((quantity): DrawFigure => {
      const figure = (without: number) => valueOf(quantity, all(passkey, without), all(other, without));
      const value = figure(-1);
      const variance =
        value === undefined
          ? undefined
          : jackknifeVariance(Array.from({ length: groups }, (_, group) => figure(group)));
      return {
        definition: definition.id,
        quantity: quantity.id,
        ...(value === undefined ? {} : { value }),
        ...(variance === undefined ? {} : { variance }),
      };
    });
  });
}

/**
 * Attempts that serve one need to sign in, or to register, in order, and each that serves none by itself; needs with a void attempt are left
 * out whole.
 */
function attemptsByNeed(attempts: readonly Attempt[], of: 'sign-in' | 'registration'): readonly (readonly Attempt[])[] {
  const serving = attempts.filter((attempt) =>
    of === 'registration' ? attempt.purpose === of : isCounted('anybody', attempt),
  );
  return [
    ...Map.groupBy(serving, ({ user, arm, need, flow, attempt }) =>
      need === undefined ? `${user} ${arm} ${flow} ${attempt}` : `${user} ${arm} ${need}`,
    ).values(),
  ].filter((need) => !need.some(({ outcome }) => outcome.kind === 'void'));
}

function occasionsByGroup(needs: readonly (readonly Attempt[])[], arm: string, side: DefinitionSide): Grouped {
  const parts: Occasion[][] = Array.from({ length: groups }, () => []);
  for (const need of needs) {
    const [first] = need;
    if (first?.arm !== arm) continue;
    const counted = isOfRegistration(side.part)
      ? need
      : need.filter((attempt) => isCounted(side.whose ?? 'meant', attempt));
    parts[first.user % groups]?.push(...occasionsOf(counted, side));
  }
  return parts;
}

const all = (parts: Grouped, without: number): readonly Occasion[] =>
  parts.flatMap((part, group) => (group === without ? [] : part));

function valueOf(
  { measure, arm, summary }: ComparedQuantity,
  passkey: readonly Occasion[],
  other: readonly Occasion[],
): number | undefined {
  switch (measure) {
    case 'success':
    case 'registration-success':
      return success(arm === 'passkey' ? passkey : other);
    case 'seconds':
      return seconds(arm === 'passkey' ? passkey : other, summary);
    case 'success-difference':
      return combine(success(passkey), success(other), (a, b) => a - b);
    case 'success-ratio':
      return combine(success(passkey), success(other), (a, b) => a / b);
    case 'seconds-ratio':
      return combine(seconds(other, summary), seconds(passkey, summary), (a, b) => a / b);
  }
}

function success(occasions: readonly Occasion[]): number | undefined {
  return occasions.length === 0 ? undefined : occasions.filter(({ succeeded }) => succeeded).length / occasions.length;
}

/** Of occasions that succeeded: no published time is said to count the others. */
function seconds(occasions: readonly Occasion[], summary: ComparedQuantity['summary']): number | undefined {
  const times = occasions.flatMap((occasion) => (occasion.succeeded ? [occasion.seconds] : []));
  if (times.length === 0) return undefined;
  return summary === 'median'
    ? quantile({ x: times, p: 0.5 })
    : times.reduce((sum, time) => sum + time, 0) / times.length;
}

function combine(
  first: number | undefined,
  second: number | undefined,
  how: (first: number, second: number) => number,
): number | undefined {
  if (first === undefined || second === undefined) return undefined;
  const value = how(first, second);
  return Number.isFinite(value) ? value : undefined;
}

function jackknifeVariance(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return undefined;
  const { n, squares } = moments(known);
  return ((n - 1) / n) * squares;
}
