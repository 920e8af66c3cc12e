// What would have to be true: for each claim and each definition it can mean, the nearest point found in the space of the parameters where
// this tenant shows at least what is claimed. Candidates lie along the steepest way from the centre (steepest-point.ts); each is lived, and
// only what was found there counts. A nearer point may exist off that way, so the distance is an upper bound.
import { centralValue, centralValueAt } from '../../scenarios/sampling/central-value.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import {
  figureId,
  pointMetrics,
  secondsMetrics,
  type FigureId,
  type ParameterPoint,
  type PointFigure,
  type PointMetric,
} from '../../scenarios/measures/parameter-point.ts';
import type { Claim } from '../claims/claim.ts';
import { claimedFields } from '../claims/claimed-fields.ts';
import { claimedRange } from '../claims/claimed.ts';
import { claimedInWords } from '../claims/claim-in-words.ts';
import { percent, quantity, threeDigits } from '../words/quantity.ts';
import { reachesClaim } from '../statistics/claims/claimed-range.ts';
import { normalCdf } from '../statistics/distributions/normal-cdf.ts';
import { definitionOf } from './definition-words.ts';
import { figureUnit, onAdditiveScale } from './figure-words.ts';
import { parameterValue } from './parameter-words.ts';
import { claimFigure, isSettled, type AskedClaim } from './questions.ts';
import { crossing, responseCurve, type ResponseCurve } from './response-curve.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { steepestPoint } from './steepest-point.ts';

type Condition = SensitivityResults['conditions'][number];

export interface ConditionsOrder {
  readonly claims: readonly AskedClaim[];
  readonly centre: ParameterPoint;
  /** Points at which one parameter alone was moved. */
  readonly single: readonly ParameterPoint[];
  /** Those along which to search. */
  readonly parameters: readonly Parameter[];
  readonly live: (ats: readonly ParameterPoint['at'][]) => Promise<readonly ParameterPoint[]>;
}

/** Standard units at which the steepest way is lived first; the last is as far as the search goes. */
const radii = [1, 2, 3, 4] as const;
const parametersAtMost = 6;
/** Steps towards the claimed value, between the radii. */
const refinements = 2;

interface Tried {
  readonly radius: number;
  readonly point: ParameterPoint;
  /** The figure that is searched for; where there is none nothing was tried. */
  readonly found: PointFigure;
}

interface Search {
  readonly asked: AskedClaim;
  readonly metric: PointMetric;
  readonly figure: FigureId;
  readonly curves: ReadonlyMap<string, ResponseCurve>;
  readonly tried: Tried[];
}

/** Points that the search for all claims lives at first, where none of them is shown at the centre; its refinements are few. */
export function conditionPoints(claims: readonly AskedClaim[]): number {
  return (
    radii.length *
    new Set(claims.flatMap((asked) => readingsOf(asked.claim).map((metric) => claimFigure(asked, metric)))).size
  );
}

export async function conditions({ claims, centre, single, parameters, live }: ConditionsOrder): Promise<Condition[]> {
  const searches = claims.flatMap((asked) =>
    readingsOf(asked.claim).map((metric) => openSearch(asked, metric, centre, single, parameters)),
  );
  // The way depends on the figure, not on the claim: it is lived once for all claims about it.
  const open = searches.filter(({ figure, asked: { claim } }) =>
    isSettled(claimedRange(claim.claimed).least, centre.figures[figure]),
  );
  const byFigure = Map.groupBy(
    open.filter((search) => !shows(search, centre)),
    ({ figure }) => figure,
  );
  const first = [...byFigure.values()].flatMap((same) =>
    same[0] === undefined ? [] : radii.map((radius) => ({ same, radius, at: pointOn(same[0] as Search, radius) })),
  );
  for (const [index, point] of (await live(first.map(({ at }) => at))).entries()) {
    const order = first[index];
    if (order !== undefined) for (const search of order.same) noteTried(search, order.radius, point);
  }
  for (let step = 0; step < refinements; step += 1) {
    const orders = open.flatMap((search) => {
      const radius = shows(search, centre) ? undefined : nextRadius(search, centre);
      return radius === undefined ? [] : [{ search, radius, at: pointOn(search, radius) }];
    });
    for (const [index, point] of (await live(orders.map(({ at }) => at))).entries()) {
      const order = orders[index];
      if (order !== undefined) noteTried(order.search, order.radius, point);
    }
  }
  return searches.map((search) => conditionOf(search, centre, parameters));
}

/** Success can be read in every way the sweep of denominators has; a speed as the metrics the claim is held against. */
function readingsOf({ claimed, metric, beside }: Claim): PointMetric[] {
  if (claimed.kind === 'ratio' && claimed.unit === 'proportion')
    return pointMetrics.filter((known) => known.startsWith('success-'));
  return pointMetrics.filter((known) => known === metric || beside.includes(known));
}

function openSearch(
  asked: AskedClaim,
  metric: PointMetric,
  centre: ParameterPoint,
  single: readonly ParameterPoint[],
  parameters: readonly Parameter[],
): Search {
  const figure = claimFigure(asked, metric);
  const curves = new Map(
    parameters.map(({ id }) => [
      id,
      responseCurve([centre, ...single], id, figure).map(({ z, value }) => ({
        z,
        value: onAdditiveScale(figure, value),
      })),
    ]),
  );
  return { asked, metric, figure, curves, tried: [] };
}

function noteTried({ figure, tried }: Search, radius: number, point: ParameterPoint): void {
  const found = point.figures[figure];
  if (found !== undefined) tried.push({ radius, point, found });
}

function pointOn({ curves }: Search, radius: number): ParameterPoint['at'] {
  return steepestPoint({ curves, radius, parametersAtMost });
}

function shows({ figure, asked: { claim } }: Pick<Search, 'figure' | 'asked'>, point: ParameterPoint): boolean {
  const value = point.figures[figure]?.value;
  return value !== undefined && reachesClaim(value, claimedRange(claim.claimed));
}

/** Where the way should come to the claimed value; a little beyond, so that the point shows it. Undefined: nowhere on it. */
function nextRadius(search: Search, centre: ParameterPoint): number | undefined {
  const { figure, asked, tried } = search;
  const along = [{ radius: 0, point: centre }, ...tried]
    .flatMap(({ radius, point }) => {
      const value = point.figures[figure]?.value;
      return value === undefined ? [] : [{ z: radius, value: onAdditiveScale(figure, value) }];
    })
    .toSorted((one, other) => one.z - other.z);
  const radius = crossing(along, onAdditiveScale(figure, claimedRange(asked.claim.claimed).least));
  return radius === undefined ? undefined : Math.min(radius + 0.02, radii.at(-1) ?? radius);
}

function conditionOf(search: Search, centre: ParameterPoint, parameters: readonly Parameter[]): Condition {
  const {
    asked: { claim, arm, baseline, several },
    metric,
    figure,
    tried,
  } = search;
  const atCentre = centre.figures[figure];
  const words = `${claimWords(claim)}${several ? `, ${arm.inSentence}${baseline === undefined ? '' : ` against ${baseline.inSentence}`},` : ''}`;
  const given = {
    claim: claim.id,
    arm: arm.id,
    words,
    definition: definitionOf(metric),
    figure,
    claimed: claimedRange(claim.claimed).value,
    leastClaimed: claimedRange(claim.claimed).least,
  };
  if (atCentre === undefined)
    return {
      ...given,
      state: 'no figure at the centre',
      sentence: `${words} ${given.definition}: there is no such figure with every parameter at its centre.`,
    };
  const base = { ...given, centre: atCentre.value };
  const ours = quantity(atCentre.value, figureUnit(figure));
  if (!isSettled(claimedRange(claim.claimed).least, atCentre))
    return {
      ...base,
      state: 'not settled at the centre',
      sentence: `${words} ${base.definition}: ours, ${ours}, is too near to tell with this many users (standard error ${quantity(atCentre.monteCarloSe, figureUnit(figure))}).`,
    };
  if (shows(search, centre))
    return {
      ...base,
      state: 'holds at the centre',
      sentence: `${words} holds ${base.definition} as the parameters stand: ${ours}.`,
    };
  const showing = tried
    .filter(({ point }) => shows(search, point))
    .toSorted((one, other) => one.radius - other.radius)[0];
  const farthest = tried.toSorted((one, other) => other.radius - one.radius)[0];
  const told = showing ?? farthest;
  if (told === undefined)
    return {
      ...base,
      state: 'not found',
      sentence: `${words} ${base.definition}: no parameter moves our ${ours} towards it.`,
    };
  const coordinates = Object.entries(told.point.at)
    .flatMap(([id, z]) => {
      const parameter = parameters.find((each) => each.id === id);
      return parameter === undefined
        ? []
        : [{ parameter: id, z, value: centralValueAt(parameter, z), centre: centralValue(parameter) }];
    })
    .toSorted((one, other) => Math.abs(other.z) - Math.abs(one.z));
  const armValue = (id: string) => told.point.figures[figureId(metric, 'arm', id)]?.value;
  const [passkey, other] = [armValue(arm.id), baseline === undefined ? undefined : armValue(baseline.id)];
  const unit = secondsMetrics.has(metric) ? 's' : 'proportion';
  const point = {
    distance: told.radius,
    chance: normalCdf(-told.radius),
    coordinates,
    figure: told.found.value,
    monteCarloSe: told.found.monteCarloSe,
    ...(passkey === undefined ? {} : { passkey }),
    ...(other === undefined ? {} : { other }),
    unit,
  };
  const list = coordinates.map(({ parameter: id, value, centre: from }) => {
    const parameter = parameters.find((each) => each.id === id);
    return parameter === undefined
      ? id
      : `“${parameter.title}” ${parameterValue(parameter, value)} instead of ${parameterValue(parameter, from)}`;
  });
  const arms =
    point.passkey === undefined || point.other === undefined
      ? quantity(point.figure, figureUnit(figure))
      : `${quantity(point.passkey, unit)} against ${quantity(point.other, unit)}, ${quantity(point.figure, figureUnit(figure))}`;
  const away = `${threeDigits(point.distance)} standard units from the centre`;
  if (showing === undefined) {
    return {
      ...base,
      state: 'not found',
      point,
      sentence: `No point found within ${radii.at(-1)} standard units of the centre shows ${words} ${base.definition}: at the centre we find ${ours}, and ${away} in the steepest direction ${arms}.`,
    };
  }
  return {
    ...base,
    state: 'holds at a point',
    point,
    sentence: `${words} would hold ${base.definition} if ${list.join('; ')}: the nearest point found, ${away}, a chance of ${point.chance < 5e-4 ? 'less than 0.1 %' : `about ${percent(point.chance)}`} under the ranges. There we find ${arms}.`,
  };
}

function claimWords(claim: Claim): string {
  const { figures, ratio } = claimedInWords(claimedFields(claim.claimed));
  return `“${ratio === undefined ? figures : `${figures}, ${ratio}`}” (${claim.who}, ${claim.year})`;
}
