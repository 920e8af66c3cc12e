// What a tenant lives does not depend on how many threads live it, nor on how often it was stopped.
import { appendFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import type { Timeline } from '../../../scenarios/schema/timeline.ts';
import type { RolloutScenario } from '../../../scenarios/schema/scenario.ts';
import { loadedOfKind } from '../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { findMachineProfile } from '../../drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { liveTenant, type TenantProgress } from './live-tenant.ts';
import { stretchesOf, stretchOf } from './stretch.ts';

let loaded: LoadedScenario<RolloutScenario>;
let profile: MachineProfile;
/** In this thread, in one go. */
let known: Timeline;

beforeAll(async () => {
  const file = fileURLToPath(new URL('../../../scenarios/tenant-year.yaml', import.meta.url));
  const set = {
    users: '120',
    'rollout.signInDaysSampled': '5 %',
    'rollout.endsOn': '2026-06-28',
    'rollout.passwordsRemovedOn': '2026-06-08',
  };
  // Much is lost, so that many call, some of them again after an expired pass, and wait for days.
  const rates = {
    'phone-lost': '2 per year',
    'main-device-lost': '2 per year',
    'provider-changed': '2 per year',
    'pass-used-after': '30 min',
    'help-desk-handling': '30 min',
  };
  loaded = loadedOfKind(
    await loadScenario(file, {
      overrides: [
        ...Object.entries(set),
        ...Object.entries(rates).map(([id, value]) => [`rollout.rates.${id}`, value] as const),
      ].map(([path, value]) => ({ path, value, option: `--set ${path}` })),
      metrics: {},
      flows,
    }),
    'rollout',
  );
  profile = await findMachineProfile(loaded.scenario);
  known = await live(undefined);
}, 120_000);

interface Way {
  readonly folder?: string;
  readonly stop?: AbortSignal;
  readonly onProgress?: (lived: TenantProgress) => void;
}

/** @param workers undefined: in this thread. */
function live(
  workers: number | undefined,
  { folder = newFolder(), stop = new AbortController().signal, onProgress = () => {} }: Way = {},
): Promise<Timeline> {
  const { rollout } = loaded.scenario;
  const hands =
    workers === undefined
      ? ({ kind: 'here', machineTime: sampledMachineTime(profile, loaded.scenario.seed) } as const)
      : ({ kind: 'threads', workers, profile } as const);
  return liveTenant({ loaded, rollout, hands, machineTimeInWords: 'of the profile', folder, stop, onProgress });
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'tenant-again-'));

it('has something of everything that waits for an answer', () => {
  const of = (count: (week: Timeline['weeks'][number]) => number) =>
    known.weeks.reduce((sum, week) => sum + count(week), 0);
  expect(of(({ ledger }) => ledger.tickets.opened)).toBeGreaterThan(100);
  expect(of(({ expiredPasses }) => expiredPasses)).toBeGreaterThan(5);
  expect(of(({ lockedOutNeeds }) => lockedOutNeeds)).toBeGreaterThan(5);
  expect(of(({ signIns }) => signIns.temporaryAccessPass)).toBeGreaterThan(20);
});

it.each([1, 2, 3])(
  'is the same to the last bit in %i threads',
  async (workers) => {
    expect(await live(workers)).toEqual(known);
  },
  120_000,
);

describe('stopped and gone on with', () => {
  it.each([undefined, 2])(
    'at any point, as often as may be, the months are the same (threads: %s)',
    async (workers) => {
      const folder = newFolder();
      const stoppedAt: number[] = [];
      for (const share of [0.1, 0.6, 0.97]) {
        const stop = new AbortController();
        const reason = new Error(`stopped at ${share}`);
        const lived = live(workers, {
          folder,
          stop: stop.signal,
          onProgress({ personDays, ofPersonDays }) {
            if (personDays < share * ofPersonDays || stop.signal.aborted) return;
            stoppedAt.push(personDays);
            stop.abort(reason);
          },
        });
        await expect(lived).rejects.toBe(reason);
      }
      // What one start has lived the next has not lived again.
      expect(stoppedAt).toEqual(stoppedAt.toSorted((a, b) => a - b));
      expect(readdirSync(folder)).toContain('course.json');
      // The number of threads may change on the way.
      const first: number[] = [];
      expect(
        await live(workers === undefined ? 3 : undefined, {
          folder,
          onProgress: ({ personDays }) => first.push(personDays),
        }),
      ).toEqual(known);
      expect(Math.max(...first.slice(0, stretchesOf(loaded.scenario.users)))).toBeGreaterThanOrEqual(
        stoppedAt.at(-1) ?? Number.NaN,
      );
    },
    120_000,
  );

  it('records that nothing leads to are passed over: a kill between two of them', async () => {
    const folder = newFolder();
    const stop = new AbortController();
    const reason = new Error('stopped');
    const lived = live(undefined, {
      folder,
      stop: stop.signal,
      onProgress: ({ personDays, ofPersonDays }) => personDays > 0.7 * ofPersonDays && stop.abort(reason),
    });
    await expect(lived).rejects.toBe(reason);
    // As if more had been appended to the files of those who wait after the last record, and half a record written.
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.people')))
      appendFileSync(join(folder, name), '{"half');
    writeFileSync(join(folder, 'stretch-0.day-170.json.new'), '{"tally');
    expect(await live(2, { folder })).toEqual(known);
    writeFileSync(join(folder, 'course.json'), '{"day');
    await expect(live(undefined, { folder })).rejects.toMatchObject({
      code: 'course-damaged',
      data: { where: join(folder, 'course.json') },
    });
    // Of another version: what it wrote means something else.
    writeFileSync(
      join(folder, 'course.json'),
      JSON.stringify({ day: 100, desk: { freeAtMs: { rollout: [0], nothing: [0] }, weeks: [] } }),
    );
    await expect(live(undefined, { folder })).rejects.toMatchObject({
      code: 'course-of-other-version',
      badInput: true,
      data: { found: 'no format' },
    });
  }, 120_000);
});

it('every person is in one stretch, and stretches are in order', () => {
  for (const people of [1, 7, 99, 1_000, 111_183]) {
    const found = Array.from({ length: people }, (_, person) => stretchOf(person, people));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(new Set(found).size).toBe(stretchesOf(people));
  }
});
