// A load run against a target that is not ours: a provider started by the test stands for somebody's, on loopback, with people who are
// there already. It could be told of a simulation, and is not.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { loadRecord } from '../../scenarios/schema/load-trial.ts';
import type { SignInFlow } from '../../scenarios/schema/arm.ts';
import { signIn } from '../../scenarios/schema/sign-in.ts';
import { createParameters } from '../people/parameters.ts';
import { withoutSlipsAndDelays } from '../people/without-slips-and-delays.fixture.ts';
import { startIdentityProvider, type IdentityProvider } from '../identity-provider/process.ts';
import { SimulationClient } from '../identity-provider/simulation-client.ts';
import { createBooks } from '../drivers/load/orders/create-books.ts';
import { findK6, type FoundK6 } from '../programs/k6/find-k6.ts';
import { createPopulation } from '../people/population.ts';
import { loadScenario } from '../scenario/load-scenario.ts';
import { journalled, runInK6, writeScenario, type SmallScenario } from './run-bench.fixture.ts';

const reference = readFileSync(new URL('../../scenarios/targets/reference.yaml', import.meta.url), 'utf8');
const k6 = await findK6(process.env);
if (k6 === undefined) process.stderr.write('run-against-remote-target: no k6 here; npm test brings one where it can\n');

let provider: IdentityProvider | undefined;
afterEach(async () => {
  await provider?.stop();
  provider = undefined;
});

/** What a page takes to find one's way in, ms: the only time these people need. */
const orientationMs = 300;

/** A provider that knows everybody of the arm, a scenario that names it, and a reader of its sign-in log. */
async function somebodysTarget(arm: SignInFlow, given: SmallScenario) {
  const file = writeScenario({
    seed: 4,
    driver: 'load',
    design: 'parallel',
    arms: [arm],
    target: 'mine',
    personas: { 'information-worker': '100 %' },
    parameters: { ...withoutSlipsAndDelays(), 'page-orientation': orientationMs / 1_000 },
    ...given,
  });
  const folder = dirname(file);
  const signInLogFile = join(folder, 'theirs.ndjson');
  provider = await startIdentityProvider({
    signInLogFile,
    passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 },
    simulation: { seed: 1, faults: [] },
  });
  mkdirSync(join(folder, 'targets'));
  writeFileSync(
    join(folder, 'targets', 'mine.yaml'),
    reference
      .replace('id: reference', 'id: mine')
      .replace('kind: reference', `kind: remote\nbaseUrl: ${provider.baseUrl}`),
  );
  const loaded = await loadScenario(file, { overrides: [], metrics: {}, flows });
  const { scenario, personas, providers, parameters } = loaded;
  const population = createPopulation({
    scenario,
    personas,
    providers,
    parameters: createParameters(parameters, scenario.parameters, personas),
  });
  const { accounts } = await createBooks(
    loaded,
    population,
    0,
  )(arm).take(Array.from({ length: population.size }, () => 0));
  await new SimulationClient(provider).openAccounts(accounts);
  const log = () =>
    readFileSync(signInLogFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => signIn.parse(JSON.parse(line)));
  return { file, log };
}

describe.runIf(k6 !== undefined)('a load run against a remote target', () => {
  const program = k6 as FoundK6;

  it("signs in with passkeys on the target's own time, waits for people, and tells what it cannot know", async () => {
    const { file, log } = await somebodysTarget('passkey', {
      users: 25,
      load: { leadIn: '1 s', vus: 20, arrivals: { shape: 'steady', rate: '10/s', for: '2 s' } },
    });
    const startedAt = Date.now();
    const { path, end } = await runInK6(file, { k6: program });
    expect(end.manifest).toMatchObject({
      state: 'completed',
      epochs: [{ ended: 'completed', reason: expect.stringMatching(/^not reconciled: /) as string }],
      scenario: { load: { realtime: true } },
    });
    expect(end.manifest.reconciliation).toBe(undefined);
    const attempts = journalled(path);
    expect(attempts.length).toBeGreaterThan(15);
    const signedIn = attempts.filter(({ outcome, method }) => outcome.kind === 'succeeded' && method === 'passkey');
    expect(signedIn.length).toBeGreaterThan(0.8 * attempts.length);
    // What people took is in the real time of each sign-in.
    for (const { load, modelledMs } of signedIn) {
      expect(modelledMs).toBeGreaterThanOrEqual(orientationMs);
      expect((load?.endedMs ?? 0) - (load?.begunMs ?? 0)).toBeGreaterThanOrEqual(modelledMs - 2);
    }
    // Its log, which the run never saw, has its own time, and not the people's of January.
    const times = log().map(({ createdDateTime }) => Date.parse(createdDateTime));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(startedAt - 1_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(Date.now() + 1_000);
    const record = loadRecord.parse(JSON.parse(readFileSync(join(path, 'trials.json'), 'utf8')));
    expect(record.targetProcesses).toBe(undefined);
    expect(record.generator).toHaveLength(1);
    const samples = readFileSync(join(path, 'samples.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    for (const sample of samples) expect(sample).not.toHaveProperty('targetCpuMs');
  }, 90_000);

  it('computes codes of an app for now; codes by message do not arrive', async () => {
    const { file } = await somebodysTarget('password-otp', { users: 12, load: { vus: 12 } });
    const { path, end } = await runInK6(file, { k6: program });
    expect(end.manifest).toMatchObject({ state: 'completed' });
    const ends = journalled(path).map(({ steps, outcome }) => ({
      outcome: outcome.kind,
      code: steps.find(({ step }) => step === 'obtain-code')?.result,
    }));
    expect(ends.filter(({ code }) => code === 'in-hand').length).toBeGreaterThan(3);
    expect(ends.filter(({ code }) => code === 'not-arrived').length).toBeGreaterThan(0);
    for (const { outcome, code } of ends) expect(outcome === 'succeeded').toBe(code === 'in-hand');
  }, 60_000);
});
