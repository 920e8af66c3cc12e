// The analysis on functions whose answer is known, in place of lived points.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { registeredStandardRule, standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { centralValueAt } from '../../scenarios/sampling/central-value.ts';
import { normalQuantile } from '../../scenarios/sampling/normal-quantile.ts';
import { sobolPoints } from '../../scenarios/sampling/sobol.ts';
import type { SignInFlow } from '../../scenarios/schema/arm.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { FigureId, ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { judgedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { analyseSensitivity, type SensitivityPoints } from './analyse-sensitivity.ts';
import { conditions } from './conditions.ts';
import { decisionsByPersona } from './decisions.ts';
import { flips } from './flips.ts';
import { rounded } from '../statistics/claims/rounded-figure.ts';
import { sensitivityFixture, twoArms, twoRecorded } from '../fixtures/sensitivity.fixture.ts';
import { askedClaims, metricsByPersona, questionsOf, type Question } from './questions.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import { sensitivityPage } from './sensitivity-page.ts';
import { sensitivityFormat, type SensitivityResults } from '../results/sensitivity-results.ts';
import { influential, tornadoRows, tornadoUnits } from './tornado.ts';
import { readCsv } from '../fixtures/read-csv.fixture.ts';
import { writeSensitivity } from './write-sensitivity.ts';

const parameterOf = (id: string): Parameter => ({
  id,
  title: `Time of ${id}`,
  unit: 's',
  distribution: { kind: 'lognormal', median: 10, sigma: 0.5 },
  low: 5,
  high: 20,
  assumed: 'a test',
});
const parameters = ['typing', 'waiting', 'idle'].map(parameterOf);
const personas = [{ id: 'one', title: 'One', weight: 1 }];
const [typing, waiting] = parameters as [Parameter, Parameter, Parameter];

/** No-break spaces as plain ones. */
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

const differenceId = 'success-per-need/difference:passkey';
const ratioId = 'restricted-time-to-sign-in/ratio:passkey';
/** The difference falls with typing; the logarithm of the ratio is 0.4 typing + 0.3 waiting + 0.2 of their product. */
function lived(at: ParameterPoint['at']): ParameterPoint {
  const [t, w] = [at['typing'] ?? 0, at['waiting'] ?? 0];
  const logRatio = 0.4 * t + 0.3 * w + 0.2 * t * w;
  const value = (figure: number, monteCarloSe = 0.001) => ({ value: figure, monteCarloSe });
  const ratio = 2 * Math.exp(logRatio);
  return {
    at,
    users: 100,
    figures: {
      [differenceId]: value(0.01 - 0.02 * t),
      'success-per-need/passkey': value(0.95 - 0.02 * t),
      'success-per-need/password-otp': value(0.94),
      'restricted-time-to-sign-in/passkey': value(30 / ratio),
      'restricted-time-to-sign-in/password-otp': value(30),
      [ratioId]: value(ratio),
      'time-of-successes-mean/ratio:passkey': value(ratio),
      'time-of-successes-mean/passkey': value(30 / ratio),
      'time-of-successes-mean/password-otp': value(30),
      'success-per-need/difference:passkey/one': value(0.01 - 0.02 * t),
      'restricted-time-to-sign-in/difference:passkey/one': value(30 / ratio - 30),
      'success-per-need/passkey/one': value(0.95 - 0.02 * t),
      'success-per-need-by-method/passkey/one': value(0.9),
      'registration-success/passkey/one': value(0.95),
      'lock-outs/difference:passkey/one': value(5 * t, 1),
      'help-desk-worthy-failures/difference:passkey/one': value(10 * w, 1),
    } satisfies Partial<Record<FigureId, ParameterPoint['figures'][string]>>,
  };
}
const ids = parameters.map(({ id }) => id);
const single = ids.flatMap((id) => [...tornadoUnits, -4, -2, 2, 4].map((z) => lived({ [id]: z })));
const centre = lived({});
const atOf = (names: readonly string[], row: readonly number[]) =>
  Object.fromEntries(names.map((id, column) => [id, normalQuantile(row[column] ?? Number.NaN)]));

function points(): SensitivityPoints {
  const joint = Array.from({ length: 8 }, (_, replicate) =>
    sobolPoints({ dimensions: 3, points: 64, scrambling: { seed: 1, replicate } }).map((row) => lived(atOf(ids, row))),
  );
  const rows = sobolPoints({ dimensions: 6, points: 512, scrambling: { seed: 1, replicate: 9 } });
  const a = rows.map((row) => atOf(ids, row.slice(0, 3)));
  const b = rows.map((row) => atOf(ids, row.slice(3)));
  return {
    centre,
    single,
    joint,
    saltelli: {
      parameters: ids,
      a: a.map(lived),
      b: b.map(lived),
      ab: ids.map((id) => a.map((at, row) => lived(Object.assign({}, at, { [id]: b[row]?.[id] ?? 0 })))),
    },
  };
}

const notWorse: Question = {
  id: 'not-worse',
  kind: 'decision',
  title: 'Not worse',
  figure: differenceId,
  threshold: -0.02,
  holds: 'above',
};

describe('the tornado', () => {
  it('has the figure at the 10th and 90th percentile of each parameter, the widest first, and leaves out what does nothing', () => {
    const rows = tornadoRows(ratioId, [centre, ...single], parameters);
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

describe('what would have to be true', () => {
  const claim = { ...judgedClaim('fido-index-2025-speed'), beside: [] };

  it('is a lived point that shows the claim, about as near as there is one', async () => {
    let count = 0;
    const [found] = await conditions({
      claims: askedClaims([claim], twoRecorded),
      centre,
      single,
      parameters,
      live: (ats) => Promise.resolve(ats.map((at) => ((count += 1), lived(at)))),
    });
    expect(found?.state).toBe('holds at a point');
    expect(found?.point?.figure).toBeGreaterThanOrEqual(31.15 / 8.55);
    // What rounds to 3.67 begins at 3.64. ln(3.64 / 2) = 0.6 = 0.4 t + 0.3 w + 0.2 t w: nearest at about (0.95, 0.55 ...), 1.03 away.
    expect(found?.point?.distance).toBeGreaterThan(0.9);
    expect(found?.point?.distance).toBeLessThan(1.25);
    expect(found?.point?.coordinates.map(({ parameter }) => parameter)).toEqual(['typing', 'waiting']);
    expect(plain(found?.sentence)).toMatch(
      /^“8.5 s against 31.2 s, 3.67 times” \(FIDO Alliance, 2025\) would hold in the mean time of successes if “Time of typing” /,
    );
    expect(count).toBeLessThan(10);
  });

  it('is not found where no parameter leads that far', async () => {
    const flat = (at: ParameterPoint['at']): ParameterPoint => ({
      at,
      users: 100,
      figures: {
        'time-of-successes-mean/ratio:passkey': { value: 2 + 0.01 * Math.tanh(at['typing'] ?? 0), monteCarloSe: 0.001 },
      },
    });
    const [found] = await conditions({
      claims: askedClaims([claim], twoRecorded),
      centre: flat({}),
      single: [flat({ typing: 2 }), flat({ typing: -2 })],
      parameters: [typing, waiting],
      live: (ats) => Promise.resolve(ats.map(flat)),
    });
    expect(found?.state).toBe('not found');
    expect(found?.sentence).toMatch(/^No point found within 4 standard units/);
  });

  it('is a figure that there is not where the centre has none, and no point without it was tried', async () => {
    const silent = (at: ParameterPoint['at']): ParameterPoint => ({ at, users: 100, figures: {} });
    const asked = { claims: askedClaims([claim], twoRecorded), single, parameters };
    const [none] = await conditions({ ...asked, centre: silent({}), live: (ats) => Promise.resolve(ats.map(silent)) });
    expect(none?.state).toBe('no figure at the centre');
    expect(none).not.toHaveProperty('centre');
    expect(none?.sentence).toMatch(/: there is no such figure with every parameter at its centre\.$/);
    const [untried] = await conditions({ ...asked, centre, live: (ats) => Promise.resolve(ats.map(silent)) });
    expect(untried).toMatchObject({ state: 'not found', centre: centre.figures[untried?.figure ?? '']?.value });
    expect(untried).not.toHaveProperty('point');
  });

  it('holds as it is where the centre shows it already', async () => {
    const [found] = await conditions({
      claims: askedClaims(
        [
          {
            ...claim,
            claimed: { kind: 'ratio', unit: 's', stated: rounded({ value: 1.5, halfStep: 0.05 }), judgedBy: 'stated' },
          },
        ],
        twoRecorded,
      ),
      centre,
      single,
      parameters,
      live: () => Promise.resolve([]),
    });
    expect(found?.state).toBe('holds at the centre');
  });
});

describe('questions', () => {
  it('are the conditions of the decision, gates that can be followed, and claims', () => {
    const { questions, leftOut } = questionsOf(
      {
        arms: twoRecorded,
        gates: {
          'success-per-need{arm:passkey}': ['lower>50 %'],
          'lock-outs{arm:passkey,persona:contractor}': ['value<3 per 1000'],
          'success-per-attempt': ['value>=0.8'],
          fallbacks: ['value<3 per 1000'],
          'seconds-per-success{arm:passkey}': ['value==3 s', 'value<2000 ms'],
        },
      },
      [judgedClaim('microsoft-2025-speed')],
      standardRule,
    );
    expect(questions.map(({ id }) => id)).toEqual([
      'not-worse',
      'harm lock-outs',
      'harm help-desk-worthy-failures',
      'registration',
      'floor',
      'fallback',
      'guardrail lock-outs',
      'guardrail help-desk-worthy-failures',
      'faster',
      'more-success',
      'gate success-per-need{arm:passkey} lower>50 %',
      'gate lock-outs{arm:passkey,persona:contractor} value<3 per 1000',
      'gate success-per-attempt value>=0.8 password-otp',
      'gate success-per-attempt value>=0.8 passkey',
      'gate seconds-per-success{arm:passkey} value<2000 ms',
      'microsoft-2025-speed',
    ]);
    expect(questions.find(({ id }) => id.startsWith('gate lock-outs'))).toMatchObject({
      figure: 'lock-outs/passkey/contractor',
      threshold: 3,
      holds: 'below',
    });
    expect(questions.find(({ id }) => id.startsWith('gate success-per-need'))?.threshold).toBe(0.5);
    expect(questions.find(({ id }) => id.startsWith('gate seconds'))?.threshold).toBe(2);
    expect(metricsByPersona(questions, standardRule)).toEqual([
      'success-per-need',
      'success-per-need-by-method',
      'restricted-time-to-sign-in',
      'registration-success',
      'lock-outs',
      'help-desk-worthy-failures',
    ]);
    expect(leftOut).toEqual([
      expect.stringMatching(/fallbacks value<3 per 1000 is not followed here: only gates on 20 metrics/),
      expect.stringMatching(/value==3 s is not followed here: an exact value/),
    ]);
  });
});

describe('an analysis of several arms', () => {
  const arms: readonly ArmOfRun[] = [
    { id: 'today', title: 'Texted codes', inSentence: 'texted codes', signIn: 'password-otp' },
    { id: 'app', title: 'Codes of an app', inSentence: 'codes of an app', signIn: 'password-otp', baseline: 'today' },
    { id: 'proposed', title: 'Passkeys', inSentence: 'passkeys', signIn: 'passkey', baseline: 'app' },
    { id: 'strict', title: 'Keys', inSentence: 'security keys', signIn: 'passkey', baseline: 'today' },
  ];
  const recorded = arms.map((arm) =>
    Object.assign({ domain: `${arm.id}.example` }, arm as ArmOfRun & { signIn: SignInFlow }),
  );

  it.each([1, 2, 3, 4])('asks of %i arms each that is compared, and of passkeys what those need', (count) => {
    const { questions } = questionsOf(
      { arms: recorded.slice(0, count), gates: { 'lock-outs': ['value<3 per 1000'] } },
      [judgedClaim('microsoft-2025-speed')],
      standardRule,
    );
    const asked = (start: string) => questions.filter(({ id }) => id.startsWith(start)).map(({ figure }) => figure);
    const compared = ['app', 'proposed', 'strict'].slice(0, count - 1);
    expect(asked('not-worse')).toEqual(compared.map((id) => `success-per-need/difference:${id}`));
    expect(asked('registration')).toEqual(
      compared.filter((id) => id !== 'app').map((id) => `registration-success/${id}`),
    );
    expect(asked('gate')).toEqual(['today', ...compared].map((id) => `lock-outs/${id}`));
    expect(asked('microsoft-2025-speed')).toEqual(
      compared.filter((id) => id !== 'app').map((id) => `time-of-successes-mean/ratio:${id}`),
    );
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ title }) => title)).size).toBe(questions.length);
  });

  it.each([2, 3, 4])(
    'decides on %i arms each that is compared, and draws all of them under their names',
    async (count) => {
      const ofRun = arms.slice(0, count);
      const at = (point: ParameterPoint['at']): ParameterPoint => {
        const { users, figures } = lived(point);
        return {
          at: point,
          users,
          figures: Object.fromEntries(
            Object.entries(figures).flatMap(([id, figure]) =>
              ofRun.map((arm) => [id.replace(/password-otp|passkey/, arm.id), figure]),
            ),
          ),
        };
      };
      const spread = points();
      const moved = (list: readonly ParameterPoint[]) => list.map((point) => at(point.at));
      const analysed = analyseSensitivity(
        {
          centre: at({}),
          single: moved(spread.single),
          joint: spread.joint.map(moved),
          saltelli: { parameters: [], a: [], b: [], ab: [] },
        },
        {
          questions: questionsOf({ arms: recorded.slice(0, count), gates: {} }, [], standardRule).questions,
          rule: standardRule,
          arms: ofRun,
          parameters,
          personas,
          allocation: 'even',
          seed: 1,
        },
      );
      const compared = ['app', 'proposed', 'strict'].slice(0, count - 1);
      expect(analysed.decisions.map(({ arm, baseline }) => [arm, baseline])).toEqual(
        ofRun.flatMap(({ id, baseline }) => (baseline === undefined ? [] : [[id, baseline]])),
      );
      expect(new Set(analysed.decisions.map(({ title }) => title)).size).toBe(compared.length);
      const titles = analysed.uncertainty.map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
      const page = await sensitivityPage({
        ...sensitivityFixture(1, ofRun),
        rule: registeredStandardRule,
        $schema: 'x',
        ...analysed,
      });
      for (const { inSentence } of ofRun) expect(page).toContain(`Success per need to sign in, ${inSentence}`);
      for (const id of compared) expect(page).toContain(`id="tornado-success-per-need-difference-${id}"`);
    },
  );
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
