// The analysis on functions whose answer is known, in place of lived points.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { registeredStandardRule, standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { centralValueAt } from '../../scenarios/sampling/central-value.ts';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { judgedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { analyseSensitivity } from './analyse-sensitivity.ts';
import { conditions } from './conditions.ts';
import { decisionsByPersona } from './decisions.ts';
import { flips } from './flips.ts';
import { twoArms, twoRecorded } from '../fixtures/sensitivity.fixture.ts';
import { askedClaims } from './questions.ts';
import { sensitivityFormat, type SensitivityResults } from '../results/sensitivity-results.ts';
import { influential, tornadoOf } from './tornado.ts';
import { tornadoUnits } from './tornado-rows.ts';
import { readCsv } from '../fixtures/read-csv.fixture.ts';
import { writeSensitivity } from './write-sensitivity.ts';
import {
  parameters,
  personas,
  typing,
  plain,
  differenceId,
  ratioId,
  lived,
  single,
  centre,
  points,
  notWorse,
} from './known-world.fixture.ts';

describe('the tornado', () => {
  it('has the figure at the 10th and 90th percentile of each parameter, the widest first, and leaves out what does nothing', () => {
    const rows = tornadoOf(ratioId, [centre, ...single], parameters);
    expect(rows.map(({ parameter }) => parameter)).toEqual(['typing', 'waiting']);
    expect(rows[0]?.high.figure).toBeCloseTo(2 * Math.exp(0.4 * 1.2815515655446004), 10);
    expect(rows[0]?.high.parameterValue).toBeCloseTo(centralValueAt(typing, tornadoUnits[1]), 12);
    expect(influential([differenceId, ratioId], [centre, ...single], parameters, 1)).toEqual(['typing']);
  });
});

describe('flip values', () => {
  it('are where the figure comes to the threshold, with the chance of being there or beyond', () => {
    const [flip, ...others] = flips([notWorse], [centre, ...single], parameters);
    expect(others).toEqual([]);
    expect(flip).toMatchObject({ question: 'not-worse', parameter: 'typing' });
    expect(flip?.z).toBeCloseTo(1.5, 10);
    expect(flip?.value).toBeCloseTo(10 * Math.exp((1.5 * Math.log(2)) / 1.959963984540054), 8);
    expect(flip?.chance).toBeCloseTo(0.0668072, 6);
    expect(plain(flip?.sentence)).toBe(
      'Not worse: no longer if “Time of typing” is 17.0 s or more (here 10.0 s, assumed); chance of that under its range 6.7 %.',
    );
  });

  it('are none where the threshold is out of reach', () => {
    expect(flips([{ ...notWorse, threshold: -0.5 }], [centre, ...single], parameters)).toEqual([]);
  });
});

describe('the decision by persona', () => {
  const joint = Array.from({ length: 256 }, (_, at) => lived({ typing: [-1, 0, 0.6, 2][at % 4] ?? 0, waiting: 0 }));
  const order = { rule: standardRule, arms: twoArms, personas, allocation: 'even', single, draws: joint } as const;
  const [found, ...others] = decisionsByPersona({ ...order, centre, parameters });

  it('is that of the rule where figures are known exactly, here and over the points', () => {
    expect(others).toEqual([]);
    // Three points are lost with typing at 2, a fifth of one with it at 0.6.
    expect(found).toMatchObject({
      persona: 'one',
      decision: 'open',
      centre: 'go',
      settled: true,
      points: 256,
      shares: [
        { decision: 'go', share: 0.75 },
        { decision: 'stop', share: 0.25 },
      ],
    });
  });

  it('turns at the value of one parameter where the first of its conditions does', () => {
    // Success falls by the margin at typing 1.5 (rate of lock-outs at 4), needs nobody met rise by 20 at waiting 2.
    expect(found?.flips.map(({ parameter, becomes }) => [parameter, becomes])).toEqual([
      ['typing', 'stop'],
      ['waiting', 'amend'],
    ]);
    expect(found?.flips[0]?.z).toBeCloseTo(1.5, 9);
    expect(found?.flips[1]?.z).toBeCloseTo(2, 9);
    expect(plain(found?.flips[0]?.sentence)).toBe(
      'One: STOP instead of GO if “Time of typing” is 17.0 s or more (here 10.0 s, assumed); chance of that under its range 6.7 %.',
    );
  });

  it('is not settled where the simulated users leave it open, and then turns nowhere', () => {
    const unsure = (point: ParameterPoint): ParameterPoint => ({
      ...point,
      figures: {
        ...point.figures,
        'success-per-need/difference:passkey/one': {
          value: point.figures['success-per-need/difference:passkey/one']?.value ?? 0,
          monteCarloSe: 0.02,
        },
      },
    });
    expect(decisionsByPersona({ ...order, centre: unsure(centre), parameters })[0]).toMatchObject({
      centre: 'go',
      settled: false,
      flips: [],
    });
    // Whether passkeys gain or lose a little does not matter: they are faster anyway.
    const near = (point: ParameterPoint): ParameterPoint => ({
      ...point,
      figures: {
        ...point.figures,
        'success-per-need/difference:passkey/one': { value: 0.011, monteCarloSe: 0.002 },
      },
    });
    expect(decisionsByPersona({ ...order, centre: near(centre), draws: joint.map(near), parameters })[0]).toMatchObject(
      {
        centre: 'go',
        settled: true,
      },
    );
  });
});

describe('the analysis', () => {
  const analysed = analyseSensitivity(points(), {
    questions: [notWorse, { ...notWorse, id: 'near', threshold: 0.0095 }],
    rule: standardRule,
    arms: twoArms,
    parameters,
    personas,
    allocation: 'even',
    seed: 1,
  });

  it('gives the spread from the inputs, apart from that of the users', () => {
    const found = analysed.uncertainty.find(({ figure }) => figure === differenceId);
    expect(found).toMatchObject({ centre: 0.01, monteCarloSe: 0.001 });
    // Normal with mean 0.01 and sd 0.02.
    expect(found?.inputs.sd).toBeCloseTo(0.02, 3);
    expect(Math.abs((found?.inputs.mean ?? 0) - 0.01)).toBeLessThan(0.0005);
    expect(found?.inputs.interval?.lower).toBeCloseTo(0.01 - 0.02 * 1.96, 2);
    expect(found?.inputs.monteCarloSe).toBeCloseTo(0.001, 12);
  });

  it('says at what share of the points an answer holds, and which a single user might turn', () => {
    expect(analysed.questions[0]).toMatchObject({ id: 'not-worse', holdsAtCentre: true, settled: true, draws: 512 });
    // P(Z < 1.5).
    expect(analysed.questions[0]?.shareOfDraws).toBeCloseTo(0.933, 2);
    expect(analysed.questions[1]).toMatchObject({ id: 'near', holdsAtCentre: true, settled: false });
    expect(new Set(analysed.flips.map(({ question }) => question))).toEqual(new Set(['not-worse']));
  });

  it('takes the variance apart: 0.16, 0.09 and 0.04 together of 0.29', () => {
    const rows = analysed.indices.find(({ figure }) => figure === ratioId)?.rows ?? [];
    const of = (id: string) => rows.find(({ parameter }) => parameter === id);
    expect(of('typing')?.firstOrder).toBeCloseTo(0.16 / 0.29, 1);
    expect(of('typing')?.total).toBeCloseTo(0.2 / 0.29, 1);
    expect(of('waiting')?.total).toBeCloseTo(0.13 / 0.29, 1);
    expect(of('typing')?.interacts).toBe(true);
    expect(of('idle')).toMatchObject({ firstOrder: 0, total: 0, interacts: false });
  });
});

describe('the folder', () => {
  it('holds JSON that keeps to the published schema, and a page where hostile words stay words', async () => {
    const hostile = '<script>alert(1)</script>';
    const [found] = await conditions({
      claims: askedClaims([judgedClaim('fido-index-2025-speed')], twoRecorded),
      centre,
      single,
      parameters,
      live: (ats) => Promise.resolve(ats.map(lived)),
    });
    const named = parameters.map((parameter) => ({ ...parameter, title: `${hostile} ${parameter.id}` }));
    const results: SensitivityResults = {
      $schema: './sensitivity.schema.json',
      format: sensitivityFormat,
      generatedAt: '2026-01-05T08:00:00.000Z',
      version: '0.0.0',
      scenario: { name: hostile, file: 'pilot.yaml', seed: 1, hash: '00' },
      rule: registeredStandardRule,
      departures: [],
      arms: [...twoArms],
      machineTime: hostile,
      users: 100,
      phases: [{ title: 'All', points: 10, users: 100, seconds: 1 }],
      leftOut: [hostile],
      personas: [{ id: 'one', title: hostile, weight: 1 }],
      ...analyseSensitivity(points(), {
        questions: [notWorse],
        rule: standardRule,
        arms: twoArms,
        parameters: named,
        personas: [{ id: 'one', title: hostile, weight: 1 }],
        allocation: 'even',
        seed: 1,
      }),
      conditions: found === undefined ? [] : [found],
    };
    const folder = mkdtempSync(join(tmpdir(), 'sensitivity-'));
    const written = await writeSensitivity(folder, results);
    const told = JSON.parse(readFileSync(join(folder, 'sensitivity.json'), 'utf8')) as SensitivityResults;
    const schema = JSON.parse(readFileSync(join(folder, told.$schema), 'utf8')) as object;
    const validate = new Ajv2020().compile(schema);
    validate(told);
    expect(validate.errors).toBeNull();
    // What a report of the run shows again is as it was made, signs and all.
    for (const part of ['decisions', 'flips', 'conditions'] as const) expect(told[part]).toEqual(results[part]);
    const page = readFileSync(written.file, 'utf8');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    const [header, flip] = readCsv(readFileSync(join(folder, 'flips.csv'), 'utf8'));
    expect(header).toEqual(['date', 'scenario', 'seed', 'not_plain', 'question', 'parameter', 'z', 'value', 'chance']);
    expect(flip?.slice(0, 6)).toEqual(['2026-01-05', hostile, '1', '', 'not-worse', 'typing']);
    expect(flip?.[6]).toMatch(/^1\.5/);
    for (const name of ['uncertainty.csv', 'tornado.csv', 'conditions.csv'])
      expect(readCsv(readFileSync(join(folder, name), 'utf8'))[0]?.slice(0, 4)).toEqual([
        'date',
        'scenario',
        'seed',
        'not_plain',
      ]);
    expect(plain(written.summary)).toContain('Success per need to sign in, difference: +1.0 points');
  });
});
