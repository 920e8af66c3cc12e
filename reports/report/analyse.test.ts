// The whole way from a run folder to results: complete, valid, equal to the golden file, and honest about what it cannot say.
import { resultsOfKind } from '../fixtures/results-of-kind.fixture.ts';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registeredStandardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import type { RecordedArm } from '../../scenarios/schema/arm.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { analyse } from './analyse.ts';
import { claimHash } from '../claims/claim-hash.ts';
import { claimedRange } from '../claims/claimed.ts';
import { results as resultsSchema, type ResultsOfPilot } from '../results/results.ts';
import { conditions } from '../sensitivity/conditions.ts';
import { askedClaims } from '../sensitivity/questions.ts';
import { sensitivityFixture, twoRecorded } from '../fixtures/sensitivity.fixture.ts';
import { judgedClaim, shippedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { summarise } from './summary.ts';
import { wordsIn } from '../words/within-words.ts';
import type { Interval } from '../results/results-interval.ts';
import { syntheticPilot } from '../fixtures/synthetic-pilot.fixture.ts';
import { clustersAtMost } from '../../scenarios/measures/sums/user-cluster.ts';
import { syntheticAttempt, syntheticManifest, writeSyntheticRun } from '../fixtures/synthetic-run.fixture.ts';

const analysedRun = async (folder: string) => resultsOfKind(await analyse(folder), 'pilot');

const golden = new URL('./analyse.golden.json', import.meta.url);
const personas = ['office', 'ward', 'admin'].map((id, index) => ({
  id,
  title: id,
  weight: [0.6, 0.3, 0.1][index] ?? 0,
  users: 30,
}));
const registeredAs = (id: string) => {
  const statement = shippedClaim(id);
  return { id, hash: claimHash(statement), statement };
};
const registered = [
  'fido-index-2025-speed',
  'fido-index-2025-success',
  'google-2023-speed',
  'google-2023-success',
  'microsoft-2024-success',
  'microsoft-2025-registration',
  'microsoft-2025-speed',
  'microsoft-2025-success',
].map(registeredAs);

describe('analyse', () => {
  let folder: string;
  let results: ResultsOfPilot;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'analyse-'));
    const attempts = syntheticPilot({ personas: personas.map(({ id }) => id), usersOfPersona: 30, days: 3 });
    const { scenario } = syntheticManifest();
    await writeSyntheticRun(folder, attempts, {
      personas,
      claims: registered,
      scenario: { ...scenario, gates: { 'success-per-need{arm:passkey}': ['lower>0.5', 'value>0.999'] } },
    });
    results = await analysedRun(folder);
  });
  afterAll(async () => rm(folder, { recursive: true }));

  it('is complete and valid by its schema, also after a round trip through JSON', () => {
    expect(resultsSchema.parse(JSON.parse(JSON.stringify(results)))).toEqual(results);
  });

  it('is valid by the published JSON Schema, which refuses what is not', async () => {
    const published = JSON.parse(
      await readFile(new URL('../results/results.schema.json', import.meta.url), 'utf8'),
    ) as object;
    // Optimising takes longer than all that is validated.
    const validate = new Ajv2020({ strict: false, validateFormats: false, code: { optimize: false } }).compile(
      published,
    );
    const told: unknown = JSON.parse(JSON.stringify(results));
    expect(validate(told), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(validate({ ...(told as object), summary: 7 })).toBe(false);
  });

  it('equals the golden results (UPDATE_GOLDEN=1 rewrites them)', async () => {
    const found = {
      ...results,
      generatedAt: 'then',
      run: 'as written',
      metrics: results.metrics.length,
      curves: results.curves.map((curve) => ({
        ...curve,
        points: curve.points.filter((_, index) => index % 10 === 0),
      })),
      estimates: ofTenant(results.estimates),
      contrasts: ofTenant(results.contrasts),
    };
    const text = `${JSON.stringify(found, rounded, 1)}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(golden, text);
    expect(JSON.parse(text)).toEqual(JSON.parse(await readFile(golden, 'utf8')));
  });

  it('weights the tenant, and its value lies between those of its personas', () => {
    const [office = 0, ward = 0, admin = 0] = personas.map(({ id }) => passkeyTime(results, id));
    expect(passkeyTime(results, undefined)).toBeCloseTo(0.6 * office + 0.3 * ward + 0.1 * admin, 9);
  });

  it('keeps every estimate inside its interval and orders the curve', () => {
    const outside = [...results.estimates, ...results.contrasts].filter(
      ({ value, interval }) =>
        value !== undefined &&
        interval !== undefined &&
        !(interval.lower <= value + 1e-9 && value - 1e-9 <= (interval.upper ?? Infinity)),
    );
    expect(outside).toEqual([]);
    for (const curve of results.curves) {
      expect(curve.points.at(-1)).toMatchObject({ signedIn: expect.any(Number) });
      expect((curve.points.at(-1)?.signedIn ?? 0) + (curve.points.at(-1)?.gaveUp ?? 0)).toBeCloseTo(1, 9);
      const by20 = results.estimates.find(
        (each) => each.metric === 'signed-in-by-20-s' && each.arm === curve.arm && each.persona === undefined,
      )?.value;
      expect(curve.points.findLast((point) => point.seconds <= 20)?.signedIn).toBeCloseTo(by20 ?? Number.NaN, 9);
    }
  });

  it('adds phases up to the mean time of an attempt, whose modelled part comes from all attempts', () => {
    for (const arm of ['passkey', 'password-otp']) {
      const modelled = results.phases
        .filter((phase) => phase.arm === arm)
        .reduce((sum, phase) => sum + phase.modelledMs, 0);
      const attempts = results.counts.byArm.find((each) => each.arm === arm)?.attempts ?? 0;
      expect(attempts).toBe(270);
      expect(modelled).toBeGreaterThan(0);
      const seconds = results.estimates.find(
        (each) => each.metric === 'seconds-per-success' && each.arm === arm && each.persona === 'office',
      );
      expect(seconds?.measuredShare).toBeLessThan(1);
    }
  });

  it('accounts for every attempt in the drop-off', () => {
    for (const { arm, attempts, succeeded } of results.counts.byArm) {
      const rows = results.dropOff.filter((row) => row.arm === arm);
      const ends = rows.reduce(
        (sum, row) => sum + row.succeededHere + row.abandonedHere + row.refusedHere + row.timedOutHere,
        0,
      );
      expect(rows.reduce((sum, row) => sum + row.succeededHere, 0)).toBe(succeeded);
      expect(ends).toBe(attempts);
      expect(
        rows.filter(
          (row) =>
            row.reached > attempts ||
            row.reached < row.succeededHere + row.abandonedHere + row.refusedHere + row.timedOutHere,
        ),
      ).toEqual([]);
    }
  });

  it('evaluates the gates and warns that nothing was reconciled', () => {
    expect(results.gates.map((gate) => gate.passed)).toEqual([true, false]);
    expect(results.validity.warnings.join(' ')).toContain('not reconciled');
  });

  it('judges only claims that measure the same thing', () => {
    expect(
      Object.fromEntries(results.claims.map((claim) => [claim.id, claim.here.verdict === 'not comparable'])),
    ).toEqual({
      'fido-index-2025-speed': true,
      'fido-index-2025-success': true,
      'google-2023-speed': true,
      'google-2023-success': true,
      'microsoft-2024-success': true,
      'microsoft-2025-registration': false,
      'microsoft-2025-speed': false,
      'microsoft-2025-success': true,
    });
    expect(results.claims.find((claim) => claim.id === 'microsoft-2025-speed')?.selfConsistency).toMatchObject({
      consistent: false,
      sentence: expect.stringContaining('is 23'),
    });
    expect(results.claims.find((claim) => claim.id === 'google-2023-speed')?.selfConsistency).toMatchObject({
      consistent: true,
    });
  });

  it('tells what was found in the terms of each claim, whatever its verdict, and why in two sentences at most', () => {
    for (const {
      id,
      claimed,
      here: { found, verdict, why },
    } of results.claims) {
      expect(found?.interval, id).toBeDefined();
      if (claimed.kind === 'ratio') {
        const estimate = (arm: string) =>
          results.estimates.find(
            (each) => each.metric === found?.metric && each.arm === arm && each.persona === undefined,
          );
        expect(found?.passkey).toEqual({ value: estimate('passkey')?.value, interval: estimate('passkey')?.interval });
        expect(found?.other).toEqual({
          value: estimate('password-otp')?.value,
          interval: estimate('password-otp')?.interval,
        });
        expect(found?.beside?.length, id).toBeGreaterThan(2);
      }
      expect(found?.probabilityAtLeastClaimed === undefined, id).toBe(
        claimed.kind === 'proportion' || verdict === 'not comparable' || verdict === 'too few',
      );
      expect(why.match(/[.](?: |$)/g)?.length ?? 0, why).toBeLessThanOrEqual(2);
    }
  });

  it('keeps the summary under 90 words', () => {
    expect(wordsIn(results.summary)).toBeLessThan(90);
    expect(results.summary).toMatch(/Modelled: what people do/);
  });
});

describe('analyse of other runs', () => {
  const folders: string[] = [];
  const analysed = async (
    ...[attempts, manifest]: [Parameters<typeof writeSyntheticRun>[1], Parameters<typeof writeSyntheticRun>[2]?]
  ) => {
    const folder = await mkdtemp(join(tmpdir(), 'analyse-'));
    folders.push(folder);
    await writeSyntheticRun(folder, attempts, manifest);
    return analysedRun(folder);
  };
  afterAll(async () => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  it('finds no difference between identical arms: every interval holds it', async () => {
    const same = await analysed(
      syntheticPilot({ personas: ['office', 'ward'], usersOfPersona: 25, days: 4, identicalArms: true }),
    );
    const compared = same.contrasts.filter((contrast) => contrast.interval !== undefined);
    expect(compared.length).toBeGreaterThan(100);
    expect(
      compared.filter(
        ({ kind, interval }) =>
          !(
            interval !== undefined &&
            interval.lower <= noEffect(kind) + 1e-9 &&
            noEffect(kind) - 1e-9 <= (interval.upper ?? Infinity)
          ),
      ),
    ).toEqual([]);
    expect(compared.filter(({ adjustedP }) => adjustedP !== undefined && adjustedP < 0.9)).toEqual([]);
    expect(
      same.personas.every(({ decisions: [made] }) => made?.decision === 'amend' || made?.decision === 'no verdict'),
    ).toBe(true);
  });

  it('is not certain of anything where 40 people all give up, or all get in alike', async () => {
    const lives = (arm: string, end: Partial<Attempt>) =>
      Array.from({ length: 40 }, (_, user) =>
        syntheticAttempt({
          ...end,
          user,
          persona: 'office',
          arm,
          steps: [
            { step: `${arm}/open-sign-in`, action: 'open-sign-in', result: 'shown', measuredMs: 50, modelledMs: 4_000 },
          ],
        }),
      );
    const givenUp: Partial<Attempt> = {
      outcome: { kind: 'abandoned', step: 'password-otp/open-sign-in', reason: 'patience-exhausted' },
    };
    for (const [password, passkey] of [
      [givenUp, givenUp],
      [{}, {}],
      [givenUp, {}],
    ] as const) {
      const alike = await analysed([...lives('password-otp', password), ...lives('passkey', passkey)], {
        claims: registered,
      });
      const found = intervalsIn(alike);
      expect(found.length).toBeGreaterThan(60);
      expect(found.filter(({ lower, upper }) => upper !== undefined && !(upper > lower))).toEqual([]);
      expect(
        [...alike.estimates, ...alike.contrasts].filter(
          (each) => each.interval === undefined && each.withheld === undefined,
        ),
      ).toEqual([]);
    }
  });

  it('contradicts itself in no claim: what the points are sure of and the interval of the run excludes is not settled', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'analyse-'));
    folders.push(folder);
    const claim = judgedClaim('microsoft-2025-registration');
    const range = claimedRange(claim.claimed);
    // Some 95 % of 200 register: far from 99 %, whereas the points found 99.5 %.
    await writeSyntheticRun(folder, syntheticPilot({ personas: ['office'], usersOfPersona: 200, days: 1 }), {
      claims: registered,
    });
    const figure = 'registration-success/passkey';
    const centre = { at: {}, users: 1_000, figures: { [figure]: { value: 0.995, monteCarloSe: 1e-4 } } };
    const question = {
      id: 'claim',
      kind: 'claim' as const,
      title: claim.title,
      figure,
      unit: 'proportion',
      threshold: range.least,
      holds: 'above' as const,
      centre: 0.995,
      holdsAtCentre: true,
      settled: true,
      shareOfDraws: 1,
      draws: 256,
    };
    const found = await conditions({
      claims: askedClaims([claim], twoRecorded),
      centre,
      single: [],
      parameters: [],
      live: () => Promise.resolve([]),
    });
    expect(found[0]?.state).toBe('holds at the centre');
    await mkdir(join(folder, 'sensitivity'));
    const fixture = sensitivityFixture();
    await writeFile(
      join(folder, 'sensitivity', 'sensitivity.json'),
      JSON.stringify({
        $schema: 'x',
        rule: registeredStandardRule,
        ...fixture,
        scenario: { ...fixture.scenario, hash: '0'.repeat(64) },
        questions: [question],
        conditions: found,
      }),
    );
    const { sensitivity, claims: judged } = await analysedRun(folder);
    expect(judged.find(({ id }) => id === claim.id)?.here.verdict).toBe('contradicted');
    expect(sensitivity?.conditions.map(({ state }) => state)).toEqual(['not settled at the centre']);
    expect(sensitivity?.questions[0]).toMatchObject({
      settled: false,
      besideRun: expect.stringContaining('the interval of the run'),
    });
  });

  it('judges no time of passkeys where nobody signed in by one: it is of other ways alone', async () => {
    const attempts = syntheticPilot({ personas: ['office'], usersOfPersona: 40, days: 5 });
    const claims = [registeredAs('microsoft-2025-speed')];
    const verdictOf = async (lived: typeof attempts) => (await analysed(lived, { claims })).claims[0]?.here;
    expect((await verdictOf(attempts))?.verdict).not.toBe('too few');
    const fellBack = attempts.map((attempt) =>
      attempt.arm === 'passkey' && attempt.method !== undefined && attempt.flow === 'passkey'
        ? { ...attempt, method: 'password-otp' as const, fellBack: true }
        : attempt,
    );
    expect(await verdictOf(fellBack)).toMatchObject({
      verdict: 'too few',
      why: expect.stringContaining('Nobody in the arm with passkeys signed in by a passkey'),
      found: { metric: 'time-of-successes-mean' },
    });
  });

  it('withholds intervals, verdicts and decisions under 20 users', async () => {
    const few = await analysed(syntheticPilot({ personas: ['office'], usersOfPersona: 12, days: 5 }), {
      claims: registered,
    });
    expect([...few.estimates, ...few.contrasts].filter((each) => each.interval !== undefined)).toEqual([]);
    expect(few.estimates.every((each) => each.withheld !== undefined)).toBe(true);
    expect(
      few.claims.filter((claim) => claim.here.verdict !== 'not comparable').map((claim) => claim.here.verdict),
    ).toEqual(['too few', 'too few']);
    expect(few.personas[0]?.decisions).toMatchObject([
      { decision: 'no verdict', why: expect.stringContaining('8 more') },
    ]);
  });

  it('decides nothing on a run with too many void attempts, and says so', async () => {
    const attempts = syntheticPilot({ personas: ['office'], usersOfPersona: 30, days: 3 });
    const broken = await analysed([...attempts.slice(0, -20), ...attempts.slice(-20).map(crashed)]);
    expect(broken.personas[0]?.decisions).toMatchObject([
      { decision: 'no verdict', why: expect.stringContaining('void') },
    ]);
    expect(broken.counts.void).toBe(20);
    expect(broken.counts.byArm.reduce((sum, arm) => sum + arm.void + arm.succeeded + arm.abandoned, 0)).toBe(180);
  });

  it('judges no claim where faults are planted, says so first, and that decisions are about the faulty target', async () => {
    const attempts = syntheticPilot({ personas: ['office'], usersOfPersona: 30, days: 3 });
    const { scenario } = syntheticManifest();
    const [sound, faulty] = [
      await analysed(attempts, { claims: registered }),
      await analysed(attempts, {
        claims: registered,
        scenario: { ...scenario, faults: [{ at: 'passkey/use-passkey', refuse: { share: 0.05, with: '500' } }] },
      }),
    ];
    expect(sound.departures).toEqual([]);
    expect(sound.summary).not.toContain('plain run');
    expect(faulty.departures.map(({ kind }) => kind)).toEqual(['fault']);
    expect(faulty.summary.replaceAll('\u00a0', ' ')).toMatch(
      /^This is not a plain run: 1 fault planted in the target \(passkey\/use-passkey 5 % refused with HTTP 500\)\. /,
    );
    const decided = (found: ResultsOfPilot) =>
      summarise({
        ...found,
        personas: found.personas.map((persona) => ({
          ...persona,
          decisions: persona.decisions.map((made) => ({ ...made, decision: 'go' })),
        })),
      });
    expect([decided(faulty), decided(sound)]).toMatchObject([
      expect.stringContaining('With the faults planted: GO for '),
      expect.stringMatching(/^GO for /),
    ]);
    expect(new Set(sound.claims.map(({ here }) => here.verdict)).has('not judged')).toBe(false);
    for (const claim of faulty.claims) {
      expect(claim.here).toMatchObject({ verdict: 'not judged', why: expect.stringContaining('Faults are planted') });
      expect(claim.here.found).not.toHaveProperty('probabilityAtLeastClaimed');
      expect(claim.here.found?.value).toBe(sound.claims.find(({ id }) => id === claim.id)?.here.found?.value);
    }
    expect(faulty.personas[0]?.decisions[0]?.why).toMatch(/^With the faults planted: /);
    expect(sound.personas[0]?.decisions[0]?.why).not.toContain('planted');
  });

  it('compares nothing with one arm, and warns when a claim is not the one that was registered', async () => {
    const one = await analysed(
      syntheticPilot({ personas: ['office'], usersOfPersona: 25, days: 1 }).filter(
        (attempt) => attempt.arm === 'password-otp',
      ),
      {
        claims: [{ ...registeredAs('microsoft-2025-speed'), hash: 'another' }],
      },
    );
    expect(one.contrasts).toEqual([]);
    expect(one.claims).toHaveLength(1);
    expect(one.claims[0]?.here).toMatchObject({
      verdict: 'not comparable',
      why: expect.stringContaining('No two arms of the run are compared'),
    });
    expect(one.validity.warnings.filter((warning) => warning.startsWith('Claim '))).toHaveLength(1);
  });

  it('judges a claim by each comparison that is about the two ways it means, says which, and names none that is not there', async () => {
    const two = syntheticPilot({ personas: ['office'], usersOfPersona: 25, days: 1 });
    const again = two.filter(({ arm }) => arm === 'passkey').map((attempt) => ({ ...attempt, arm: 'bound' }));
    const [today, keys] = syntheticManifest().scenario.arms;
    if (today === undefined || keys === undefined) throw new Error('a synthetic run has two arms');
    const bound = { ...keys, id: 'bound', title: 'Bound to a device', inSentence: 'keys bound to a device' };
    const run = (arms: readonly RecordedArm[]) =>
      analysed([...two, ...again], {
        scenario: { ...syntheticManifest().scenario, arms },
        claims: ['microsoft-2025-speed', 'google-2023-speed', 'microsoft-2025-registration'].map(registeredAs),
      });
    const three = await run([today, keys, bound]);
    expect(three.claims.map(({ id, title, here: { arms } }) => [id, title, arms])).toEqual([
      [
        'microsoft-2025-speed',
        '14 times faster than password and MFA (passkeys against password + code)',
        { passkey: 'passkey', other: 'password-otp' },
      ],
      [
        'microsoft-2025-speed',
        '14 times faster than password and MFA (keys bound to a device against password + code)',
        { passkey: 'bound', other: 'password-otp' },
      ],
      ['google-2023-speed', 'Twice as fast as passwords', { passkey: 'passkey', other: 'password-otp' }],
      ['microsoft-2025-registration', '99 % register a passkey successfully (passkeys)', { passkey: 'passkey' }],
      [
        'microsoft-2025-registration',
        '99 % register a passkey successfully (keys bound to a device)',
        { passkey: 'bound' },
      ],
    ]);
    const [first, second, google] = three.claims;
    expect(second?.here.found?.value).toBe(first?.here.found?.value);
    expect(google?.here).toMatchObject({ verdict: 'not comparable' });

    // Where a password suffices for everybody, the claim against passwords is about these two ways, and the one against codes is not.
    const alone = { ...today, secondFactors: { shares: { none: 1 }, assumed: 'a test' } };
    const bare = await run([alone, keys]);
    const comparators = bare.claims.flatMap(({ id, here: { estimand } }) =>
      estimand.flatMap(({ field, ours, matches }) => (field === 'comparator' ? [[id, ours, matches]] : [])),
    );
    expect(comparators).toEqual([
      ['microsoft-2025-speed', 'password alone', 'no'],
      ['google-2023-speed', 'password alone', 'yes'],
    ]);

    const { id, title, inSentence, domain, signIn } = keys;
    const keysAlone = await run([
      { id, title, inSentence, domain, signIn },
      { ...bound, baseline: 'passkey' },
    ]);
    expect(keysAlone.claims[0]?.here).toMatchObject({
      verdict: 'not comparable',
      why: expect.stringContaining('No two arms of the run are compared of which one has passkeys and one has not'),
    });
    expect(keysAlone.claims[0]).not.toHaveProperty('found');
    expect(keysAlone.claims[0]).not.toHaveProperty('arms');
  }, 30_000);

  it('sums the users of a very large persona in random groups, which tells the same variance', async () => {
    const many = await analysed(
      syntheticPilot({ personas: ['office'], usersOfPersona: 3 * clustersAtMost, days: 1 }).filter(
        (attempt) => attempt.flow === 'password-otp',
      ),
    );
    const success = many.estimates.find((each) => each.metric === 'success-per-need' && each.persona === 'office');
    expect(success).toMatchObject({ users: 6000, of: 6000 });
    const binomial = 1.96 * Math.sqrt(((success?.value ?? 0) * (1 - (success?.value ?? 0))) / 6000);
    const { lower = 0, upper = 0 } = success?.interval ?? {};
    expect((upper - lower) / 2 / binomial).toBeGreaterThan(0.95);
    expect((upper - lower) / 2 / binomial).toBeLessThan(1.1);
  }, 30_000);

  it('gives the values of a run of single users, without intervals', async () => {
    const tiny = await analysed(syntheticPilot({ personas: ['office', 'ward'], usersOfPersona: 1, days: 2 }));
    const success = tiny.estimates.find(
      (each) => each.metric === 'success-per-attempt' && each.arm === 'passkey' && each.persona === undefined,
    );
    expect(success).toMatchObject({ value: 1, users: 2, of: 4, withheld: expect.stringMatching(/1\suser only/) });
    expect(tiny.estimates.filter((each) => each.value !== undefined && Number.isNaN(each.value))).toEqual([]);
    expect(tiny.summary).toMatch(/100\s% with passkeys/);
  });

  it('says that an empty run is empty', async () => {
    const void1 = syntheticAttempt({ user: 1, persona: 'office', arm: 'passkey', steps: [] });
    await expect(analysed([{ ...void1, outcome: { kind: 'void', code: 'browser-hung' } }])).resolves.toMatchObject({
      curves: [],
    });
    await expect(analysed([])).rejects.toMatchObject({ code: 'run-empty' });
  });
});

/** Every interval of the results, wherever it stands. */
function intervalsIn(part: unknown): Interval[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'lower' in part && 'method' in part ? [part as Interval] : [];
  return [...own, ...Object.values(part).flatMap(intervalsIn)];
}

const noEffect = (kind: string) => (kind === 'difference' ? 0 : 1);

function ofTenant<T extends { persona?: string | undefined }>(rows: readonly T[]): T[] {
  return rows.filter((row) => row.persona === undefined);
}

function passkeyTime({ estimates }: ResultsOfPilot, persona: string | undefined): number {
  return (
    estimates.find(
      (each) => each.metric === 'restricted-time-to-sign-in' && each.arm === 'passkey' && each.persona === persona,
    )?.value ?? Number.NaN
  );
}

function crashed(attempt: Attempt): Attempt {
  return Object.assign({}, attempt, { outcome: { kind: 'void', code: 'browser-crashed' } });
}

/** Ten digits: what differs beyond is the order of a sum. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(10)) : value;
}
