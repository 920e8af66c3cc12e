// For tests: recovery drills whose answers are known beforehand, lived in virtual time without any machine time.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { DrillCounts } from '../../../scenarios/measures/drill-counts.ts';
import { DrillTally } from '../../../scenarios/measures/drill-tally.ts';
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import type { Impostor } from '../../../scenarios/schema/impostor.ts';
import type { DrillScenario, DrillScenarioInput } from '../../../scenarios/schema/scenario.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { liveVirtually } from '../../drivers/virtual/live-virtually.ts';
import { parameterIds, recoveryParameterIds } from '../../people/parameter-table.ts';
import { createParameters } from '../../people/parameters.ts';
import { createPopulation } from '../../people/population.ts';
import { withoutSlipsAndDelays } from '../../people/without-slips-and-delays.fixture.ts';
import { withUnits } from '../../people/with-units.fixture.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';

export type KnownDrill = LoadedScenario<DrillScenario>;

export const staff = {
  name: 'Staff',
  verifier: 'balanced',
  matching: { firstName: 'relaxed', lastName: 'relaxed' },
} as const;
export const usualPolicy = {
  recovery: { profiles: [staff] },
  helpDesk: { procedure: ['questions', 'call-back'] },
} satisfies DrillScenarioInput['policy'];

/** People of whom nothing slips, who have all that is asked for and whose directory has them as they were born. Amounts in the unit of each parameter. */
export const perfectPeople: Readonly<Record<string, number>> = {
  ...withoutSlipsAndDelays([...parameterIds, ...recoveryParameterIds]),
  'owns-passport': 1,
  'owns-identity-card': 1,
  'owns-driving-licence': 1,
  'another-phone-at-hand': 1,
};

export async function loadDrill({
  parameters = perfectPeople,
  ...given
}: Partial<Omit<DrillScenarioInput, 'kind' | 'parameters'>> & {
  readonly parameters?: Readonly<Record<string, number>>;
}): Promise<KnownDrill> {
  const file = join(mkdtempSync(join(tmpdir(), 'known-drill-')), 'drill.yaml');
  const scenario = {
    kind: 'recovery-drill',
    name: 'Known',
    seed: 20_260_105,
    driver: 'virtual',
    personas: { 'information-worker': '100 %' },
    users: 300,
    policy: usualPolicy,
    drill: { impostors: [] },
    ...given,
    parameters: withUnits(parameters),
  };
  writeFileSync(file, JSON.stringify(scenario));
  return loadedOfKind(await loadScenario(file, { overrides: [], metrics: {}, flows }), 'recovery-drill');
}

/** It always answers, and whatever is shown to it passes, but what Face Check says of the face. */
export function withVerifierThatPasses(drill: KnownDrill): KnownDrill {
  const verifiers = drill.verifiers.map((one) => ({
    ...one,
    document: {
      legibility: { ...one.document.legibility, threshold: 0 },
      authenticity: { ...one.document.authenticity, threshold: 0 },
    },
    face: { ...one.face, threshold: 0, presence: presenceThatPasses(one.face.presence) },
    availability: { ...one.availability, value: 1 },
  }));
  const { faceCheck } = drill;
  if (faceCheck === undefined) throw new Error('the drill has no face check');
  return { ...drill, verifiers, faceCheck: { ...faceCheck, presence: presenceThatPasses(faceCheck.presence) } };
}

type Presence = NonNullable<KnownDrill['faceCheck']>['presence'];

function presenceThatPasses({ liveness, injection }: Presence): Presence {
  return { liveness: { ...liveness, threshold: 0 }, injection: { ...injection, threshold: 0 } };
}

/** Impostors who try once. */
export function tryingOnce(drill: KnownDrill): KnownDrill {
  const once = ({ tries, ...impostor }: Impostor): Impostor => ({
    ...impostor,
    tries: { ...tries, atMost: { ...tries.atMost, value: 1 } },
  });
  return { ...drill, impostors: drill.impostors.map(once) };
}

export function populationOf({ scenario, personas, providers, parameters }: KnownDrill) {
  const asked = createParameters(parameters, scenario.parameters, personas);
  return { asked, population: createPopulation({ scenario, personas, providers, parameters: asked }) };
}

export function live(drill: KnownDrill, { asked, population } = populationOf(drill)): readonly Attempt[] {
  return [
    ...liveVirtually({
      loaded: drill,
      asked,
      population,
      machineTime: { partsOf: () => nothingMeasured },
      users: Array.from({ length: population.size }, (_, index) => index),
    }),
  ];
}

export function count(attempts: readonly Attempt[]): DrillCounts {
  const tally = new DrillTally();
  for (const attempt of attempts) tally.add(attempt, Date.parse(attempt.startedAt));
  return tally.counts();
}
