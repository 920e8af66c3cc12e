// One comparison predicted: its people lived at every draw of the parameters, and the figures of each draw judged.
import type { ComparedStudy } from '../reports/validation/validation.ts';
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';
import type { LoadedPrediction } from '../simulators/experiments/validation/load-prediction.ts';

export interface PredictionOrder {
  readonly draws: number;
  readonly usersPerDraw: number;
  /** Of the intervals. */
  readonly level: number;
  /** Of the bootstrap. */
  readonly seed: number;
  readonly profile: MachineProfile;
  /** Days, as the register of first predictions has them. */
  readonly days: Pick<ComparedStudy, 'firstPredictedOn' | 'revisedOn' | 'revisions'>;
  readonly onDraw: (done: number) => void;
}

export async function predictComparison(
  of: LoadedPrediction,
  { draws, usersPerDraw, level, seed, profile, days, onDraw }: PredictionOrder,
): Promise<{ study: ComparedStudy; attempts: number }> {
  const [{ restsOnItself }, { livePrediction }, { sampledMachineTime }, { drawFigures }, { judgeComparison }] =
    await Promise.all([
      import('../simulators/experiments/validation/held-out.ts'),
      import('../simulators/experiments/validation/live-prediction.ts'),
      import('../simulators/drivers/virtual/machine-time.ts'),
      import('../reports/validation/draw-figures.ts'),
      import('../reports/validation/judge-comparison.ts'),
    ]);
  const { id, title, claim, prediction, arms, quantities, ranges, published, setUp } = of;
  const { definitions } = prediction;
  const machineTime = sampledMachineTime(profile, setUp.scenario.seed);
  let attempts = 0;
  const figures = [];
  onDraw(0);
  for await (const { draw, attempts: lived } of livePrediction({ of, machineTime, draws, usersPerDraw })) {
    attempts += lived.length;
    figures.push(...drawFigures({ arms, definitions, quantities }, lived));
    onDraw(draw + 1);
  }
  const restsOn = restsOnItself(of).map(({ what, rows }) => ({ what, rows: [...rows] }));
  return {
    attempts,
    study: {
      id,
      claim: claim.id,
      title,
      source: claim.source.where,
      url: claim.source.url,
      year: claim.source.year,
      tier: prediction.tier,
      population: claim.people.said,
      attempt: claim.attempt ?? 'Not stated',
      comparator: comparatorOf(of),
      heldOut: restsOn.length === 0,
      restsOn,
      ...days,
      ranges: [...ranges],
      definitions,
      quantities: judgeComparison({ definitions, quantities }, published, figures, { level, seed }).map((quantity) => {
        const reason = prediction.misses.find(({ of: ids }) => ids.includes(quantity.id))?.believed;
        return quantity.agreement === 'hit' || reason === undefined
          ? quantity
          : Object.assign(quantity, { believed: reason });
      }),
    },
  };
}

/** What they compared with, and what of our arms stands for it. */
function comparatorOf({ statements, prediction: { standIn } }: LoadedPrediction): string {
  const said = new Set(statements.flatMap(({ other }) => other?.said ?? []));
  return [...said, standIn].join('; ');
}
