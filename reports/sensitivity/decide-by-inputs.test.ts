// Decisions over inputs whose effect is known: worlds in which figures are plain functions of a few parameters.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { normalQuantile } from '../../scenarios/sampling/normal-quantile.ts';
import { sobolPoints } from '../../scenarios/sampling/sobol.ts';
import { decideByInputs, leastPoints, type InputsEvidence } from './decide-by-inputs.ts';
import { tornadoUnits } from './tornado-rows.ts';

const parameterOf = (id: string): Parameter => ({
  id,
  title: `Time of ${id}`,
  unit: 's',
  distribution: { kind: 'lognormal', median: 10, sigma: 0.5 },
  low: 5,
  high: 20,
  assumed: 'a test',
});
const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const parameters = ids.map(parameterOf);

interface World {
  readonly difference?: number;
  readonly met?: number;
  readonly byMethod?: number;
  readonly registered?: number;
  readonly seconds?: number;
  readonly lockOuts?: number;
}
type WorldAt = (z: (id: string) => number) => World;

function pointIn(world: WorldAt, at: ParameterPoint['at'], monteCarloSe = 0.0005): ParameterPoint {
  const found = world((id) => at[id] ?? 0);
  const { difference = 0.02, met = 0.97, byMethod = 0.9, registered = 0.97, seconds = -20, lockOuts = 0 } = found;
  const figures = {
    'success-per-need/difference:passkey/one': difference,
    'success-per-need/passkey/one': met,
    'success-per-need-by-method/passkey/one': byMethod,
    'registration-success/passkey/one': registered,
    'restricted-time-to-sign-in/difference:passkey/one': seconds,
    'lock-outs/difference:passkey/one': lockOuts,
    'help-desk-worthy-failures/difference:passkey/one': -1_000 * difference,
  };
  return {
    at,
    users: 1_000,
    figures: Object.fromEntries(Object.entries(figures).map(([id, value]) => [id, { value, monteCarloSe }])),
  };
}

function evidenceOf(
  world: WorldAt,
  change: Partial<InputsEvidence> & { readonly points?: number; readonly se?: number } = {},
) {
  const { points = 128, se, ...rest } = change;
  const rows = sobolPoints({ dimensions: ids.length, points, scrambling: { seed: 1, replicate: 0 } });
  return {
    rule: standardRule,
    persona: 'one',
    arm: { id: 'passkey', inSentence: 'passkeys', signIn: 'passkey' },
    baseline: { id: 'password-otp', inSentence: 'password + code' },
    centre: pointIn(world, {}, se),
    draws: rows.map((row) =>
      pointIn(world, Object.fromEntries(ids.map((id, at) => [id, normalQuantile(row[at] ?? 0.5)])), se),
    ),
    single: ids.flatMap((id) => tornadoUnits.map((z) => pointIn(world, { [id]: z }, se))),
    parameters,
    users: 1_000,
    ...rest,
  } satisfies InputsEvidence;
}
const decided = (world: WorldAt, change: Parameters<typeof evidenceOf>[1] = {}) => {
  const found = decideByInputs(evidenceOf(world, change))?.decision;
  if (found === undefined) throw new Error('nothing was decided');
  return found;
};

/** Four points around 92 % for one spread of the planted parameter; others do a tenth of that together. */
const planted: WorldAt = (z) => ({ registered: 0.92 + 0.04 * z('three') + 0.004 * z('seven') });

describe('the decision over the inputs', () => {
  it('is GO where passkeys are far better, STOP where they are made worse, and never GO where nothing differs', () => {
    const noise = (z: (id: string) => number) => 0.004 * z('one') + 0.003 * z('two');
    expect(decided((z) => ({ difference: 0.1 + noise(z) }))).toMatchObject({ decision: 'go', settled: true });
    expect(decided((z) => ({ difference: -0.08 + noise(z), seconds: 10 }))).toMatchObject({
      decision: 'stop',
      figure: { metric: 'success-per-need', of: 'difference', margin: -0.02, wanted: 'above' },
    });
    expect(decided((z) => ({ difference: noise(z) / 10, seconds: 0 }))).toMatchObject({
      decision: 'amend',
      conditions: [{ kind: 'gain', share: 1 }],
    });
  });

  it('says which condition has to be mended', () => {
    const found = decided((z) => ({ registered: 0.8 + 0.01 * z('one'), lockOuts: 21 }));
    expect(found).toMatchObject({ decision: 'amend', figure: { metric: 'registration-success', margin: 0.9 } });
    expect(found.conditions.map(({ kind }) => kind)).toEqual(['registration', 'guardrail']);
    expect(found.why).toContain('would be GO but for this');
  });

  it('is no GO where fewer than five in six needs are met, however bad the other arm is', () =>
    expect(decided(() => ({ difference: 0.4, met: 0.8 }))).toMatchObject({
      decision: 'amend',
      conditions: [{ kind: 'floor' }],
    }));

  it('is not silent where nobody can register', () =>
    expect(decided(() => ({ registered: 0 }))).toMatchObject({
      decision: 'stop',
      why: 'With passkeys nobody can register a passkey.',
    }));

  it('tells a figure that is missing as missing, and never as 0', () => {
    const figure = 'registration-success/passkey/one';
    const without = (point: ParameterPoint): ParameterPoint => {
      const { [figure]: _, ...figures } = point.figures;
      return { ...point, figures };
    };
    const evidence = evidenceOf(() => ({}));
    const nowhere = decided(() => ({}), {
      centre: without(evidence.centre),
      draws: evidence.draws.map(without),
      single: [],
    });
    expect(nowhere).toMatchObject({
      decision: 'stop',
      why: 'With passkeys there is no figure of passkeys registered by those who begin; somebody must.',
    });
    for (const missing of ['centre', 'monteCarloSe', 'interval']) expect(nowhere.figure).not.toHaveProperty(missing);
    // Points that have it say how much it spreads, though the centre does not.
    const elsewhere = evidenceOf((z) => ({ registered: 0.88 + 0.01 * z('one') }));
    const atCentreAlone = decided(() => ({}), { ...elsewhere, centre: without(elsewhere.centre) });
    expect(atCentreAlone).toMatchObject({
      decision: 'amend',
      centre: 'stop',
      figure: { metric: 'registration-success' },
    });
    expect(atCentreAlone.figure).not.toHaveProperty('centre');
    expect(atCentreAlone.figure.interval?.lower).toBeGreaterThan(0.8);
  });

  it('is open where the inputs disagree, and names the planted input that decides and where it turns', () => {
    const found = decided(planted);
    expect(found).toMatchObject({ decision: 'open', centre: 'go', figure: { metric: 'registration-success' } });
    // Φ(0.5) of the points.
    expect(found.shares[0]?.share).toBeCloseTo(0.69, 1);
    expect(found.deciders.map(({ parameter }) => parameter)).toEqual(['three']);
    expect(found.deciders[0]?.explains).toBeGreaterThan(0.97);
    expect(found.deciders[0]?.turnsAt).toMatchObject({ beyond: 'below', becomes: 'amend' });
    expect(found.deciders[0]?.turnsAt?.z).toBeCloseTo(-0.5, 6);
  });

  it('names what to measure: people enough for the chance that the rule asks for', () => {
    const found = decided(planted);
    const input = found.measure.find(({ of }) => of === 'inputs');
    expect(input).toMatchObject({ parameters: ['three'] });
    expect(input?.assurance).toBeGreaterThanOrEqual(standardRule.levels.settled);
    // One person's time spreads by 0.5 on the logarithm, what is known of the median by ln 2 / 1.96: 2 people are worth as much as that.
    expect(input?.people).toBeGreaterThan(2);
    expect(input?.people).toBeLessThan(60);
    expect(found.measure.map(({ people }) => people)).toEqual(
      found.measure.map(({ people }) => people).toSorted((one, other) => one - other),
    );
  });

  it('names nobody where no input stands out, and the figure is measured', () => {
    const found = decided((z) => ({ registered: 0.92 + 0.013 * ids.reduce((sum, id) => sum + z(id), 0) }), {
      se: 0.01,
    });
    expect(found.decision).toBe('open');
    for (const { explains } of found.deciders) expect(explains).toBeLessThan(0.25);
    expect(found.measure.some(({ of }) => of === 'figure')).toBe(true);
  });

  it('does without points at which one input moved alone: then nothing is said of where it turns', () => {
    const found = decided(planted, { single: [] });
    expect(found.deciders.map(({ parameter, turnsAt }) => [parameter, turnsAt])).toEqual([['three', undefined]]);
  });

  it('says so where the error of simulation could turn it, of users or of points', () => {
    const near: WorldAt = (z) => ({ registered: 0.93 + 0.01 * z('one') });
    expect(decided(near)).toMatchObject({ decision: 'go', settled: true });
    expect(decided(near, { se: 0.02 })).toMatchObject({ settled: false, why: expect.stringContaining('users alone') });
    // 64 points that all agree do not show 95 %.
    expect(decided(() => ({}), { points: 64 })).toMatchObject({
      settled: false,
      why: expect.stringContaining('points'),
    });
  });

  it('names in a GO by a lax rule what is lost, and nothing that is only chance', () => {
    const { success, guardrails } = standardRule;
    const lax = {
      ...standardRule,
      success: { ...success, mayLose: 0.2 },
      guardrails: guardrails.map((one) => ({ ...one, amendBeyond: 500, stopBeyond: 500 })),
    };
    const worse: WorldAt = (z) => ({ difference: -0.06 + 0.001 * z('one'), lockOuts: 45 + z('two') });
    const found = decided(worse, { rule: lax });
    expect(found.decision).toBe('go');
    for (const told of ['success per need differs by \u22126.0\u00a0points', 'accounts locked differ by 45.0'])
      expect(found.why).toContain(told);
    // What decides is told with its limit, and so not twice.
    expect(found.why.match(/success per need/g)).toHaveLength(1);
    const even: WorldAt = (z) => ({ difference: 0.001 * z('one'), lockOuts: 0.0009 });
    expect(decided(even, { rule: lax }).why).not.toContain('though');
    // Time is lost where success alone is gained.
    const slower: WorldAt = (z) => ({ difference: 0.05 + 0.001 * z('one'), seconds: 12 });
    expect(decided(slower).why).toContain('though signing in takes 12.0\u00a0s more');
  });

  it('is open with too few points whatever they say, and none where success cannot be compared', () => {
    for (const draws of [[], evidenceOf(() => ({}), { points: leastPoints / 2 }).draws])
      expect(decided(() => ({}), { draws })).toMatchObject({
        decision: 'open',
        centre: 'go',
        settled: false,
        points: draws.length,
        why: expect.stringContaining('too few to say more'),
      });
    const silent = { at: {}, users: 1, figures: {} };
    expect(decideByInputs(evidenceOf(planted, { centre: silent }))).toBeUndefined();
  });

  it('is another by one’s own levels and margins', () => {
    const { levels, registration } = standardRule;
    const bold = { ...standardRule, levels: { ...levels, go: 0.6 } };
    expect(decided(planted, { rule: bold }).decision).toBe('go');
    const strict = { ...standardRule, registration: { ...registration, atLeast: 0.99 } };
    expect(decided(planted, { rule: strict }).decision).toBe('amend');
  });

  it('never turns GO into STOP, nor anything but STOP into STOP, by better figures', () => {
    const effect = fc.double({ min: -0.05, max: 0.05, noNaN: true });
    const world = fc.record({
      centre: effect,
      one: effect,
      two: effect,
      registered: fc.double({ min: 0.7, max: 1, noNaN: true }),
    });
    const gain = fc.record({
      difference: fc.double({ min: 0, max: 0.05, noNaN: true }),
      registered: fc.double({ min: 0, max: 0.1, noNaN: true }),
    });
    const few = { points: leastPoints, single: [] };
    const share = (found: ReturnType<typeof decided>, word: string) =>
      found.shares.find(({ decision }) => decision === word)?.share ?? 0;
    fc.assert(
      fc.property(world, gain, ({ centre, one, two, registered }, more) => {
        const at =
          (extra: typeof more): WorldAt =>
          (z) => ({
            difference: centre + one * z('one') + two * z('two') + extra.difference,
            registered: registered + extra.registered,
          });
        const [before, after] = [decided(at({ difference: 0, registered: 0 }), few), decided(at(more), few)];
        expect(share(after, 'stop')).toBeLessThanOrEqual(share(before, 'stop'));
        expect(share(after, 'go')).toBeGreaterThanOrEqual(share(before, 'go'));
        if (before.decision !== 'stop') expect(after.decision).not.toBe('stop');
      }),
      { numRuns: 25 },
    );
  });
});
