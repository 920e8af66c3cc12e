// The attempts of a run against those of the same people in virtual time, one by one: nothing else shows as well that what is computed of many
// is what would have been lived. Where the machine of the run failed or held up a person, the two may part without either being wrong.
import { storedTwins, type DifferingTwins, type Twins } from '../../scenarios/measures/many.ts';
import type { Attempt, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { MachineProfile } from '../../scenarios/schema/machine-profile.ts';
import { sameAttempt } from '../attempt/comparable-attempt.ts';
import { liveVirtually } from '../drivers/virtual/live-virtually.ts';
import { sampledMachineTime } from '../drivers/virtual/machine-time.ts';
import { createParameters } from '../people/parameters.ts';
import { createPopulation } from '../people/population.ts';
import type { LivedScenario } from '../scenario/load-scenario.ts';
import { journalLines } from '../store/journal.ts';

export interface TwinsOrder {
  /** With as many users as the population is grown to. */
  readonly loaded: LivedScenario;
  readonly profile: MachineProfile;
  /** Path of the journal of the run, which is closed. */
  readonly journal: string;
}

/** A step that took this long beyond what was planted moves the person's clock (user-clock.ts), ms. */
const heldUpFromMs = 1_000;

export function compareTwins({ loaded, profile, journal }: TwinsOrder): Twins {
  const { scenario, personas, providers, parameters } = loaded;
  const asked = createParameters(parameters, scenario.parameters, personas);
  const population = createPopulation({ scenario, personas, providers, parameters: asked });
  const twins: Twins = { compared: 0, alike: 0, differing: 0, void: 0, cut: 0, different: [] };
  const ofRun = new Map<number, Attempt[]>();
  /** Users whose lives have ended in the run, each when all their attempts have been read. */
  function* users() {
    for (const { text } of journalLines(journal)) {
      const line = JSON.parse(text) as Attempt | { readonly userEnded: number };
      if ('userEnded' in line) yield line.userEnded;
      else ofRun.set(line.user, [...(ofRun.get(line.user) ?? []), line]);
    }
  }
  const compare = (user: number, many: readonly Attempt[]) => {
    comparePerson(ofRun.get(user) ?? [], many, twins);
    ofRun.delete(user);
  };
  let ofUser: Attempt[] = [];
  const machineTime = sampledMachineTime(profile, scenario.seed);
  for (const attempt of liveVirtually({ loaded, asked, population, machineTime, users: users() })) {
    if (ofUser[0] !== undefined && ofUser[0].user !== attempt.user) {
      compare(ofUser[0].user, ofUser);
      ofUser = [];
    }
    ofUser.push(attempt);
  }
  if (ofUser[0] !== undefined) compare(ofUser[0].user, ofUser);
  for (const user of ofRun.keys()) compare(user, []);
  return twins;
}

/** All attempts of one person, in whichever arms, in the order in which they were made. */
export function comparePerson(run: readonly Attempt[], many: readonly Attempt[], twins: Twins): void {
  const unmatched = new Map(many.map((attempt) => [keyOf(attempt), attempt]));
  const heldUpIn = new Set<string>();
  for (const attempt of run) {
    const twin = unmatched.get(keyOf(attempt));
    unmatched.delete(keyOf(attempt));
    if (attempt.outcome.kind === 'void') {
      heldUpIn.add(attempt.arm);
      twins.void += 1;
      continue;
    }
    if (isHeldUp(attempt) || (twin !== undefined && isHeldUp(twin))) heldUpIn.add(attempt.arm);
    if (twin !== undefined && sameAttempt(attempt, twin)) {
      twins.compared += 1;
      twins.alike += 1;
    } else if (heldUpIn.has(attempt.arm)) twins.cut += 1;
    else tellDifferent(twins, attempt, twin);
  }
  for (const twin of unmatched.values()) if (!heldUpIn.has(twin.arm)) tellDifferent(twins, undefined, twin);
}

function tellDifferent(twins: Twins, run: Attempt | undefined, many: Attempt | undefined): void {
  twins.compared += 1;
  twins.differing += 1;
  const either = run ?? many;
  if (either === undefined || twins.different.length >= storedTwins) return;
  const { user, persona, arm, flow, attempt, need } = either;
  twins.different.push({
    user,
    persona,
    arm,
    flow,
    attempt,
    need,
    ...(run === undefined ? {} : { run: courseOf(run) }),
    ...(many === undefined ? {} : { many: courseOf(many) }),
  });
}

function courseOf(attempt: Attempt): NonNullable<DifferingTwins['run']> {
  const { startedAt, device, method, fellBack, outcome, modelledMs, steps } = attempt;
  const course = { startedAt, device, fellBack, outcome, modelledMs, steps: steps.map(withoutMeasuredTime) };
  return method === undefined ? course : { ...course, method };
}

function withoutMeasuredTime(record: StepRecord): NonNullable<DifferingTwins['run']>['steps'][number] {
  const { index: _, measured: __, measuredMs: ___, ...step } = record;
  return step;
}

function isHeldUp({ steps }: Attempt): boolean {
  return steps.some(
    ({ code, measuredMs, plantedMs = 0 }) => code === 'no-answer' || measuredMs - plantedMs >= heldUpFromMs,
  );
}

/** By its draws: an attempt more before it does not part a need from its twin. */
function keyOf({ arm, flow, draw }: Attempt): string {
  return `${arm}/${flow}/${draw}`;
}
