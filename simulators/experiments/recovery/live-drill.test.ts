// A setting reaches the people whom it is lived for, whoever's policy they meet; a point tells its inputs in their own units; stretches survive
// a kill.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { comesTo } from '../../../scenarios/flows/comes-to.ts';
import type { DrillCounts } from '../../../scenarios/measures/drill-counts.ts';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { impostorKinds } from '../../../scenarios/schema/drill.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario } from '../../scenario/load-scenario.ts';
import { centralValue } from '../../../scenarios/sampling/central-value.ts';
import { findMachineProfile } from '../../drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { DrillJournal } from './drill-journal.ts';
import { loadDrill } from './known-drill.fixture.ts';
import { liveDrill, type DrillOrder } from './live-drill.ts';
import { movableFigures } from '../uncertainty/moved-figures.ts';
import { valuesAt } from './values-at.ts';

const drill = await loadDrill({});
const machineTime = sampledMachineTime(await findMachineProfile(drill.scenario), drill.scenario.seed);
const order: DrillOrder = { users: 120, from: 0, to: 60, at: {}, arms: ['account-recovery'] };
const back = (counts: DrillCounts) => counts.reduce((sum, { rightful }) => sum + rightful.recovered, 0);

it('a threshold bears on an arm that has a Face Check of its own', () => {
  const { recovery = expect.unreachable() } = drill.scenario.policy;
  const arms = drill.scenario.arms.map((arm) => ({
    ...arm,
    policy: { recovery: { ...recovery, faceCheck: { threshold: 60, tries: 3 } } },
  }));
  const own = { ...drill, scenario: { ...drill.scenario, arms } };
  expect(back(liveDrill(own, machineTime, order).counts)).toBeGreaterThan(0);
  expect(back(liveDrill(own, machineTime, { ...order, threshold: 100 }).counts)).toBe(0);
});

it('whoever poses as others comes to every persona, whatever their kinds and the personas have in common', async () => {
  const shipped = loadedOfKind(
    await loadScenario('scenarios/recovery-drill.yaml', { overrides: [], metrics: {}, flows }),
    'recovery-drill',
  );
  const { counts } = liveDrill(shipped, machineTime, { ...order, users: 540, to: 540, arms: ['help-desk-recovery'] });
  expect(new Set(counts.map(({ persona }) => persona)).size).toBe(6);
  for (const { impostors } of counts)
    expect(new Set(impostors.map(({ kind }) => kind))).toEqual(new Set(impostorKinds));
}, 30_000);

it('letters that must be alike keep everybody out whose document is in capitals', () => {
  const kept = liveDrill(drill, machineTime, { ...order, matching: { setting: 'letterCase', value: 'kept' } });
  const asSet = liveDrill(drill, machineTime, order);
  expect(back(kept.counts)).toBeLessThan(back(asSet.counts));
});

it('settings bear on the ways whose people come to what they set', () => {
  expect([comesTo('account-recovery', 'check-face'), comesTo('account-recovery', 'answer-help-desk')]).toEqual([
    true,
    false,
  ]);
  expect([comesTo('help-desk-recovery', 'check-face'), comesTo('help-desk-recovery', 'answer-help-desk')]).toEqual([
    false,
    true,
  ]);
});

it('a point tells its inputs in their own units', () => {
  const [figure = expect.unreachable()] = movableFigures(drill);
  const told = valuesAt(drill, { 'desk-wait': 0, [figure.id]: 0, 'no-such-input': 1 });
  const wait = drill.parameters.find(({ id }) => id === 'desk-wait') ?? expect.unreachable();
  expect(told).toEqual({ 'desk-wait': centralValue(wait), [figure.id]: centralValue(figure) });
});

it('a stretch that was kept is known again by its order', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-'));
  const of = { version: '1', scenarioHash: 'a', machineTime: 'b' };
  try {
    const done = liveDrill(drill, machineTime, order);
    const first = new DrillJournal(join(folder, 'stretches'), of);
    first.append(done);
    first.close();
    const again = new DrillJournal(join(folder, 'stretches'), of);
    expect(again.known(order)).toEqual(done);
    expect(again.known({ ...order, threshold: 80 })).toBeUndefined();
    again.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
