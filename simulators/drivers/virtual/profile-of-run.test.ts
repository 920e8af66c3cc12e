// Machine profiles of runs whose every time is known.
import { registeredStandardRule } from '../../../scenarios/schema/decision-rule.fixture.ts';
import { armsOfFlows, type SignInFlow } from '../../../scenarios/schema/arm.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attempt, StepRecord } from '../../../scenarios/schema/attempt.ts';
import type { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { runFormat, type PilotManifest } from '../../../scenarios/schema/run.ts';
import { pilotScenario, scenarioFields } from '../../../scenarios/schema/scenario.ts';
import { writeTables } from '../../store/tables.ts';
import { testAttempt, testStep, writeJournal } from '../../store/test-attempt.fixture.ts';
import { findMachineProfile } from './find-machine-profile.ts';
import { profileOfRun } from './profile-of-run.ts';
import { readMachineProfile } from './read-machine-profile.ts';

const scenario = pilotScenario.parse({ kind: 'pilot', name: 'Known', seed: 1, users: 3, personas: { one: '100 %' } });
const manifest: PilotManifest = {
  kind: 'pilot',
  format: runFormat,
  id: 'known',
  name: 'Known',
  state: 'completed',
  version: 'test',
  scenarioFile: 'known.yaml',
  scenarioHash: '',
  scenario,
  overrides: [],
  seed: 1,
  personas: [],
  claims: [],
  rule: registeredStandardRule,
  parameters: [],
  published: [],
  environment: {
    node: 'v24.0.0',
    browser: 'Chromium 1',
    operatingSystem: 'a system',
    cpuModel: 'a processor',
    cores: 2,
    memoryGiB: 4,
    packages: {},
  },
  epochs: [{ startedAt: '2026-01-05T08:00:00.000Z', ended: 'completed' }],
  planned: { users: 3, needs: 3 },
};

/** Folder of a closed run of these attempts. */
async function runOf(attempts: readonly Attempt[], changes: Partial<PilotManifest> = {}): Promise<string> {
  const path = mkdtempSync(join(tmpdir(), 'profile-'));
  writeJournal(join(path, 'journal.ndjson'), attempts);
  writeFileSync(join(path, 'run.json'), JSON.stringify({ ...manifest, ...changes }));
  await writeTables({
    runId: 'known',
    journal: join(path, 'journal.ndjson'),
    attempts: join(path, 'attempts.parquet'),
    steps: join(path, 'steps.parquet'),
  });
  return path;
}

const timed = (navigationMs: number, changes: Partial<StepRecord> = {}) =>
  testStep({
    measured: { navigationMs, serverMs: 2, ceremonyMs: 0, renderingMs: 3, overheadMs: 400 },
    measuredMs: navigationMs + 5,
    ...changes,
  });

const refusal = async (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it was taken'),
    (error: PilotError) => ({
      code: error.code,
      badInput: error.badInput,
      said: `${error.data.found} / ${error.data.expected}`,
    }),
  );

describe('a machine profile', () => {
  it('says how busy the machine was, the most of any start, and nothing where that is not known', async () => {
    const start = { startedAt: '2026-01-05T08:00:00.000Z' };
    const busy = await profileOfRun(
      await runOf([testAttempt({ steps: [timed(10)] })], {
        epochs: [
          { ...start, busyBefore: 0.4, stolenShare: 0.001 },
          { ...start, busyBefore: 0.1, stolenShare: 0.02 },
        ],
      }),
      40,
    );
    expect(busy).toMatchObject({ busyBefore: 0.4, stolenShare: 0.02 });
    const unknown = await profileOfRun(await runOf([testAttempt({ steps: [timed(10)] })]), 40);
    expect(Object.keys(unknown)).not.toEqual(expect.arrayContaining(['busyBefore']));
    expect(Object.keys(unknown)).not.toEqual(expect.arrayContaining(['stolenShare']));
  });

  it('holds the steps of quiet attempts, without planted delays and the harness, and says where it is from', async () => {
    const path = await runOf([
      testAttempt({
        steps: [
          timed(10),
          timed(20, {
            index: 1,
            step: 'submit-password',
            action: 'submit-password',
            result: 'accepted',
            measured: { navigationMs: 20, serverMs: 5_002, ceremonyMs: 0, renderingMs: 3, overheadMs: 7 },
            plantedMs: 5_000,
          }),
        ],
      }),
      testAttempt({ user: 1, quiet: false, steps: [timed(1_000)] }),
      testAttempt({ user: 2, outcome: { kind: 'void', code: 'browser-crashed' }, steps: [timed(2_000)] }),
      testAttempt({
        user: 3,
        steps: [
          timed(10_000, { result: 'unavailable', code: 'no-answer' }),
          timed(0, { index: 1, step: 'obtain-code', action: 'obtain-code', result: 'in-hand' }),
        ],
      }),
    ]);
    const profile = await profileOfRun(path, 100);
    expect(profile).toMatchObject({
      title: 'Known, 3 users, in Chromium 1',
      measuredOn: '2026-01-05',
      driver: 'browser',
      run: 'known',
      attempts: 2,
      flows: ['password-otp'],
      environment: { processor: 'a processor', cores: '2' },
    });
    expect(profile.samples).toEqual([
      { action: 'open-sign-in', result: 'shown', parts: [10, 2, 0, 3] },
      { action: 'submit-password', result: 'accepted', parts: [20, 2, 0, 3] },
    ]);
  });

  it('takes of many samples as many as wanted, spread evenly over their ranks', async () => {
    const path = await runOf(
      Array.from({ length: 100 }, (_, user) => testAttempt({ user, steps: [timed((user * 37) % 100)] })),
    );
    const { samples } = await profileOfRun(path, 10);
    expect(samples.map(({ parts }) => parts[0])).toEqual([9, 19, 29, 39, 49, 59, 69, 79, 89, 99]);
  });

  it('is not made of a run that measures nothing, has not ended, or was never quiet', async () => {
    expect(
      await refusal(profileOfRun(await runOf([testAttempt()], { scenario: { ...scenario, driver: 'virtual' } }), 10)),
    ).toMatchObject({
      code: 'machine-time-unfit',
      badInput: true,
      said: expect.stringContaining('the driver virtual'),
    });
    expect(await refusal(profileOfRun(await runOf([testAttempt()], { state: 'interrupted' }), 10))).toMatchObject({
      badInput: true,
      said: 'a run that was broken off / a completed one',
    });
    expect(await refusal(profileOfRun(await runOf([testAttempt({ quiet: false })]), 10))).toMatchObject({
      badInput: true,
      said: expect.stringContaining('no attempt that ran with the other lanes quiet'),
    });
    expect(await refusal(profileOfRun(join(tmpdir(), 'no-such-run'), 10))).toMatchObject({
      code: 'run-folder-missing',
      badInput: true,
    });
  });
});

describe('the machine time of a scenario', () => {
  const of = (machineTime: string, arms: readonly SignInFlow[] = ['password-otp', 'passkey']) =>
    findMachineProfile({ arms: armsOfFlows(arms), virtual: scenarioFields.virtual.parse({ machineTime }) });

  it('is that of a run that lived the same flows', async () => {
    const path = await runOf([testAttempt()]);
    expect((await of(path, ['password-otp'])).run).toBe('known');
    expect(await refusal(of(path))).toMatchObject({
      code: 'machine-time-unfit',
      badInput: true,
      said: 'no passkey and no passkey-registration among the flows password-otp of known / a run of password-otp, passkey, passkey-registration',
    });
  });

  it('is a profile that the project keeps; the one by default is small and of a browser', async () => {
    const profile = await findMachineProfile({
      arms: armsOfFlows(['password-otp', 'passkey']),
      virtual: scenarioFields.virtual.parse({}),
    });
    expect(profile.driver).toBe('browser');
    expect(JSON.stringify(profile).length).toBeLessThan(100_000);
    const damaged = join(mkdtempSync(join(tmpdir(), 'profile-')), 'damaged.json');
    writeFileSync(damaged, JSON.stringify({ ...profile, samples: [] }));
    expect(await refusal(Promise.resolve().then(() => readMachineProfile(damaged)))).toMatchObject({
      code: 'machine-profile-not-valid',
      badInput: true,
    });
    expect(await refusal(of('pilot-in-cromium'))).toMatchObject({ code: 'machine-profile-missing', badInput: true });
  });
});
