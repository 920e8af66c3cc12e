// The instrument against a known truth: what a scenario plants is found again, where it was planted, and nowhere else.
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import { testAccount, testUser } from '../attempt/test-user.fixture.ts';
import { QuietLock } from '../drivers/browser/quiet-lock.ts';
import { openTestBench } from '../drivers/browser/test-bench.fixture.ts';
import { withoutSlipsAndDelays } from '../people/without-slips-and-delays.fixture.ts';
import { planFaults } from '../web-server/faults.ts';
import { withheldBecauseBusy } from '../machine/withheld-because-busy.fixture.ts';
import { journalled, rowsOf, runScenario, writeScenario, type SmallScenario } from './run-bench.fixture.ts';

const at = 'password-otp/submit-password';
const ideal = { parameters: { ...withoutSlipsAndDelays() } };
const passwordsOnly: Partial<SmallScenario> = { design: 'parallel', arms: ['password-otp'] };

type Condition = ReadonlyMap<
  string,
  {
    readonly measuredMs: readonly number[];
    readonly serverMs: readonly number[];
    readonly plantedMs: readonly (number | null)[];
  }
>;

const delaysMs = [0, 50, 200];
const toleranceMs = 5;
/**
 * Part of a delay by which a browser that has waited for it may be slower afterwards: it has been put to sleep. Of 200 ms it was 6 to 9 ms on
 * one machine on one day, on code that showed less than 5 ms on others. The server's own span has none of it, and is held to 5 ms alone.
 */
const wakingShare = 0.06;
/** Differences of medians are known well enough when four of these fit into the tolerance, ms: some twenty are looked at, and of three one in 400 is passed by chance. */
const standardErrorWantedMs = toleranceMs / 4;
const mostBlocks = 6;

/**
 * One block: the three conditions as three runs that share one quiet lock, which admits their attempts in turn. Few people with
 * many sign-ins: the first page of each is slower, being the first of a new renderer.
 */
async function liveBlock(seed: number): Promise<readonly string[]> {
  const quietLock = new QuietLock();
  return Promise.all(
    delaysMs.map(async (delayMs) => {
      const faults = delayMs === 0 ? [] : [{ at, delay: `${delayMs} ms` }];
      const { path, end } = await runScenario(
        writeScenario({
          ...ideal,
          ...passwordsOnly,
          seed,
          users: 2,
          days: 12,
          personas: { 'information-worker': '100 %' },
          faults,
          measurement: { lanes: 1, quietShare: '100 %' },
        }),
        { quietLock },
      );
      expect(end.manifest.state).toBe('completed');
      return path;
    }),
  );
}

async function quietSteps(paths: readonly string[]): Promise<Condition> {
  const rows = (
    await Promise.all(
      paths.map((path) => rowsOf(path, 'SELECT step, measured_ms, server_ms, planted_ms FROM steps WHERE quiet')),
    )
  ).flat();
  return new Map(
    [...new Set(rows.map(({ step }) => String(step)))].toSorted().map((step) => {
      const of = rows.filter((row) => row['step'] === step);
      return [
        step,
        {
          measuredMs: of.map((row) => Number(row['measured_ms'])),
          serverMs: of.map((row) => Number(row['server_ms'])),
          plantedMs: of.map((row) => row['planted_ms'] as number | null),
        },
      ];
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? Number.NaN)) / 2;
}

/** Of a median, from the median absolute deviation, as if the middle of the sample were normal. */
function standardErrorMs(values: readonly number[]): number {
  const middle = median(values);
  return (1.2533 * 1.4826 * median(values.map((value) => Math.abs(value - middle)))) / Math.sqrt(values.length);
}

describe('a planted delay', () => {
  // A step takes tens of ms, and varies. So the three conditions are interleaved attempt by attempt: whatever else the machine does
  // falls on all of them alike. Blocks of 24 attempts of each are added until the differences of medians are known four times
  // better than the 5 ms asked for; how many that takes depends on the spread only, never on the answer. A machine too busy for
  // it cannot tell, and the test says so instead of judging.
  it('is found at its step, in full, within 5 ms at the median, and nowhere else', async ({ skip }) => {
    const blocks: (readonly string[])[] = [];
    let conditions: readonly Condition[] = [];
    let errorMs = Number.POSITIVE_INFINITY;
    while (errorMs > standardErrorWantedMs) {
      // The error falls with the root of the number of blocks: will the last one be enough, or nearly?
      const atBestMs = blocks.length === 0 ? 0 : errorMs * Math.sqrt(blocks.length / mostBlocks);
      if (blocks.length === mostBlocks || atBestMs > 1.5 * standardErrorWantedMs) {
        return skip(
          withheldBecauseBusy(
            `differences of medians are known to ${errorMs.toFixed(1)} ms after ${blocks.length} blocks, ${standardErrorWantedMs.toFixed(1)} ms wanted`,
          ),
        );
      }
      blocks.push(await liveBlock(20_260_105 + blocks.length));
      conditions = await Promise.all(delaysMs.map((_, index) => quietSteps(blocks.map((paths) => paths[index] ?? ''))));
      errorMs =
        Math.SQRT2 *
        Math.max(
          ...conditions.flatMap((condition) =>
            [...condition.values()].flatMap(({ measuredMs, serverMs }) => [
              standardErrorMs(measuredMs),
              standardErrorMs(serverMs),
            ]),
          ),
        );
    }
    const [without] = conditions;
    expect(without?.size).toBeGreaterThanOrEqual(6);
    for (const [index, delayMs] of delaysMs.entries()) {
      expect([...(conditions[index]?.keys() ?? [])]).toEqual([...(without?.keys() ?? [])]);
      for (const [step, { measuredMs, serverMs, plantedMs }] of conditions[index] ?? []) {
        const addedMs = step === at ? delayMs : 0;
        const before = without?.get(step);
        expect(
          Math.abs(median(measuredMs) - median(before?.measuredMs ?? []) - addedMs),
          `${step}: measured, ${delayMs} ms planted`,
        ).toBeLessThan(toleranceMs + wakingShare * addedMs);
        expect(
          Math.abs(median(serverMs) - median(before?.serverMs ?? []) - addedMs),
          `${step}: server, ${delayMs} ms planted`,
        ).toBeLessThan(toleranceMs);
        expect(new Set(plantedMs), step).toEqual(new Set([addedMs > 0 ? addedMs : null]));
        expect(plantedMs).toHaveLength(24 * blocks.length);
      }
    }
    return undefined;
  }, 240_000);

  // The delay enters the user's clock as it was planted; what the real machine takes below a second never enters (user-clock.ts), so
  // that it is the same whether a page needs 20 or 600 ms. There is no honest dial for a slow page that is not planted: that part is
  // tested on the clock itself (user-clock.test.ts).
  it.each([
    [5, ['50074', '0']],
    [20, ['50074', '50089', '0']],
  ] as const)(
    'of %d ms decides at the edge of a code’s life',
    async (delayMs, codes) => {
      const faults: Fault[] = [{ at: 'password-otp/submit-code', delay: delayMs }];
      const bench = await openTestBench({ faults });
      try {
        const user = testUser({ secondFactor: 'text-message' });
        const account = testAccount(user);
        await bench.lane.openAccount(user, account);
        // Sent when the password is accepted, lives 180 s.
        const ages = [179_990];
        const course = await bench.attempt({
          user,
          account,
          flow: 'password-otp',
          human: {
            'submit-code': ({ codeInHand = '' }) => ({ modelledMs: ages.shift() ?? 0, text: codeInHand }),
            'decide-to-go-on': () => ({ modelledMs: 60_000, result: 'yes' }),
          },
        });
        expect(course.steps.filter(({ logged }) => logged).map(({ code }) => code)).toEqual(codes);
      } finally {
        await bench.close();
      }
    },
    30_000,
  );
});

describe('planted refusals', () => {
  it('are found at their step, under their code, as many as the seed draws, and nowhere else', async () => {
    const faults: Fault[] = [{ at, refuse: { share: 0.05, with: '500' } }];
    const { path, loaded, end } = await runScenario(
      writeScenario({
        ...ideal,
        ...passwordsOnly,
        users: 12,
        days: 6,
        faults: [{ at, refuse: { share: '5 %', with: '500' } }],
      }),
    );
    expect(end.manifest.reconciliation?.differenceCount).toBe(0);

    const drawn: boolean[] = [];
    const found: boolean[] = [];
    for (const { user, arm, draw, steps } of journalled(path)) {
      for (const [visit, step] of steps.filter((one) => `${one.flow}/${one.step}` === at).entries()) {
        drawn.push(
          planFaults(faults, loaded.scenario.seed, {
            user,
            arm,
            attempt: draw,
            visit,
            flow: 'password-otp',
            step: 'submit-password',
          }).refusal === '500',
        );
        found.push(step.result === 'unavailable');
      }
    }
    expect(found).toEqual(drawn);

    const [totals] = await rowsOf(
      path,
      `SELECT count(*)::INTEGER AS n, count(*) FILTER (code = 'http-500')::INTEGER AS k FROM steps WHERE step = '${at}'`,
    );
    const [n, k] = [Number(totals?.['n']), Number(totals?.['k'])];
    expect(k).toBe(drawn.filter(Boolean).length);
    expect(k).toBeGreaterThan(0);
    // 5 % lies in the exact (Clopper-Pearson) 95 % interval of k in n: neither tail is below 2.5 %.
    expect(binomialTail(n, 0.05, (count) => count <= k)).toBeGreaterThan(0.025);
    expect(binomialTail(n, 0.05, (count) => count >= k)).toBeGreaterThan(0.025);

    expect(
      await rowsOf(path, `SELECT DISTINCT step FROM steps WHERE result = 'unavailable' OR code LIKE 'http-%'`),
    ).toEqual([{ step: at }]);
    // Whoever met one went on to the sign-in: nobody else was set back.
    expect(await rowsOf(path, `SELECT DISTINCT code FROM steps WHERE step <> '${at}' AND code IS NOT NULL`)).toEqual([
      { code: '0' },
    ]);
  }, 120_000);
});

describe('people without slips and delays', () => {
  it('succeed every time in both arms, in no time of their own', async () => {
    const { path, end } = await runScenario(writeScenario({ ...ideal, users: 6 }));
    expect(end.manifest.state).toBe('completed');
    const arms = await rowsOf(
      path,
      `SELECT arm, flow, count(*)::INTEGER AS n, count(*) FILTER (outcome = 'succeeded')::INTEGER AS succeeded, max(modelled_ms) AS modelled FROM attempts GROUP BY ALL ORDER BY ALL`,
    );
    expect(arms).toEqual([
      { arm: 'passkey', flow: 'passkey', n: 6, succeeded: 6, modelled: 0 },
      { arm: 'passkey', flow: 'passkey-registration', n: 6, succeeded: 6, modelled: 0 },
      { arm: 'password-otp', flow: 'password-otp', n: 6, succeeded: 6, modelled: 0 },
    ]);
  }, 60_000);
});

/** Probability of the counts that are told, of n draws with chance p. */
function binomialTail(n: number, p: number, counts: (count: number) => boolean): number {
  let mass = (1 - p) ** n;
  let total = 0;
  for (let count = 0; count <= n; count += 1) {
    if (counts(count)) total += mass;
    mass *= ((n - count) / (count + 1)) * (p / (1 - p));
  }
  return total;
}
