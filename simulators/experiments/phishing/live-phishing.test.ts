// Stretches of the many are the people themselves: together they are what one stretch of all would be, and they survive a kill.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { PhishingCounts } from '../../../scenarios/measures/phishing-counts.ts';
import { addPhishingCounts } from '../../../scenarios/measures/phishing-sums.ts';
import { findMachineProfile } from '../../drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { loadScenario } from '../../scenario/load-scenario.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { livePhishing, phishingOrders } from './live-phishing.ts';
import { PhishingJournal } from './phishing-journal.ts';

const file = fileURLToPath(new URL('../../../scenarios/phishing-drill.yaml', import.meta.url));
const drill = loadedOfKind(await loadScenario(file, { overrides: [], metrics: {}, flows }), 'phishing-drill');
const machineTime = sampledMachineTime(await findMachineProfile(drill.scenario), drill.scenario.seed);
const live = (from: number, to: number) => livePhishing(drill, machineTime, { users: 120, from, to });
const sorted = ({ cells, pairs, traces }: PhishingCounts) => ({
  cells: cells
    .map((cell) => Object.assign({}, cell, { attacks: cell.attacks.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)) }))
    .toSorted((a, b) => (`${a.arm} ${a.persona}` < `${b.arm} ${b.persona}` ? -1 : 1)),
  pairs: pairs.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  traces: traces.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
});

it('is the same in stretches and at once, and attacks everybody once in each arm', () => {
  const whole = live(0, 60).counts;
  expect(sorted(addPhishingCounts([live(40, 60).counts, live(0, 40).counts]))).toEqual(sorted(whole));
  for (const arm of drill.scenario.arms) {
    const cells = whole.cells.filter((cell) => cell.arm === arm.id);
    expect(cells.reduce((sum, { people }) => sum + people.people, 0)).toBe(60);
    const attacked = cells.flatMap(({ attacks }) => attacks).reduce((sum, each) => sum + each.attacked, 0);
    // Who has no passkey has none to copy, and no answer to send again.
    if (arm.signIn === 'passkey') expect(attacked).toBe(60);
    else expect(attacked).toBeLessThan(60);
  }
});

it('orders everybody once', () => {
  const orders = phishingOrders({ users: 126, phishing: { ...drill.scenario.phishing, many: { users: 1_200 } } });
  expect(orders.map(({ from, to }) => [from, to])).toEqual([
    [0, 500],
    [500, 1_000],
    [1_000, 1_200],
  ]);
});

it('knows a stretch again that was kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phishing-'));
  const of = { version: '1', scenarioHash: 'a', machineTime: 'b' };
  try {
    const done = live(0, 10);
    const first = new PhishingJournal(join(folder, 'stretches'), of);
    first.append(done);
    first.close();
    const again = new PhishingJournal(join(folder, 'stretches'), of);
    expect(again.known(done.order)).toEqual(done);
    expect(again.known({ ...done.order, to: 11 })).toBeUndefined();
    again.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
