// No k6: a conductor that lives every trial as its target would at that rate.
import { describe, expect, it } from 'vitest';
import type { LoadRecord, Trial } from '../../../../scenarios/schema/load-trial.ts';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import { writeScenario } from '../../../run/run-bench.fixture.ts';
import { loadScenario } from '../../../scenario/load-scenario.ts';
import { loadedOfKind } from '../../../scenario/loaded-of-kind.fixture.ts';
import { liveCourse } from './live-course.ts';
import type { TrialPlan } from './trial-plan.ts';

const load = {
  leadIn: '1 s',
  arrivals: { shape: 'steady', rate: '5/s', for: '10 s' },
  capacity: { objective: { p95: '1 s' }, from: '10/s', atMost: '400/s', trial: '5 s', repeats: 3 },
} as const;
const { scenario } = loadedOfKind(
  await loadScenario(writeScenario({ users: 40, driver: 'load', load }), {
    overrides: [],
    metrics: {},
    flows,
  }),
  'load',
);
const knees: Readonly<Record<string, number>> = { 'password-otp': 36, passkey: 190 };
const armIds = scenario.arms.map(({ id }) => id);
const generator = armIds.map((arm) => ({ arm, perSecond: 1_000, cpuMsPerSignIn: 1, vus: 20 }));
const nothing: LoadRecord = { k6: { version: '2.2.0', arguments: [] }, cores: 2, trials: [], capacity: [], generator };

interface Given {
  readonly record?: LoadRecord;
  /** Of the machine's time, in the nth trial of all, from 0. */
  readonly stolen?: (nth: number) => number;
  /** The trial of that id ends before its time. */
  readonly cutShort?: string;
  readonly knee?: (arm: string, purpose: Trial['purpose']) => number;
}

async function course({
  record = nothing,
  stolen = () => 0,
  cutShort,
  knee = (arm) => knees[arm] ?? 0,
}: Given = {}): Promise<{ record: LoadRecord; saved: LoadRecord[] }> {
  const saved: LoadRecord[] = [];
  let lived = 0;
  const live = ({ id, arm, purpose, repeat, plan, leadInMs, vus }: TrialPlan): Promise<Trial> => {
    const held = (plan[0]?.to ?? 0) <= knee(arm, purpose);
    lived += 1;
    return Promise.resolve({
      stolenShare: stolen(lived - 1),
      id,
      arm,
      purpose,
      startedAt: '2026-01-05T09:00:00.000Z',
      leadInMs,
      plan: [...plan],
      durationMs: 6_000,
      vus,
      k6Processes: 1,
      due: 30,
      started: 30,
      dropped: 0,
      ...(repeat === undefined ? {} : { repeat }),
      ...(purpose === 'profile' ? {} : { verdict: { held, bounds: [] } }),
      ...(id === cutShort ? { cutShort: { code: 'target-died', atMs: 2_000, sentence: 'the target ended' } } : {}),
    });
  };
  const conductorAside = () => {
    throw new Error('the limit of the generator is known');
  };
  const whole = await liveCourse({
    scenario,
    conductor: { live },
    conductorAside,
    record,
    save: (next) => saved.push(next),
    stop: new AbortController().signal,
    onStage: () => {},
  });
  return { record: whole, saved };
}

const rateOf = ({ plan }: Trial) => plan[0]?.to ?? 0;

describe('the course of a load run', () => {
  it('is the profile of an arm, its search, and what that found once more; then the other arm', async () => {
    const { record, saved } = await course();
    for (const arm of armIds) {
      const own = record.trials.filter((trial) => trial.arm === arm);
      expect(
        own
          .map(({ purpose, repeat }) => `${purpose} ${repeat ?? ''}`.trim())
          .filter((each, at, all) => each !== all[at - 1]),
      ).toEqual(['profile', 'search 0', 'search 1', 'search 2', 'confirm']);
      const capacity = record.capacity.find((each) => each.arm === arm);
      const knee = knees[arm] ?? 0;
      for (const held of capacity?.held ?? []) {
        expect(held).toBeLessThanOrEqual(knee);
        expect(held).toBeGreaterThan(knee / 1.06);
      }
      const mean = Math.cbrt((capacity?.held ?? []).reduce((product, held) => product * held, 1));
      expect(capacity).toMatchObject({
        unbroken: false,
        confirmed: { perSecond: expect.closeTo(mean, 9) as number, held: true },
      });
      expect(own.filter(({ purpose }) => purpose === 'confirm').map(rateOf)).toEqual([
        expect.closeTo(mean, 9),
        expect.closeTo(mean, 9),
      ]);
    }
    expect(new Set(record.trials.map(({ id }) => id)).size).toBe(record.trials.length);
    expect(saved).toHaveLength(record.trials.length + record.capacity.length);
    expect(saved.at(-1)).toEqual(record);
  });

  it('says so when the target no longer bears what it bore', async () => {
    const { record } = await course({ knee: (arm, purpose) => (knees[arm] ?? 0) * (purpose === 'confirm' ? 0.9 : 1) });
    expect(record.capacity.map(({ confirmed }) => confirmed?.held)).toEqual([false, false]);
  });

  it('lives trials of the search again that the host disturbed: they stand there, set aside, and what is found is as without them', async () => {
    const { record: calm } = await course();
    const { record, saved } = await course({ stolen: (nth) => (nth % 5 === 2 ? 0.3 : 0.001) });
    const [aside, counted] = [
      record.trials.filter((trial) => trial.setAside === true),
      record.trials.filter((trial) => trial.setAside === undefined),
    ];
    expect(aside.length).toBeGreaterThan(10);
    expect(aside.every(({ purpose, stolenShare }) => purpose !== 'profile' && stolenShare === 0.3)).toBe(true);
    expect(record.capacity).toEqual(calm.capacity);
    expect(counted.map(rateOf)).toEqual(calm.trials.map(rateOf));
    expect(
      counted.filter(({ purpose }) => purpose !== 'profile').every(({ stolenShare }) => stolenShare === 0.001),
    ).toBe(true);
    expect(new Set(record.trials.map(({ id }) => id)).size).toBe(record.trials.length);
    expect(saved.at(-1)).toEqual(record);
  });

  it('confirms nothing where nothing held', async () => {
    const { record } = await course({ knee: () => 0 });
    expect(record.capacity).toEqual(armIds.map((arm) => ({ arm, held: [0, 0, 0], unbroken: false })));
    expect(record.trials.some(({ purpose }) => purpose === 'confirm')).toBe(false);
  });

  it('goes on behind what an earlier start had ended', async () => {
    const { record: whole } = await course();
    const earlier = {
      ...whole,
      trials: whole.trials.filter(({ arm }) => arm === armIds[0]),
      capacity: whole.capacity.slice(0, 1),
    };
    expect((await course({ record: earlier })).record).toEqual(whole);
  });

  it.each(['-profile', '-search-0-03', '-confirm-00'])(
    'ends at a trial that was cut short (%s), without a figure',
    async (id) => {
      const { record } = await course({ cutShort: `${armIds[0]}${id}` });
      expect(record.trials.at(-1)).toMatchObject({ id: `${armIds[0]}${id}`, cutShort: { code: 'target-died' } });
      expect(record.capacity).toEqual([]);
    },
  );
});
