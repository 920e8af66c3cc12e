// A run folder of a recovery drill, analysed: the tables are counted by the rule that counts virtual time, and an edited drill.json is refused.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { DrillTally } from '../../scenarios/measures/drill-tally.ts';
import {
  syntheticAttempt,
  syntheticDrillManifest,
  writeSyntheticFolder,
  type SyntheticAttempt,
} from '../fixtures/synthetic-run.fixture.ts';
import { analyse } from '../report/analyse.ts';
import { reportRun } from '../report/report-run.ts';
import { resultsOfKind } from '../fixtures/results-of-kind.fixture.ts';
import { layersFixture } from './lived-drill.fixture.ts';

let folder: string;

const flow = 'account-recovery';
type Change = Partial<Omit<SyntheticAttempt, 'steps'>>;
const rightful = (user: number, change: Change = {}): Attempt =>
  syntheticAttempt({
    user,
    persona: 'anybody',
    arm: flow,
    flow,
    country: 'VN',
    steps: [
      {
        step: `${flow}/open-sign-in`,
        action: 'open-sign-in',
        result: 'shown',
        cause: 'phone-lost',
        modelledMs: 60_000,
      },
      { step: `${flow}/choose-document`, action: 'choose-document', result: 'accepted', modelledMs: 90_000 },
      { step: `${flow}/check-face`, action: 'check-face', result: 'accepted', measuredMs: 30_000 },
    ],
    ...change,
  });
const impostor = (user: number, change: Change = {}): Attempt =>
  syntheticAttempt({
    user,
    persona: 'anybody',
    arm: flow,
    flow: 'account-recovery-by-impostor',
    steps: [
      { step: `${flow}/open-sign-in`, action: 'open-sign-in', result: 'shown', cause: 'replay', modelledMs: 60_000 },
      { step: `${flow}/take-selfie`, action: 'take-selfie', result: 'refused', code: 'not-live', modelledMs: 60_000 },
    ],
    outcome: { kind: 'refused', step: 'account-recovery-by-impostor/take-selfie', code: 'not-live' },
    ...change,
  });

const attempts = [
  rightful(0),
  // Starts over after a set-back, and gets in: one person, one recovery.
  rightful(1, { outcome: { kind: 'abandoned', step: `${flow}/check-face`, reason: 'identity-not-verified' } }),
  rightful(1, { attempt: 1, startedAt: '2026-01-05T08:10:00.000Z' }),
  rightful(2, { outcome: { kind: 'refused', step: `${flow}/see-recovery-result`, code: 'claims-differ' } }),
  rightful(3, { outcome: { kind: 'void', code: 'browser-crashed' } }),
  impostor(0),
  impostor(1),
  impostor(1, { attempt: 1, startedAt: '2026-01-05T09:00:00.000Z' }),
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drill-'));
  await writeSyntheticFolder(folder, attempts, (counted) => syntheticDrillManifest(counted));
});
afterAll(() => rm(folder, { recursive: true }));

const analysed = async () => resultsOfKind(await analyse(folder), 'recovery-drill');

it('counts people and impostors as a tally over the same attempts does', async () => {
  const { recovery, counts } = await analysed();
  const tally = new DrillTally();
  for (const attempt of attempts) tally.add(attempt, Date.parse(attempt.startedAt));
  const [cell] = tally.counts();
  const [row] = recovery.rightful;
  expect(row).toMatchObject({ people: 3, arm: flow, layer: 'real' });
  expect(row?.recovered.value).toBeCloseTo((cell?.rightful.recovered ?? 0) / (cell?.rightful.people ?? 1), 12);
  expect(row?.stops).toMatchObject([{ step: `${flow}/see-recovery-result`, code: 'claims-differ', people: 1 }]);
  expect(row?.byReason).toMatchObject([{ reason: 'phone-lost', people: 3 }]);
  // Of one country, and too few of it for a row with its name.
  expect(row?.byCountry).toMatchObject([{ countries: 1, people: 3 }]);
  expect(cell?.rightful.byCountry).toEqual({ VN: { people: 3, recovered: 2 } });
  // 0, 1 and 2 take 3 min; 1 begins again after ten.
  expect(row?.perPerson.totalS).toBeCloseTo((180 + 780 + 180) / 3, 9);
  expect(row?.within.map(({ seconds, recovered: { value } }) => [seconds, Math.round(value * 3)])).toEqual([
    [300, 1],
    [900, 2],
    [3_600, 2],
    [86_400, 2],
  ]);
  expect(recovery.impostors[0]).toMatchObject({
    kind: 'replay',
    attacks: 2,
    tries: 3,
    gotIn: 0,
    stops: [{ code: 'not-live', attacks: 2 }],
  });
  expect(counts).toEqual({ users: 4, attempts: 8, byImpostors: 3, void: 1 });
});

it('decides nothing without what was computed beside it, and reports all the same', async () => {
  const { results, reportFile } = await reportRun(folder);
  expect(
    resultsOfKind(results, 'recovery-drill').recovery.decisions.every(({ decision }) => decision === 'no-verdict'),
  ).toBe(true);
  expect(reportFile).toContain('report.html');
});

it('refuses a drill.json that is not what the run wrote, to the last character', async () => {
  const manifest = syntheticDrillManifest();
  const text = `${JSON.stringify({ ...layersFixture(0), run: manifest.id, scenarioHash: manifest.scenarioHash })}\n`;
  const layersHash = createHash('sha256').update(text).digest('hex');
  await writeSyntheticFolder(folder, attempts, (counted) => syntheticDrillManifest({ ...counted, layersHash }));
  await writeFile(join(folder, 'drill.json'), text);
  expect((await analysed()).recovery.many?.users).toBe(20_000);
  await writeFile(join(folder, 'drill.json'), text.replace('"gotIn":0', '"gotIn":1'));
  await expect(analysed()).rejects.toMatchObject({ code: 'drill-layers-not-valid', badInput: true });
  await writeFile(join(folder, 'drill.json'), '[');
  await expect(analysed()).rejects.toMatchObject({ code: 'drill-layers-not-valid' });
});

it('counts nothing of virtual time where an attempt differs from its twin', async () => {
  const manifest = syntheticDrillManifest();
  const layers = layersFixture(0);
  const text = JSON.stringify({
    ...layers,
    run: manifest.id,
    scenarioHash: manifest.scenarioHash,
    alike: { ...layers.alike, alike: layers.alike.compared - 1, differing: 1 },
  });
  const layersHash = createHash('sha256').update(text).digest('hex');
  await writeSyntheticFolder(folder, attempts, (counted) => syntheticDrillManifest({ ...counted, layersHash }));
  await writeFile(join(folder, 'drill.json'), text);
  const { recovery, validity } = await analysed();
  expect(recovery.many).toBeUndefined();
  expect(validity.warnings.join(' ')).toContain('counts for nothing: 1 of 412 attempts');
});
