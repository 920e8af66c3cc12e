import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { PilotManifest } from '../../scenarios/schema/run.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { syntheticPilot } from '../fixtures/synthetic-pilot.fixture.ts';
import { syntheticManifest, writeSyntheticRun } from '../fixtures/synthetic-run.fixture.ts';
import { comparison, type ComparedFigure } from './comparison.ts';
import { comparisonInTerminal } from './comparison-in-terminal.ts';
import { comparisonPage } from './comparison-page.ts';
import { compareRuns } from './compare-runs.ts';

// Each run is written and analysed by DuckDB.
vi.setConfig({ testTimeout: 120_000 });

const base = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(base, { recursive: true }));

const personas = ['clerk', 'nurse'];
const people = (usersOfPersona: number) => syntheticPilot({ personas, usersOfPersona, days: 2 });
/** Seconds that every sign-in takes longer in one arm: the same for all but for a little that differs from person to person. */
const delayS = 5;
const wobbleS = (user: number) => ((user * 0.618) % 1) - 0.5;

function delayed(attempts: readonly Attempt[], arm: string): Attempt[] {
  return attempts.map((attempt) => {
    if (attempt.arm !== arm || attempt.purpose !== 'sign-in') return attempt;
    const addedMs = 1_000 * (delayS + wobbleS(attempt.user));
    const [first, ...rest] = attempt.steps;
    if (first === undefined) return attempt;
    return {
      ...attempt,
      modelledMs: attempt.modelledMs + addedMs,
      steps: [{ ...first, modelledMs: first.modelledMs + addedMs }, ...rest],
    };
  });
}

let made = 0;
async function run(attempts: readonly Attempt[], given: Partial<PilotManifest> = {}): Promise<string> {
  made += 1;
  const folder = join(base, `run-${made}`);
  await writeSyntheticRun(folder, attempts, { id: `run-${made}`, ...given });
  return folder;
}

const version = '0.0.0';
const compared = (a: string, b: string, anyway = false) => compareRuns(a, b, { anyway, version });
const find = (figures: readonly ComparedFigure[], metric: string, arm: string, more: Partial<ComparedFigure> = {}) =>
  figures.find(
    (each) =>
      each.metric === metric && each.arm === arm && each.baseline === more.baseline && each.persona === more.persona,
  );
const widthOf = (figure: ComparedFigure | undefined) =>
  (figure?.difference.interval?.upper ?? Number.NaN) - (figure?.difference.interval?.lower ?? Number.NaN);

describe('two runs of the same people who did the same', () => {
  it('differ by 0 everywhere, and no interval of no width is claimed', async () => {
    const found = await compared(await run(people(30)), await run(people(30)));
    expect(comparison.safeParse(found).success).toBe(true);
    expect(found.settings).toEqual([]);
    const estimated = found.figures.filter(({ difference }) => difference.value !== undefined);
    expect(estimated.length).toBeGreaterThan(100);
    for (const { kind, difference, metric } of estimated) {
      expect({ metric, value: difference.value }).toEqual({ metric, value: kind === 'ratio' ? 1 : 0 });
      expect({ metric, interval: difference.interval }).toEqual({ metric, interval: undefined });
      expect(difference.withheld).toMatch(/did the same in both runs/);
    }
    expect(found.summary).toContain('none differs clearly');
    const decisions = parse(await comparisonPage(found)).querySelectorAll('#judged [data-name="Why another"]');
    expect(decisions.map(({ text }) => text)).toEqual(found.decisions.map(() => 'the same'));
    expect(decisions.length).toBeGreaterThan(0);
  });
});

describe('a delay of 5 s planted in one of them', () => {
  const metric = 'time-of-successes-mean';

  it('is found where it is, inside an interval that pairs make narrow', async () => {
    const a = await run(people(40));
    const b = await run(delayed(people(40), 'password-otp'));
    const { figures } = await compared(a, b);
    const own = find(figures, metric, 'password-otp');
    expect(own?.pairs).toBeGreaterThan(70);
    expect(own?.difference.interval?.lower).toBeLessThan(delayS);
    expect(own?.difference.interval?.upper).toBeGreaterThan(delayS);
    expect(own?.difference.interval?.lower).toBeGreaterThan(delayS - 0.5);
    expect(find(figures, metric, 'passkey')?.difference.value).toBe(0);
    const change = find(figures, metric, 'passkey', { baseline: 'password-otp' });
    expect(change?.difference.value).toBeCloseTo(-delayS, 0);
    expect(change?.difference.interval?.upper).toBeLessThan(0);

    // The same attempts as of other people: the same difference, less surely known.
    const others = await run(delayed(people(40), 'password-otp'), { seed: 2 });
    const unpaired = find((await compared(a, others)).figures, metric, 'password-otp');
    expect(unpaired?.pairs).toBe(0);
    expect(unpaired?.difference.value).toBeCloseTo(own?.difference.value ?? Number.NaN, 9);
    expect(unpaired?.difference.interval?.lower).toBeLessThan(delayS);
    expect(widthOf(unpaired)).toBeGreaterThan(5 * widthOf(own));
  });

  it('is paired as far as the people are the same', async () => {
    const some = people(80).filter(({ user }) => user % 2 === 0);
    const { figures } = await compared(await run(some), await run(delayed(people(80), 'password-otp')));
    const own = find(figures, metric, 'password-otp');
    const all = find(
      (await compared(await run(people(80)), await run(delayed(people(80), 'password-otp')))).figures,
      metric,
      'password-otp',
    );
    expect(own?.pairs).toBe(Math.round((all?.pairs ?? 0) / 2));
    expect(widthOf(own)).toBeGreaterThan(widthOf(all));
    expect(own?.difference.interval?.lower).toBeLessThan(delayS);
    expect(own?.difference.interval?.upper).toBeGreaterThan(delayS);
  });
});

describe('runs that ask other things', () => {
  const fault = { at: 'password-otp/open-sign-in', delay: 5_000 };
  const withFault = { scenario: { ...syntheticManifest().scenario, faults: [fault] } };

  it('are refused in one sentence, and shown with --anyway, each figure marked', async () => {
    const [a, b] = [await run(people(25)), await run(people(25), withFault)];
    const refused = await compared(a, b).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PilotError);
    expect((refused as PilotError).badInput).toBe(true);
    expect((refused as PilotError).data.found).toContain(
      'Other faults were planted: in A no fault; in B password-otp/open-sign-in',
    );
    const shown = await compared(a, b, true);
    expect(shown.figures.length).toBeGreaterThan(100);
    expect(shown.figures.every(({ notComparable }) => notComparable?.includes('faults'))).toBe(true);
    const page = parse(await comparisonPage(shown));
    for (const drawing of page.querySelectorAll('[role=img]'))
      expect(drawing.getAttribute('aria-label')).toMatch(/^Not comparable/);
    for (const row of page.querySelectorAll('#figures tbody tr'))
      expect(row.querySelectorAll('td')[2]?.text).toMatch(/^≠/);
    for (const line of comparisonInTerminal(shown, 100)
      .split('\n')
      .filter((text) => /^pass(?:keys|word)/.test(text)))
      expect(line).toContain('≠');
  });

  it('leave out a metric that was defined otherwise when one of them was analysed', async () => {
    const [a, b] = [await run(people(25)), await run(people(25))];
    const { metrics } = fixtureResults();
    const changed = metrics.map((each) => (each.primary ? { ...each, estimand: 'Something else.' } : each));
    writeFileSync(join(a, 'results.json'), JSON.stringify({ metrics: changed }));
    const found = await compared(a, b);
    const left = new Set(changed.filter(({ primary }) => primary).map(({ id }) => id));
    expect(found.figures.filter(({ metric }) => left.has(metric))).toEqual([]);
    expect(found.leftOut.join(' ')).toContain('success-per-need');
    expect(
      (await compared(a, b, true)).figures.find(({ metric }) => metric === 'success-per-need')?.notComparable,
    ).toEqual(['definition']);
  });
});

describe('what differs between two runs', () => {
  it('is named with both values', async () => {
    const plain = syntheticManifest().scenario;
    const a = await run(people(25));
    const b = await run(people(25), {
      seed: 2,
      version: '9.9.9',
      scenario: {
        ...plain,
        limits: { ...plain.limits, attemptTime: 120_000, void: 0.05 },
        policy: { ...plain.policy, smartLockout: { ...plain.policy.smartLockout, threshold: 3 } },
      },
    });
    const { settings } = await compared(a, b);
    const of = (what: string) => settings.find((each) => each.what === what);
    expect(of('limits.attemptTime')).toMatchObject({ group: 'scenario', a: '15\u00a0min', b: '2\u00a0min' });
    expect(of('limits.void')).toMatchObject({ a: '2\u00a0%', b: '5\u00a0%' });
    expect(of('policy.smartLockout.threshold')).toMatchObject({ group: 'policy', a: '10', b: '3' });
    expect(of('policy.smartLockout.threshold')?.about).toMatch(/Entra/);
    expect(of('seed')).toMatchObject({ a: '1', b: '2' });
    expect(of('passkey-pilot')).toMatchObject({ group: 'version', a: '0.0.0', b: '9.9.9' });
  });

  it('may be the weights of the tenant: each run then has its own', async () => {
    const manifestOf = (share: number): Partial<PilotManifest> => ({
      personas: personas.map((id, at) => ({ id, title: id, weight: at === 0 ? share : 1 - share, users: 30 })),
    });
    const a = await run(people(30), manifestOf(0.2));
    const b = await run(people(30), manifestOf(0.9));
    const { figures } = await compared(a, b);
    const tenant = find(figures, 'restricted-time-to-sign-in', 'password-otp');
    expect(tenant?.difference.value).toBeCloseTo((tenant?.b.value ?? 0) - (tenant?.a.value ?? 0), 9);
    expect(find(figures, 'restricted-time-to-sign-in', 'password-otp', { persona: 'clerk' })?.difference.value).toBe(0);
  });
});

it('writes nothing into the folders it reads, and hostile words are text', async () => {
  const name = 'A <script>alert(1)</script> run';
  const hostile = { name, personas: [{ id: 'clerk', title: '<b>bold</b>', weight: 1, users: 25 }] };
  const attempts = people(25).filter(({ persona }) => persona === 'clerk');
  const [a, b] = [await run(attempts, hostile), await run(delayed(attempts, 'passkey'), hostile)];
  const state = (folder: string) =>
    readdirSync(folder, { recursive: true }).map((each) => {
      const path = join(folder, String(each));
      const { mtimeMs, size } = statSync(path);
      return [each, mtimeMs, size];
    });
  const before = [state(a), state(b)];
  const found = await compared(a, b);
  const text = await comparisonPage(found);
  expect([state(a), state(b)]).toEqual(before);
  const page = parse(text);
  expect(page.querySelectorAll('script')).toEqual([]);
  expect(page.querySelectorAll('b')).toEqual([]);
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page.querySelectorAll('figure').length).toBeGreaterThan(1);
  for (const figure of page.querySelectorAll('figure')) {
    expect(figure.querySelector('[role=img]')?.getAttribute('aria-label')?.length).toBeGreaterThan(20);
    expect(figure.querySelector('table')).not.toBeNull();
  }
  expect(
    page.querySelectorAll('nav a').map((anchor) => page.querySelector(anchor.getAttribute('href') ?? '') !== null),
  ).not.toContain(false);
  expect(readFileSync(join(a, 'run.json'), 'utf8')).toContain('script');
});
