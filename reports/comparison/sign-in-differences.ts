// Figures of single sign-ins of two runs, and B against A in each: of an arm, and of what an arm has over the one it is compared with. Where the
// same people lived both, each is compared with themselves.
import { appliesTo, type Estimand } from '../../scenarios/measures/estimand.ts';
import { type Figures, inferenceFields } from '../metrics/estimate-metrics.ts';
import { contrastKinds, inferContrast } from '../metrics/infer-contrast.ts';
import { ratioEstimate, reachOf } from '../metrics/infer-metric.ts';
import { inferRatioOfMedians } from '../metrics/medians.ts';
import { comparisonsOf, isOf, type ArmOfRun, type Compared } from '../results/arm-of-run.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { influenceChange } from '../statistics/clustered/influence-change.ts';
import { influenceDifference } from '../statistics/clustered/influence-contrast.ts';
import type { Reach } from '../statistics/proportions/unseen-beyond.ts';
import { type Inference, withheld } from '../statistics/inference.ts';
import { differenceOfProportions } from '../words/quantity.ts';
import type { ComparedFigure, SideFigure } from './comparison.ts';
import { type OfBoth, ofBoth } from './people-of-both.ts';

/** One of the two runs. */
export interface SignInSide {
  readonly results: ResultsOfSignIns;
  readonly figures: Figures;
}

export interface SignInSides {
  readonly a: SignInSide;
  readonly b: SignInSide;
  /** That both have. */
  readonly arms: readonly ArmOfRun[];
  readonly personas: readonly string[];
  readonly sameSeed: boolean;
}

export async function signInDifferences(sides: SignInSides): Promise<ComparedFigure[]> {
  const { metrics } = sides.b.figures;
  const scopes = [undefined, ...sides.personas];
  const compared = comparisonsOf(sides.arms).filter((each) => comparisonsOf(sides.a.results.arms).some(isOf(each)));
  const found: ComparedFigure[] = [];
  for (const metric of metrics) {
    for (const { id, signIn } of sides.arms)
      if (appliesTo(metric, signIn)) for (const persona of scopes) found.push(await ofArm(sides, metric, id, persona));
    if (contrastKinds(metric).includes('difference'))
      for (const each of compared) for (const persona of scopes) found.push(ofContrast(sides, metric, each, persona));
  }
  return found.filter(({ a, b }) => a.value !== undefined || b.value !== undefined);
}

async function ofArm(
  sides: SignInSides,
  metric: Estimand,
  arm: string,
  persona: string | undefined,
): Promise<ComparedFigure> {
  const both = sumsOf(sides, metric, arm, persona);
  const kind = metric.kind === 'log-mean' || metric.kind === 'median' ? 'ratio' : 'difference';
  const estimates = [sides.a, sides.b].map(({ results }) =>
    results.estimates.find((each) => each.metric === metric.id && each.arm === arm && each.persona === persona),
  );
  const [one, other] = estimates;
  return {
    metric: metric.id,
    arm,
    ...(persona === undefined ? {} : { persona }),
    unit: metric.unit,
    provenance: one?.provenance === 'resampled' ? 'resampled' : ((other ?? one)?.provenance ?? 'counted'),
    a: sideOf(one),
    b: sideOf(other),
    kind,
    differenceUnit: kind === 'ratio' ? 'ratio' : differenceUnit(metric),
    difference: differenceFields(
      both.alike ? undefined : await inferArm(sides, metric, arm, persona, both),
      both,
      kind,
    ),
    pairs: both.pairs,
  };
}

function ofContrast(
  sides: SignInSides,
  metric: Estimand,
  compared: Compared,
  persona: string | undefined,
): ComparedFigure {
  const arm = sumsOf(sides, metric, compared.arm, persona);
  const baseline = sumsOf(sides, metric, compared.baseline, persona);
  const found = [sides.a, sides.b].map(({ results }) =>
    results.contrasts.find(
      (each) =>
        each.metric === metric.id && each.kind === 'difference' && each.persona === persona && isOf(compared)(each),
    ),
  );
  const both = { ...arm, pairs: Math.min(arm.pairs, baseline.pairs), alike: arm.alike && baseline.alike };
  const unit = differenceUnit(metric);
  return {
    metric: metric.id,
    ...compared,
    ...(persona === undefined ? {} : { persona }),
    unit,
    provenance:
      sides.b.results.estimates.find((each) => each.metric === metric.id && each.arm === compared.arm)?.provenance ??
      'counted',
    a: sideOf(found[0]),
    b: sideOf(found[1]),
    kind: 'difference',
    differenceUnit: unit,
    difference: differenceFields(
      both.alike ? undefined : inferChange(sides, metric, { arm, baseline }, persona, both),
      both,
      'difference',
    ),
    pairs: both.pairs,
  };
}

function sumsOf({ a, b, sameSeed }: SignInSides, metric: Estimand, arm: string, persona?: string): OfBoth {
  const both = ofBoth(a.figures.sums.of(metric, arm, persona), b.figures.sums.of(metric, arm, persona), sameSeed);
  // The same people make another tenant where they weigh otherwise.
  return persona === undefined && !sameWeights(a, b) ? { ...both, alike: false } : both;
}

const designOf = ({ pairs }: Pick<OfBoth, 'pairs'>) => (pairs > 0 ? ('paired' as const) : ('parallel' as const));

async function inferArm(
  { a, b }: SignInSides,
  metric: Estimand,
  arm: string,
  persona: string | undefined,
  both: OfBoth,
): Promise<Inference> {
  const { conf } = b.figures;
  const design = designOf(both);
  if (metric.kind === 'median') {
    const question = { arm, conf, ...(persona === undefined ? {} : { persona }) };
    const of = ({ figures: { run, weights } }: SignInSide) => ({ run, question: { ...question, weights } });
    return inferRatioOfMedians(of(b), of(a), design);
  }
  const { weights } = b.figures;
  if (persona !== undefined || sameWeights(a, b))
    return inferContrast({
      metric,
      // Its ratio of logarithmic means is baseline over arm.
      ...(metric.kind === 'log-mean'
        ? { kind: 'ratio' as const, arm: both.a, baseline: both.b }
        : { kind: 'difference' as const, arm: both.b, baseline: both.a }),
      design,
      conf,
      ...(persona === undefined ? { weights } : {}),
    });
  if (metric.kind === 'log-mean') return withheld({ code: 'not-estimable' });
  const [one, other] = [
    ratioEstimate({ metric, perUser: both.a, weights: a.figures.weights }),
    ratioEstimate({ metric, perUser: both.b, weights }),
  ];
  if (one.kind === 'withheld') return withheld(one.reason);
  if (other.kind === 'withheld') return withheld(other.reason);
  const reach = reachOfShares(metric);
  return influenceDifference({
    first: other.estimate,
    second: one.estimate,
    design,
    conf,
    method: 'difference of ratio estimators by user, t, each weighted to its own tenant',
    ...(reach === undefined ? {} : { reach }),
  });
}

function inferChange(
  { a, b }: SignInSides,
  metric: Estimand,
  { arm, baseline }: { readonly arm: OfBoth; readonly baseline: OfBoth },
  persona: string | undefined,
  both: Pick<OfBoth, 'pairs'>,
): Inference {
  const estimate = (perUser: OfBoth['a'], { figures: { weights } }: SignInSide) =>
    ratioEstimate({ metric, perUser, ...(persona === undefined ? { weights } : {}) });
  const [nowArm, nowBase, wasArm, wasBase] = [
    estimate(arm.b, b),
    estimate(baseline.b, b),
    estimate(arm.a, a),
    estimate(baseline.a, a),
  ];
  for (const each of [nowArm, nowBase, wasArm, wasBase]) if (each.kind === 'withheld') return withheld(each.reason);
  if (
    nowArm.kind === 'withheld' ||
    nowBase.kind === 'withheld' ||
    wasArm.kind === 'withheld' ||
    wasBase.kind === 'withheld'
  )
    return withheld({ code: 'no-data' });
  const reach = reachOfShares(metric);
  return influenceChange({
    now: { arm: nowArm.estimate, baseline: nowBase.estimate },
    before: { arm: wasArm.estimate, baseline: wasBase.estimate },
    design: designOf(both),
    conf: b.figures.conf,
    ...(reach === undefined ? {} : { reach }),
  });
}

/** Where all users are alike, a share is bounded by what it is. */
function reachOfShares(metric: Estimand): Reach | undefined {
  return metric.kind === 'share' ? { kind: 'range', lower: 0, upper: 1 } : reachOf(metric);
}

function sameWeights(a: SignInSide, b: SignInSide): boolean {
  const [one, other] = [a.figures.weights, b.figures.weights];
  return one.size === other.size && [...one].every(([persona, weight]) => other.get(persona) === weight);
}

function differenceUnit({ kind, unit }: Estimand): string {
  return kind === 'share' ? differenceOfProportions : unit;
}

function sideOf(found: SideFigure | undefined): SideFigure {
  return found === undefined
    ? { withheld: 'nobody lived it' }
    : {
        ...(found.value === undefined ? {} : { value: found.value }),
        ...(found.interval === undefined ? {} : { interval: found.interval }),
        ...(found.withheld === undefined ? {} : { withheld: found.withheld }),
      };
}

/** @param inference absent: everybody did the same in both runs. */
function differenceFields(
  inference: Inference | undefined,
  { pairs }: Pick<OfBoth, 'pairs'>,
  kind: ComparedFigure['kind'],
): SideFigure {
  if (inference === undefined)
    return {
      value: kind === 'ratio' ? 1 : 0,
      withheld: `all ${pairs} did the same in both runs, to the last digit: there is nothing to be in doubt about among them, and it does not tell how far others would differ`,
    };
  const { value, interval, withheld: why } = inferenceFields(inference);
  return {
    ...(value === undefined ? {} : { value }),
    ...(interval === undefined ? {} : { interval }),
    ...(why === undefined ? {} : { withheld: why }),
  };
}
