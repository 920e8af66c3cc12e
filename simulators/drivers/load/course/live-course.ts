// The trials of a load run in their order: for each arm the generator's own limit, the scenario's arrivals, the capacity search and what
// it found once more.
import { moments } from '../../../../scenarios/measures/sums/moments.ts';
import type { CapacityResult, LoadRecord, Trial } from '../../../../scenarios/schema/load-trial.ts';
import { purposeOf } from '../../../../scenarios/flows/purpose-of.ts';
import type { Arm, ArmId } from '../../../../scenarios/schema/arm.ts';
import { policyOfArm } from '../../../../scenarios/schema/policy-of-arm.ts';
import { usualVerifier } from '../../../../scenarios/schema/recovery-policy.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import { ratePlan } from '../../../arrivals/rate-plan.ts';
import { twoOfThree, searchAgain, searchCapacity, type SearchResult } from './capacity-search.ts';
import { heldForMs } from './enough-due.ts';
import { measureGeneratorLimit } from './generator-limit.ts';
import type { TargetFleet } from '../fleet/target-fleet.ts';
import type { TrialConductor } from './trial-conductor.ts';
import { planTrial, profileId } from './trial-plan.ts';
import { undisturbed } from './undisturbed.ts';

export interface CourseParts {
  readonly scenario: LoadScenario;
  readonly conductor: Pick<TrialConductor, 'live'>;
  /** For the generator's limit: a conductor that leaves nothing behind. */
  readonly conductorAside: (fleet: TargetFleet, samplesFile: string) => TrialConductor;
  /** What an earlier start of the program had done. */
  readonly record: LoadRecord;
  /** Called after each trial. */
  readonly save: (record: LoadRecord) => void;
  /** Of the generator's limit; absent: enough for a figure. */
  readonly generatorSignIns?: number;
  readonly stop: AbortSignal;
  readonly onStage: (what: string) => void;
}

/** Ends early when stopped, or when a trial was cut short. */
export async function liveCourse({
  scenario,
  conductor,
  conductorAside,
  record: earlier,
  save,
  generatorSignIns,
  stop,
  onStage,
}: CourseParts): Promise<LoadRecord> {
  let record = earlier;
  const keep = (next: LoadRecord) => {
    record = next;
    save(record);
  };
  const isOver = () => stop.aborted || record.trials.some(({ cutShort }) => cutShort !== undefined);
  const live = async (
    ...about: Parameters<typeof planTrial> extends [unknown, ...infer Rest]
      ? [...Rest, Parameters<TrialConductor['live']>[1]?]
      : never
  ): Promise<Trial> => {
    const [trial, plan, objective] = about;
    const lived = await conductor.live(planTrial(scenario, trial, plan), objective);
    keep({ ...record, trials: [...record.trials, lived] });
    return lived;
  };

  for (const each of scenario.arms) {
    const { id: arm } = each;
    if (!isOver() && !record.generator.some((limit) => limit.arm === arm)) {
      onStage(`Finding the generator's own limit (${arm})`);
      const limit = await measureGeneratorLimit(arm, conductorAside, {
        signIns: generatorSignIns,
        verifier: verifierOf(scenario, each),
      });
      if (limit !== undefined) keep({ ...record, generator: [...record.generator, limit] });
    }
    const { arrivals, capacity } = scenario.load;
    if (!isOver() && arrivals !== undefined && !record.trials.some(({ id }) => id === profileId(arm))) {
      await live({ id: profileId(arm), arm, purpose: 'profile' }, ratePlan(arrivals));
    }
    if (!isOver() && capacity !== undefined && !record.capacity.some((result) => result.arm === arm)) {
      const setAside = (trial: Trial) =>
        keep({ ...record, trials: record.trials.with(record.trials.indexOf(trial), { ...trial, setAside: true }) });
      const found = await search(arm, capacity, { isOver, live, setAside });
      if (found !== undefined) keep({ ...record, capacity: [...record.capacity, found] });
    }
  }
  return record;
}

/** The first of its profiles stands for all. Undefined: nobody recovers an account in the arm. */
function verifierOf({ policy }: Pick<LoadScenario, 'policy'>, arm: Arm): string | undefined {
  if (purposeOf(arm.signIn) !== 'recovery') return undefined;
  return policyOfArm(policy, arm).recovery?.profiles[0]?.verifier ?? usualVerifier;
}

interface SearchParts {
  readonly isOver: () => boolean;
  readonly live: (
    trial: Pick<Trial, 'id' | 'arm' | 'purpose' | 'repeat'>,
    plan: ReturnType<typeof ratePlan>,
    objective: Parameters<TrialConductor['live']>[1],
  ) => Promise<Trial>;
  readonly setAside: (trial: Trial) => void;
}

/** Undefined: it was broken off. */
async function search(
  arm: ArmId,
  { objective, trial, repeats, ...bounds }: NonNullable<LoadScenario['load']['capacity']>,
  { isOver, live, setAside }: SearchParts,
): Promise<CapacityResult | undefined> {
  const results: SearchResult[] = [];
  const holdAs = (name: string, about: Pick<Trial, 'purpose' | 'repeat'>) => {
    let trials = 0;
    const once = (rate: number) => {
      const id = `${arm}-${name}-${String(trials).padStart(2, '0')}`;
      trials += 1;
      return live(
        { id, arm, ...about },
        [{ durationMs: heldForMs({ objective, trial }, rate), from: rate, to: rate }],
        objective,
      );
    };
    return twoOfThree(async (rate) => {
      // A search under way cannot be told to end: it runs out quickly when nothing holds any more.
      if (isOver()) return false;
      const lived = await undisturbed(() => once(rate), setAside);
      return lived.verdict?.held === true;
    });
  };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const hold = holdAs(`search-${repeat}`, { purpose: 'search', repeat });
    const around = results[0]?.held ?? 0;
    results.push(await (around > 0 ? searchAgain(around, bounds, hold) : searchCapacity(bounds, hold)));
    if (isOver()) return undefined;
  }
  const found = {
    arm,
    held: results.map(({ held }) => held),
    unbroken: results.every(({ broken }) => broken === undefined),
  };
  if (found.held.includes(0)) return found;
  const perSecond = Math.exp(moments(found.held.map(Math.log)).mean);
  const held = await holdAs('confirm', { purpose: 'confirm' })(perSecond);
  return isOver() ? undefined : { ...found, confirmed: { perSecond, held } };
}
