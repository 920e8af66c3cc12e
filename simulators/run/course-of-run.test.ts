// How a run ends, whatever is lived in it: nothing is lived here.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registeredStandardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import type { PilotManifest } from '../../scenarios/schema/run.ts';
import { pilotScenario } from '../../scenarios/schema/scenario.ts';
import { readManifest, RunFolder } from '../store/run-folder.ts';
import { courseOfRun, type CourseOfRun, type Lived } from './course-of-run.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = RunFolder.create(join(mkdtempSync(join(tmpdir(), 'course-')), 'run'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder.path, { recursive: true });
});

const earlier = { startedAt: '2026-01-05T08:00:00.000Z' };
const manifest: PilotManifest = {
  kind: 'pilot',
  format: 'passkey-pilot-run/2',
  id: 'run',
  name: 'Course',
  state: 'interrupted',
  version: 'test',
  scenarioFile: 'course.yaml',
  scenarioHash: '',
  scenario: pilotScenario.parse({ kind: 'pilot', name: 'Course', seed: 1, users: 2, personas: { one: '100 %' } }),
  overrides: [],
  seed: 1,
  personas: [],
  claims: [],
  parameters: [],
  published: [],
  environment: { node: 'v24', operatingSystem: 'x', cpuModel: 'x', cores: 1, memoryGiB: 1, packages: {} },
  epochs: [earlier],
  rule: registeredStandardRule,
  planned: { users: 2, needs: 2 },
};
const summary = { attempts: 50, voids: 0, replayDifferences: 0, completed: true };
const stored = { share: 0.5, users: 1, attempts: 25, ofUsers: 2, ofAttempts: 50 };

function run(change: Partial<CourseOfRun<PilotManifest, Lived>> = {}) {
  return courseOfRun<PilotManifest, Lived>({
    folder,
    manifest,
    start: { slow: true },
    voidLimit: 0.02,
    stop: new AbortController().signal,
    live: (running) => running(() => Promise.resolve({ summary, measured: { stolenShare: 0.1 } })),
    livedSoFar: () => Promise.resolve({ attempts: 7, voids: 1 }),
    close: () => Promise.resolve({ note: 'not reconciled', more: { stored } }),
    ...change,
  });
}
const lastEpoch = () => readManifest(folder.path).epochs.at(-1);

describe('a run', () => {
  it('says that it runs while it is lived, after its earlier starts, and how this start began', async () => {
    await run({
      live: () => {
        const { state, epochs } = readManifest(folder.path);
        expect([state, epochs]).toEqual(['running', [earlier, { startedAt: expect.any(String), slow: true }]]);
        return Promise.resolve({ summary });
      },
    });
  });

  it('that stands is completed, with what was measured of it, what it lacks, and what its tables add', async () => {
    const end = await run();
    expect(readManifest(folder.path)).toEqual(end.manifest);
    expect(end).toMatchObject({ summary, manifest: { state: 'completed', stored } });
    expect(lastEpoch()).toEqual({
      startedAt: expect.any(String),
      endedAt: expect.any(String),
      slow: true,
      ended: 'completed',
      reason: 'not reconciled',
      runningMs: expect.any(Number),
      stolenShare: 0.1,
    });
  });

  it.each<[string, Partial<CourseOfRun<PilotManifest, Lived>>, RegExp]>([
    [
      'too many voids',
      { live: () => Promise.resolve({ summary: { ...summary, voids: 2 } }) },
      /^2 of 50 attempts are void/,
    ],
    ['broken trials', { close: () => Promise.resolve({ brokenOff: 'the target died' }) }, /^the target died$/],
    [
      'attempts that are not in the table',
      { close: () => Promise.resolve({ kept: { attempts: { journalled: 50, inTable: 49 } } }) },
      /^50 attempts were journalled, and 49/,
    ],
  ])('with %s has failed, and says why', async (_, change, reason) => {
    const afterwards = vi.fn<(completed: boolean) => void>();
    expect((await run({ ...change, afterwards })).manifest.state).toBe('failed');
    expect(lastEpoch()).toMatchObject({ ended: 'failed', reason: expect.stringMatching(reason) });
    expect(afterwards.mock.calls).toEqual([[false]]);
  });

  it('that was stopped between two attempts is interrupted, and writes no tables', async () => {
    const close = vi.fn<CourseOfRun<PilotManifest, Lived>['close']>();
    const end = await run({ live: () => Promise.resolve({ summary: { ...summary, completed: false } }), close });
    expect([end.manifest.state, lastEpoch()?.ended, close.mock.calls.length]).toEqual([
      'interrupted',
      'interrupted',
      0,
    ]);
  });

  it('that was stopped where nothing could tell of it is interrupted too, with what its journal says', async () => {
    const stop = new AbortController();
    const end = await run({
      stop: stop.signal,
      live: () => {
        stop.abort();
        return Promise.reject(stop.signal.reason);
      },
    });
    expect(end).toMatchObject({
      manifest: { state: 'interrupted' },
      summary: { attempts: 7, voids: 1, completed: false },
    });
  });

  it.each([
    [false, 'failed'],
    [true, 'interrupted'],
  ] as const)('that breaks hands its cause on (stopped: %s) and can be gone on with', async (isStopped, state) => {
    const stop = new AbortController();
    if (isStopped) stop.abort();
    const cause = new Error('k6 is gone');
    await expect(run({ stop: stop.signal, live: () => Promise.reject(cause) })).rejects.toBe(cause);
    expect(readManifest(folder.path).state).toBe(state);
    expect(lastEpoch()).toMatchObject({ ended: 'failed', reason: 'k6 is gone' });
  });

  it('on a full disk names its folder, and still says that it runs', async () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    const live = () => {
      vi.spyOn(folder, 'writeManifest').mockImplementation(() => {
        throw full;
      });
      return Promise.reject(full);
    };
    await expect(run({ live })).rejects.toMatchObject({ code: 'ENOSPC', path: folder.path });
    expect(readManifest(folder.path).state).toBe('running');
  });
});
