// Published enrolment curves predicted: each rollout that stands for one is lived at every draw, and its shares judged.
import type { EnrolmentResults } from '../reports/validation/validation.ts';
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';

export interface EnrolmentOrder {
  readonly draws: number;
  /** Of each draw. */
  readonly people: number;
  /** Of the intervals. */
  readonly level: number;
  /** Of the bootstrap. */
  readonly seed: number;
  readonly profile: MachineProfile;
  readonly onDraw: (what: string, done: number, of: number) => void;
}

export async function predictEnrolment({ draws, people, level, seed, profile, onDraw }: EnrolmentOrder): Promise<{
  readonly results: EnrolmentResults;
  readonly finding: string;
  readonly attempts: number;
}> {
  const [{ loadEnrolmentCurves }, { liveEnrolment }, { sampledMachineTime }, { judgeEnrolment }, { enrolmentFinding }] =
    await Promise.all([
      import('../simulators/experiments/validation/load-enrolment.ts'),
      import('../simulators/experiments/validation/live-enrolment.ts'),
      import('../simulators/drivers/virtual/machine-time.ts'),
      import('../reports/validation/judge-enrolment.ts'),
      import('../reports/validation/enrolment-finding.ts'),
    ]);
  const { curves: loaded, notCompared } = await loadEnrolmentCurves();
  const curves = [];
  let attempts = 0;
  for (const of of loaded) {
    const { curve, setUp, published } = of;
    const machineTime = sampledMachineTime(profile, setUp.scenario.seed);
    const lived: (readonly number[])[] = [];
    for await (const draw of liveEnrolment({ of, machineTime, draws, people })) {
      attempts += draw.attempts;
      lived.push(draw.shares);
      onDraw(`Predicting enrolment: ${curve.title}`, lived.length, draws);
    }
    curves.push(judgeEnrolment({ curve, published, draws: lived, people }, { level, seed }));
  }
  return {
    results: {
      curves,
      notCompared: notCompared.map(({ row, why, figure: { quantity, central, url } }) => ({
        row,
        quantity,
        published: Number(central),
        url,
        why,
      })),
    },
    finding: enrolmentFinding(curves),
    attempts,
  };
}
