// A run that counts everybody and stores a sample, beside the same run that stores everything: its report says the same of everybody.
// Beside the commands, because only they may see both sides.
import { resultsOfKind } from '../reports/fixtures/results-of-kind.fixture.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyse } from '../reports/report/analyse.ts';
import { claimHash } from '../reports/claims/claim-hash.ts';
import { shippedClaims } from '../reports/fixtures/shipped-claims.fixture.ts';
import type { Estimate } from '../reports/results/estimate.ts';
import type { ResultsOfPilot } from '../reports/results/results.ts';
import { runVirtually, writeScenario } from '../simulators/run/run-bench.fixture.ts';

const analysedRun = async (folder: string) => resultsOfKind(await analyse(folder), 'pilot');

const machineTime = 'pilot-in-chromium';
const given = {
  users: 300,
  days: 2,
  signInsPerUserAndDay: 2,
  parameters: { 'password-mistyped': 0.3, 'prompt-dismissed': 0.2, 'starts-over': 0.8 },
};

/** Each attempt was rounded to a µs, or its logarithm to a millionth. */
const roundedTo = 5e-6;

function near(found: unknown, expected: unknown, where: string): void {
  if (typeof expected === 'number' && typeof found === 'number') {
    expect(Math.abs(found - expected), `${where}: ${found} beside ${expected}`).toBeLessThanOrEqual(
      roundedTo * Math.max(1, Math.abs(expected)),
    );
  } else if (typeof expected === 'object' && expected !== null && typeof found === 'object' && found !== null) {
    expect(Object.keys(found).toSorted(), where).toEqual(Object.keys(expected).toSorted());
    for (const [key, value] of Object.entries(expected))
      near((found as Record<string, unknown>)[key], value, `${where}.${key}`);
  } else expect(found, where).toEqual(expected);
}

/** As the run command registers them. */
function withClaims(path: string): string {
  const file = join(path, 'run.json');
  const registered = [...shippedClaims.values()].map((statement) => ({
    id: statement.id,
    hash: claimHash(statement),
    statement,
  }));
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), claims: registered }));
  return path;
}

const isMedian = ({ metric }: { readonly metric: string }) => metric === 'time-of-successes-median';

it.each(['paired', 'parallel'] as const)(
  'says the same of everybody as a run that stores all, %s',
  async (design) => {
    const stored = await analysedRun(
      withClaims((await runVirtually(writeScenario({ ...given, design }), { machineTime })).path),
    );
    const run = await runVirtually(writeScenario({ ...given, design, virtual: { storeAttempts: 300 } }), {
      machineTime,
    });
    const counted = await analysedRun(withClaims(run.path));
    expect(run.end.manifest.stored).toMatchObject({ ofUsers: given.users, ofAttempts: stored.counts.attempts });
    expect(run.end.manifest.stored?.attempts).toBeLessThan(stored.counts.attempts / 3);
    const parts = [
      'counts',
      'personas',
      'phases',
      'dropOff',
      'failureCodes',
      'curves',
      'denominators',
      'metrics',
    ] as const satisfies readonly (keyof ResultsOfPilot)[];
    for (const part of parts) near(counted[part], stored[part], part);
    near(counted.validity.voidShare, stored.validity.voidShare, 'void');
    near(counted.validity.overheadShare, stored.validity.overheadShare, 'overhead');
    const others = <M extends { readonly metric: string }>(figures: readonly M[]) =>
      figures.filter((figure) => !isMedian(figure));
    expect(others(counted.estimates).length).toBeGreaterThan(300);
    near(others(counted.estimates), others(stored.estimates), 'estimates');
    near(others(counted.contrasts), others(stored.contrasts), 'contrasts');
    near(
      counted.claims.map(({ here: { verdict, found } }) => ({ verdict, value: found?.value })),
      stored.claims.map(({ here: { verdict, found } }) => ({ verdict, value: found?.value })),
      'claims',
    );
    const medians = (results: ResultsOfPilot): readonly Estimate[] => results.estimates.filter(isMedian);
    for (const [at, exact] of medians(stored).entries()) {
      const found = medians(counted)[at];
      expect(found).toMatchObject({
        arm: exact.arm,
        users: exact.users,
        of: exact.of,
        ...(exact.persona === undefined ? {} : { persona: exact.persona }),
      });
      // The histogram's error, and half the gap to the next time where two share the middle.
      expect(
        Math.abs((found?.value ?? Number.NaN) / (exact.value ?? Number.NaN) - 1),
        `median ${exact.arm} ${exact.persona}`,
      ).toBeLessThan(0.05);
      if (exact.persona === undefined)
        expect(Math.abs((found?.value ?? Number.NaN) / (exact.value ?? Number.NaN) - 1)).toBeLessThanOrEqual(0.0101);
      expect(found?.interval?.lower).toBeLessThan(exact.value ?? Number.NaN);
      expect(found?.interval?.upper).toBeGreaterThan(exact.value ?? Number.NaN);
    }
  },
  240_000,
);
