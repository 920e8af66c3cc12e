// Kinds that are said, inferred, taken over by a driver of the command line, or contradict what else is in the file.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

const load = 'load: { vus: 3 }\n';
const bare = smallScenario.replace(/claims:\n.*\n/, '').replace(/gates:\n.*\n/, '');
const price = '{ amount: 1, assumed: for a test }';
const rollout = `allocation: proportional
rollout:
  startsOn: 2026-01-05
  endsOn: 2026-02-01
  waves: [{ name: All, startsOn: 2026-01-12 }]
  helpDesk: { opens: '08:00', closes: '18:00', agents: 1 }
  prices: { helpDeskTicket: ${price}, workingHour: ${price}, textMessage: ${price}, licencePerUserAndMonth: ${price}, securityKey: ${price} }
`;
const settle = 'settle: { users: 1000, points: 32, atMost: 30 s }\n';
const by = (driver: string) => [{ path: 'driver', value: driver, option: `--driver ${driver}` }];

describe('the kind of a scenario', () => {
  it.each([
    ['pilot', '', [], 'browser'],
    ['pilot', 'driver: virtual\n', [], 'virtual'],
    ['pilot', 'kind: pilot\n', [], 'browser'],
    ['load', 'driver: load\n', [], 'load'],
    ['load', `driver: load\n${load}`, [], 'load'],
    ['load', 'kind: load\n', [], 'load'],
    ['load', 'kind: pilot\n', by('load'), 'load'],
    ['load', `kind: pilot\n${load}`, by('load'), 'load'],
    ['load', load, by('load'), 'load'],
    ['load', `kind: pilot\n${settle}`, by('load'), 'load'],
    ['load', 'kind: load\nsettle: false\n', [], 'load'],
    ['pilot', `kind: load\n${load}`, by('virtual'), 'virtual'],
    ['pilot', `driver: load\n${load}`, by('browser'), 'browser'],
    // A load part that waits for its driver was let be before there were kinds.
    ['pilot', load, [], 'browser'],
    [
      'pilot',
      'kind: load\n',
      [...by('virtual'), { path: 'kind', value: 'pilot', option: '--set kind=pilot' }],
      'virtual',
    ],
  ])('is %s: %j %j', async (kind, written, overrides, driver) => {
    const { scenario } = await workspace.load(`${smallScenario}${written}`, overrides);
    expect([scenario.kind, scenario.driver, 'load' in scenario]).toEqual([kind, driver, kind === 'load']);
  });

  it.each([
    ['', 'virtual'],
    ['driver: virtual\n', 'virtual'],
    ['kind: rollout\n', 'virtual'],
    ['kind: rollout\nclaims: []\ngates: {}\n', 'virtual'],
  ])('is rollout where there is one: %j', async (written, driver) => {
    const { scenario } = await workspace.load(`${bare}${written}${rollout}`);
    expect([scenario.kind, scenario.driver, 'claims' in scenario]).toEqual(['rollout', driver, false]);
  });

  it('leaves what is wrong with a load part to be told, whether or not it is lived', async () => {
    expect(await workspace.problemsOf(`${smallScenario}load: { vsu: 3 }\n`)).toMatchObject([
      { code: 'unknown-key', path: 'load.vsu', suggestion: 'vus' },
    ]);
    expect(await workspace.problemsOf(`${smallScenario}settle: { usres: 3 }\n`, by('load'))).toContainEqual(
      expect.objectContaining({ code: 'unknown-key', path: 'settle.usres', suggestion: 'users' }),
    );
  });

  it('settles a pilot alone, in a browser and in virtual time, if it is told to', async () => {
    const settled = { users: 1_000, points: 32, atMost: 30_000 };
    for (const [written, overrides, expected] of [
      ['', [], false],
      ['settle: false\n', [], false],
      [settle, [], settled],
      [settle, by('virtual'), settled],
      [settle, [{ path: 'settle', value: 'false', option: '--no-settle' }], false],
    ] as const)
      expect((await workspace.load(`${smallScenario}${written}`, overrides)).scenario).toMatchObject({
        settle: expected,
      });
  });
});

describe('a scenario that contradicts its kind is refused in one sentence', () => {
  it.each([
    ['kind: pilot\ndriver: load\n', [], 'driver', 'the driver load in a scenario of kind pilot', /kind: load/],
    ['kind: load\ndriver: browser\n', [], 'driver', 'the driver browser in a scenario of kind load', /"driver: load"/],
    [`kind: pilot\n${load}`, [], 'load', '"load" in a scenario of kind pilot', /"kind: load", or no "load"/],
    [`kind: pilot\n${rollout}`, [], 'rollout', '"rollout" in a scenario of kind pilot', /"kind: rollout"/],
    [`kind: load\n${rollout}`, [], 'rollout', '"rollout" in a scenario of kind load', /"kind: rollout"/],
    ['kind: pilto\n', [], 'kind', '"pilto" at "kind"', /one of "pilot", "load", "rollout"/],
    ['kind: rollout\n', [], 'rollout', 'no "rollout"', /mapping/],
    [
      `kind: rollout\n${rollout}`,
      by('browser'),
      'driver',
      'the driver browser in a scenario of kind rollout',
      /virtual/,
    ],
    [`kind: rollout\n${load}${rollout}`, [], 'load', '"load" in a scenario of kind rollout', /"kind: load"/],
    [`kind: load\n${settle}`, [], 'settle', '"settle" in a scenario of kind load', /"kind: pilot", or no "settle"/],
    [`${settle}${rollout}`, [], 'settle', '"settle" in a scenario of kind rollout', /"kind: pilot"/],
    ['settle: true\n', [], 'settle', 'true at "settle"', /false, or users, points and atMost/],
    ['settle: { users: 99, points: 32, atMost: 30 s }\n', [], 'settle.users', '99 at "settle.users"', /at least 100/],
    ['settle: { users: 100, points: 96, atMost: 30 s }\n', [], 'settle.points', '96 at "settle.points"', /power of 2/],
    ['settle: { users: 100, points: 32, atMost: 30 }\n', [], 'settle.atMost', '30 at "settle.atMost"', /its unit/],
    [
      'settle: { users: 100, points: 32, atMost: 1 s }\n',
      [],
      'settle.atMost',
      '"1 s" at "settle.atMost"',
      /5 s to 1 d/,
    ],
    [
      'settle: { users: 1000000, points: 32, atMost: 1 min }\ndays: 30\n',
      [],
      'settle.users',
      expect.stringContaining('settle.users x days'),
      /at most/,
    ],
    [`claims: [twice-as-fast]\n${rollout}`, [], 'claims', 'claims with a rollout', /none/],
    [`design: parallel\n${rollout}`, [], 'design', 'design with a rollout', /none/],
  ])('%j %j', async (written, overrides, path, found, expected) => {
    const problems = await workspace.problemsOf(`${bare}${written}`, overrides);
    expect(problems).toMatchObject([{ path, found, expected: expect.stringMatching(expected) }]);
  });

  it('as one that settles a single arm', async () => {
    const written = bare.replace('arms: [password-otp, passkey]', 'arms: [passkey]\ndesign: parallel');
    expect(await workspace.problemsOf(`${written}${settle}`)).toMatchObject([
      { path: 'settle', found: 'settle with one arm' },
    ]);
  });

  it('as a rollout whose arms are others than the two that it lives', async () => {
    const written = `${bare.replace('arms: [password-otp, passkey]', 'arms: [passkey]')}${rollout}`;
    expect(await workspace.problemsOf(written)).toMatchObject([{ path: 'arms', found: 'arms with a rollout' }]);
    expect(await workspace.problemsOf(`${bare}${rollout}`)).toEqual([]);
  });
});
