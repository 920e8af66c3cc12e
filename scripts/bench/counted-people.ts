// People of all personas lived and counted by the virtual driver of a project folder: of this one, or of an earlier commit's, to be compared.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metricUnits } from '../../reports/metrics/metric-units.ts';
import type * as VirtualDriver from '../../simulators/drivers/virtual/live-virtually.ts';
import type * as Tally from '../../simulators/drivers/virtual/aggregate/lives-tally.ts';
import type * as MachineTimes from '../../simulators/drivers/virtual/machine-time.ts';
import type * as Profiles from '../../simulators/drivers/virtual/read-machine-profile.ts';
import type * as ParametersOf from '../../simulators/people/parameters.ts';
import type * as PopulationOf from '../../simulators/people/population.ts';
import type * as Scenarios from '../../simulators/scenario/load-scenario.ts';
import type * as Flows from '../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { Parameters } from '../../simulators/people/parameters.ts';

export interface CountedPeople {
  /** All of them once, from the start; nothing is kept. @returns attempts. */
  readonly live: () => number | Promise<number>;
  readonly parameters: Parameters;
}

/** Of each persona, over a working week, in both arms: ten sign-ins and a registration each, and those who start over. */
export const people = { users: 500, days: 5 } as const;
/** Those of the pilot; whatever else its scenario has came later than the commits to compare with. */
const weights = {
  'information-worker': '50 %',
  'frontline-worker': '25 %',
  contractor: '10 %',
  'regulated-worker': '10 %',
  'privileged-administrator': '5 %',
};

/** @param root of the project folder, with its packages. */
export async function countedPeople(root: URL): Promise<CountedPeople> {
  const of = async <M>(path: string) => (await import(new URL(path, root).href)) as M;
  const { flows } = await of<typeof Flows>('scenarios/flows/catalogue.ts');
  const { loadScenario } = await of<typeof Scenarios>('simulators/scenario/load-scenario.ts');
  const { createParameters } = await of<typeof ParametersOf>('simulators/people/parameters.ts');
  const { createPopulation } = await of<typeof PopulationOf>('simulators/people/population.ts');
  const { sampledMachineTime } = await of<typeof MachineTimes>('simulators/drivers/virtual/machine-time.ts');
  const { readMachineProfile } = await of<typeof Profiles>('simulators/drivers/virtual/read-machine-profile.ts');
  const { LivesTally } = await of<typeof Tally>('simulators/drivers/virtual/aggregate/lives-tally.ts');
  const driver = await of<Partial<typeof VirtualDriver>>('simulators/drivers/virtual/live-virtually.ts');

  const folder = mkdtempSync(join(tmpdir(), 'counted-people-'));
  const file = join(folder, 'people.json');
  writeFileSync(file, JSON.stringify({ name: 'Bench', seed: 1, driver: 'virtual', ...people, personas: weights }));
  const loaded = await loadScenario(file, { overrides: [], metrics: metricUnits, flows }).finally(() =>
    rmSync(folder, { recursive: true }),
  );
  const { scenario, personas, providers, parameters } = loaded;
  const profile = readMachineProfile(new URL('scenarios/machine-profiles/pilot-in-chromium.json', root).pathname);
  const machineTime = sampledMachineTime(profile, scenario.seed);
  const asked = createParameters(parameters, scenario.parameters, personas);
  const users = Array.from({ length: people.users }, (_, index) => index);
  const lives = () => ({
    loaded,
    population: createPopulation({ scenario, personas, providers, parameters: asked }),
    machineTime,
    users,
    asked,
  });
  const { countedVirtually, liveVirtually } = driver;
  return {
    parameters: asked,
    live() {
      const tally = new LivesTally(() => people.users);
      if (countedVirtually === undefined)
        return countRecords(tally, (liveVirtually as unknown as LiveRecords | undefined)?.(lives()) ?? []);
      let attempts = 0;
      for (const attempt of countedVirtually(lives())) {
        tally.add(attempt);
        attempts += 1;
      }
      tally.endUser();
      return attempts;
    },
  };
}

/** As commits before counting without records have it. */
type LiveRecords = (lives: object) => AsyncIterable<Attempt>;

async function countRecords(
  tally: Pick<Tally.LivesTally, 'addUser'>,
  lived: AsyncIterable<Attempt> | Iterable<Attempt>,
): Promise<number> {
  let attempts = 0;
  let ofUser: Attempt[] = [];
  for await (const attempt of lived) {
    if (ofUser[0] !== undefined && ofUser[0].user !== attempt.user) {
      tally.addUser(ofUser);
      ofUser = [];
    }
    ofUser.push(attempt);
    attempts += 1;
  }
  tally.addUser(ofUser);
  return attempts;
}
