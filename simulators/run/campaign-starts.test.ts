import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { nothingMeasured } from '../attempt/target-session.ts';
import { loadedOfKind } from '../scenario/loaded-of-kind.fixture.ts';
import { loadScenario } from '../scenario/load-scenario.ts';
import { liveCampaignStarts } from './campaign-starts.ts';

it('lives each start once, stops between two and goes on with what is missing, to the same end', async () => {
  const file = fileURLToPath(new URL('../../scenarios/rollout-sms-retires.yaml', import.meta.url));
  const overrides = Object.entries({ users: '40', 'rollout.endsOn': '2027-02-28' }).map(([path, value]) => ({
    path,
    value,
    option: path,
  }));
  const loaded = loadedOfKind(await loadScenario(file, { overrides, metrics: {}, flows }), 'rollout');
  const folder = mkdtempSync(join(tmpdir(), 'starts-'));
  const told: number[] = [];
  const live = (journal: string, stop: AbortController, onDone: (done: number) => void) =>
    liveCampaignStarts({
      tenant: {
        loaded,
        rollout: loaded.scenario.rollout,
        hands: { kind: 'here', machineTime: { partsOf: () => nothingMeasured } },
        machineTimeInWords: 'none',
        folder: join(folder, 'lives'),
        stop: stop.signal,
      },
      weeksBefore: [8, 4, 0],
      on: '2027-02-01',
      madeOf: { version: 'test' },
      journal: join(folder, journal),
      onProgress: onDone,
    });
  const whole = await live('whole', new AbortController(), (done) => told.push(done));
  expect(told).toEqual([0, 1, 2, 3]);
  expect(whole.map(({ startsOn }) => startsOn)).toEqual(['2026-12-07', '2027-01-04', '2027-02-01']);

  // Contractors and administrators have another deadline.
  for (const { around } of whole)
    expect(around.personas.map(({ persona }) => persona).toSorted()).toEqual([
      'frontline-worker',
      'information-worker',
      'regulated-worker',
    ]);

  const stop = new AbortController();
  await expect(
    live('stopped', stop, (done) => {
      if (done === 2) stop.abort(new Error('stopped'));
    }),
  ).rejects.toThrow('stopped');
  const lines = () => readFileSync(join(folder, 'stopped'), 'utf8').trim().split('\n').length;
  expect(lines()).toBe(3);
  expect(await live('stopped', new AbortController(), () => {})).toEqual(whole);
  expect(lines()).toBe(4);
}, 60_000);
