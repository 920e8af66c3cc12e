import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

/** The scenario is valid but for the driver and its load, which stand from line 13 on. */
const withLoad = (load: string, driver = 'load') => `${smallScenario}driver: ${driver}\nload: ${load}\n`;
const profile = (fields: string) => `{ arrivals: { ${fields} } }`;
const morning = (fields: string) => profile(`shape: morning-peak, employees: 1000, signInsPerDay: 2, ${fields}`);
const search = (fields: string) => `{ capacity: { objective: { p95: 1 s }, ${fields} } }`;

describe('a load that contradicts itself', () => {
  it.each([
    [
      'a spike that does not fit',
      profile('shape: spike, rate: 5/s, peak: 9/s, after: 2 s, peakFor: 2 s, for: 5 s'),
      'load.arrivals.for',
      /^5 s, at least 6 s/,
    ],
    [
      'a peak that ends before it begins',
      morning("share: 40 %, between: ['09:30', '09:00']"),
      'load.arrivals.between',
      /^a peak from 09:30 to 09:00, one that ends after/,
    ],
    [
      'a peak at night',
      morning("share: 40 %, between: ['06:30', '09:00']"),
      'load.arrivals.between',
      /within the working day, 07:00 to 18:00$/,
    ],
    [
      'a peak after a short day',
      morning("share: 40 %, between: ['08:00', '12:30'], workingDay: ['07:00', '12:00']"),
      'load.arrivals.between',
      /within the working day, 07:00 to 12:00$/,
    ],
    [
      'a day that ends before it begins',
      morning("share: 40 %, between: ['08:30', '09:00'], workingDay: ['18:00', '07:00']"),
      'load.arrivals.workingDay',
      /^a day from 18:00 to 07:00, one that ends/,
    ],
    [
      'no day left for the rest',
      morning("share: 40 %, between: ['07:00', '18:00']"),
      'load.arrivals.share',
      /^40 %, 100 %/,
    ],
    [
      'a rate beyond the limit',
      profile('shape: steady, rate: 1001/s, for: 9 s'),
      'load.arrivals.rate',
      /^1001 sign-ins a second, at most 1000 a second, the scenario's load.rateLimit$/,
    ],
    [
      'a ramp down from beyond it',
      '{ rateLimit: 10/s, arrivals: { shape: ramp, from: 20/s, to: 1/s, for: 9 s } }',
      'load.arrivals.from',
      /^20 sign-ins a second, at most 10/,
    ],
    [
      'a spike beyond it',
      '{ rateLimit: 10/s, arrivals: { shape: spike, rate: 5/s, peak: 11/s, after: 1 s, peakFor: 1 s, for: 9 s } }',
      'load.arrivals.peak',
      /^11 sign-ins a second/,
    ],
    [
      'people beyond it',
      '{ rateLimit: 60/min, arrivals: { shape: morning-peak, employees: 12000, signInsPerDay: 1.6, share: 40 %, between: ["08:30", "09:00"] } }',
      'load.arrivals',
      /^4\.267 sign-ins a second, at most 1 a second/,
    ],
    ['a search beyond it', search('from: 10/s, atMost: 1200/s'), 'load.capacity.atMost', /^1200 sign-ins a second/],
    [
      'a search that ends below its begin',
      search('from: 10/s, atMost: 5/s'),
      'load.capacity.from',
      /^10 a second, at most 5 a second/,
    ],
    [
      'a search that never ends',
      search('from: 10/s, atMost: 50/s, tolerance: 0 %'),
      'load.capacity.tolerance',
      /^0 %, more than 0 %/,
    ],
    [
      'trials too short for their percentile',
      search('from: 1/s, atMost: 5/s, trial: 10 s'),
      'load.capacity.trial',
      /^10 s, some 10 sign-ins at "from", at least 20 s for p95/,
    ],
    [
      'a profile that no k6 could hold',
      profile('shape: soak, rate: 100/s, for: 1 h'),
      'load.arrivals',
      /^some 360000 sign-ins in one profile, at most 150000/,
    ],
  ])('%s', async (_, load, path, told) => {
    const text = withLoad(load);
    const problems = await workspace.problemsOf(text);
    expect(problems.map(({ code, found, expected }) => `${code}: ${found}, ${expected}`)).toHaveLength(1);
    const [problem] = problems;
    expect(problem).toMatchObject({ code: 'contradiction', path });
    expect(`${problem?.found}, ${problem?.expected}`).toMatch(told);
    // It points at the field's own value.
    const field = path.split('.').at(-1) ?? '';
    const line = text.split('\n')[13] ?? '';
    expect(problem?.place).toMatchObject({ line: 14, column: line.indexOf(`${field}: `) + `${field}: `.length + 1 });
  });

  it.each([
    [
      'a gate on a figure of load without load',
      '{}',
      'browser',
      'load-failure-share',
      /with the driver browser, "driver: load"/,
    ],
    [
      'a gate on a capacity nobody searches',
      profile('shape: steady, rate: 5/s, for: 3 s'),
      'load',
      'load-capacity',
      /without a capacity search, load\.capacity$/,
    ],
    [
      'a gate on latency where nothing is due',
      '{}',
      'load',
      'load-latency-p95{arm:passkey}',
      /where nothing is ever due/,
    ],
  ])('%s', async (_, load, driver, gate, told) => {
    const problems = await workspace.problemsOf(
      withLoad(load, driver).replace("success: ['value>0.9']", `'${gate}': ['value>0']`),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'contradiction', path: `gates.${gate}`, place: { line: 12, column: 3 } });
    expect(`${problems[0]?.found}, ${problems[0]?.expected}`).toMatch(told);
  });

  it('is told of an option where an option brought it in', async () => {
    const overrides = [{ path: 'load.arrivals.rate', value: '2000/s', option: '--set load.arrivals.rate=2000/s' }];
    expect(
      await workspace.problemsOf(withLoad(profile('shape: steady, rate: 5/s, for: 3 s')), overrides),
    ).toMatchObject([{ place: { kind: 'option', option: '--set load.arrivals.rate=2000/s' } }]);
  });
});

describe('a load that is right', () => {
  it.each([
    ['a spike that just fits', profile('shape: spike, rate: 5/s, peak: 9/s, after: 2 s, peakFor: 2 s, for: 6 s')],
    ['all in the peak', morning("share: 100 %, between: ['07:00', '18:00'], compress: 100")],
    ['a rate at the limit', profile('shape: steady, rate: 1000/s, for: 3 s')],
    ['a search at the limit', search('from: 1000/s, atMost: 1000/s')],
    ['nothing', '{}'],
  ])('%s', async (_, load) => {
    expect(await workspace.problemsOf(withLoad(load))).toEqual([]);
  });

  it('has more sign-ins in a day than a browser could live, as rates say how many are made', async () => {
    const many = (load: string) => withLoad(load).replace('users: 4', 'users: 8000000');
    expect(await workspace.problemsOf(many(profile('shape: steady, rate: 5/s, for: 3 s')))).toEqual([]);
    expect(await workspace.problemsOf(many('{}'))).toMatchObject([{ code: 'contradiction', path: 'users' }]);
  });
});

describe('a remote target', () => {
  const remote = 'id: mine\ntitle: Mine\nkind: remote\nbaseUrl: http://localhost:9\n';
  it.each([
    [
      'cannot be driven by a browser',
      'browser',
      '',
      'target',
      /^the remote target "mine" with the driver browser, "driver: load"/,
    ],
    [
      'lets no faults be planted',
      'load',
      'faults: [{ at: password-otp/submit-password, delay: 1 s }]\n',
      'faults',
      /only the reference target/,
    ],
  ])('%s', async (_, driver, more, path, told) => {
    const plain = await workspace.read('targets/plain.yaml');
    await workspace.write('targets/mine.yaml', plain.replace(/^id:[^]*?kind: reference\n/, remote));
    const problems = await workspace.problemsOf(
      `${withLoad('{}', driver).replace('target: plain', 'target: mine')}${more}`,
    );
    expect(problems).toMatchObject([{ code: 'contradiction', path }]);
    expect(`${problems[0]?.found}, ${problems[0]?.expected}`).toMatch(told);
  });
});

describe('attempts that nobody meant', () => {
  const beside = (load: string) => `${withLoad(load)}unmeant: { people: true, strangers: true }\n`;

  it('are none beside sign-ins at rates', async () => {
    const problems = await workspace.problemsOf(beside(profile('shape: steady, rate: 5/s, for: 10 s')));
    expect(problems.map(({ path }) => path)).toEqual(['unmeant.people', 'unmeant.strangers']);
  });

  it('are lived in whole lives', async () => {
    expect(await workspace.problemsOf(beside('{}'))).toEqual([]);
  });
});
