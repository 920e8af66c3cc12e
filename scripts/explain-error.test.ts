import { CommanderError } from 'commander';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainError } from './explain-error.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import {
  createScenarioWorkspace,
  smallScenario,
  type ScenarioWorkspace,
} from '../simulators/scenario/scenario-workspace.fixture.ts';
import { ScenarioErrors } from '../simulators/scenario/scenario-errors.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

/** Sentences with the folder taken out, as the command line prints them. */
async function sentencesOf(
  text: string | Uint8Array,
  overrides: Parameters<ScenarioWorkspace['load']>[1] = [],
): Promise<string[]> {
  const problems = await workspace.problemsOf(text, overrides);
  return problems.length === 0
    ? []
    : explainError(new ScenarioErrors('scenario.yaml', problems)).sentences.map((sentence) =>
        sentence.replaceAll(`${workspace.folder}/`, ''),
      );
}
const change = (from: string, to: string) => {
  expect(smallScenario).toContain(from);
  return smallScenario.replace(from, to);
};

const from = (path: string, value: string) => [{ path, value, option: `--set ${path}=${value}` }];

describe('a scenario that is wrong is told in one sentence with its place', () => {
  const cases: readonly [string, () => string, RegExp][] = [
    [
      'unknown key',
      () => change('personas:', 'persona:'),
      /^scenario\.yaml:5:1: found "persona", expected one of "kind", "name", .*; did you mean "personas"\?$/,
    ],
    ['missing key', () => change('seed: 1\n', ''), /^scenario\.yaml:1:1: found no "seed", expected a number$/],
    [
      'share without unit',
      () => change('60 %', '60'),
      /^scenario\.yaml:6:10: found 60 at "personas\.clerk", expected a share in per cent, for example "5 %"$/,
    ],
    [
      'duration without unit',
      () => `${smallScenario}limits: { answerTime: 3000 }\n`,
      /^scenario\.yaml:13:23: found 3000 at "limits\.answerTime", expected a duration with its unit/,
    ],
    [
      'wrong unit',
      () => `${smallScenario}limits: { answerTime: 3 parsecs }\n`,
      /found "3 parsecs" at "limits\.answerTime", expected a duration with its unit/,
    ],
    [
      'nested unknown key',
      () => `${smallScenario}limits: { voyd: 5 % }\n`,
      /^scenario\.yaml:13:11: found "voyd", expected one of .*; did you mean "void"\?$/,
    ],
    [
      'weights',
      () => change('40 %', '30 %'),
      /^scenario\.yaml:6:3: found weights that add up to 90 %, expected weights that add up to 100 %$/,
    ],
    [
      'persona',
      () => change('clerk:', 'clark:'),
      /^scenario\.yaml:6:3: found "clark", expected one of "clerk", "guard".*; did you mean "clerk"\?$/,
    ],
    [
      'claim',
      () => change('- twice-as-fast', '- twice-as-fats'),
      /^scenario\.yaml:10:5: found "twice-as-fats", expected one of "twice-as-fast", "aflac-.*; one of your own would stand in claims\/twice-as-fats\.yaml beside the scenario; did you mean "twice-as-fast"\?$/,
    ],
    [
      'target',
      () => change('target: plain', 'target: plane'),
      /^scenario\.yaml:3:9: found "plane", .*; did you mean "plain"\?$/,
    ],
    [
      'metric of a gate',
      () => change('success:', 'sucess:'),
      /^scenario\.yaml:12:3: found "sucess", expected one of "success", "void-share", .*; did you mean "success"\?$/,
    ],
    [
      'threshold',
      () => change('value>0.9', 'p(95)<300'),
      /^scenario\.yaml:12:13: found "p\(95\)<300", expected a threshold such as "value>90 %": value, rate, lower, upper, then < <= > >= == !=, then a number with its unit$/,
    ],
    [
      'bare bound on a time',
      () => change("success: ['value>0.9']", "sign-in-time: ['value<20']"),
      /^scenario\.yaml:12:18: found "value<20", expected a bound with its unit: ms, s, min, h or d, for example "value<20 s"$/,
    ],
    [
      'bare per cent',
      () => change('value>0.9', 'value>90'),
      /^scenario\.yaml:12:13: found "value>90", expected a bound in per cent, for example "value>90 %", or a number below 1/,
    ],
    [
      '1 of a share, 100 % or 1 %',
      () => change('value>0.9', 'value<1'),
      /found "value<1", expected a bound in per cent/,
    ],
    [
      'unit of something else',
      () => change('value>0.9', 'value>9 s'),
      /found "value>9 s", expected a bound in per cent/,
    ],
    [
      'bare bound on a rate',
      () => change("success: ['value>0.9']", "lock-outs: ['value<3']"),
      /found "value<3", expected a bound with its unit, per 1 000 needs to sign in: for example "value<3 per 1000"$/,
    ],
    [
      'persona of a gate',
      () => change("success: ['", "success{persona:cook}: ['"),
      /found "cook", expected one of "clerk", "guard"/,
    ],
    [
      'arm',
      () => change('passkey]', 'pass-key]'),
      /^scenario\.yaml:4:22: found "pass-key" at "arms\.1", expected one of "passkey", "password-otp"; did you mean "passkey"\?$/,
    ],
    [
      'flow of an arm that signs nobody in',
      () => change('[password-otp, passkey]', '{ today: { title: Today, signIn: password-reset } }'),
      /^scenario\.yaml:4:40: found "password-reset" at "arms\.today\.signIn", expected one of "passkey", "password-otp"$/,
    ],
    [
      'field of an arm',
      () => change('[password-otp, passkey]', '{ today: { titel: Today, title: Today, signIn: passkey } }'),
      /^scenario\.yaml:4:18: found "titel", expected one of "title", .*; did you mean "title"\?$/m,
    ],
    [
      'id of an arm',
      () => change('[password-otp, passkey]', '{ Today: { title: Today, signIn: passkey } }'),
      /^scenario\.yaml:4:9: found "Today", expected an id such as "today": lower-case letters, digits and hyphens, a letter first$/m,
    ],
    [
      'arm of a gate',
      () => change("success: ['", "success{arm:passkeys}: ['"),
      /found "passkeys", expected one of "password-otp", "passkey"; did you mean "passkey"\?$/,
    ],
    [
      'one arm in pairs',
      () => change('[password-otp, passkey]', '[passkey]'),
      /^scenario\.yaml:4:7: found one arm in a paired design, expected two arms or more, or "design: parallel"$/,
    ],
    [
      'an arm twice',
      () => change('[password-otp, passkey]', '[passkey, passkey]'),
      /^scenario\.yaml:4:17: found "passkey" at "arms\.1", expected each arm once/,
    ],
    [
      'no users',
      () => change('users: 4', 'users: 0'),
      /^scenario\.yaml:8:8: found 0 at "users", expected at least 1 user$/,
    ],
    [
      '10^12 users',
      () => change('users: 4', 'users: 1000000000000'),
      /^scenario\.yaml:8:8: found 1000000000000 at "users", expected at most 10 000 000 users$/,
    ],
    [
      'too many sign-ins',
      () => change('users: 4', 'users: 10000\ndays: 366\nsignInsPerUserAndDay: 50'),
      /found 3\.7e\+8 planned sign-ins/,
    ],
    [
      'time that no timer holds',
      () => `${smallScenario}limits: { answerTime: 30 d }\n`,
      /^scenario\.yaml:13:23: found "30 d" at "limits\.answerTime", expected 100 ms to 5 min$/,
    ],
    [
      'no time to answer',
      () => `${smallScenario}limits: { answerTime: 0 s }\n`,
      /^scenario\.yaml:13:23: found "0 s" .*expected 100 ms to 5 min$/,
    ],
    [
      'no time for an attempt',
      () => `${smallScenario}limits: { attemptTime: 0 s }\n`,
      /^scenario\.yaml:13:24: found "0 s" .*expected 10 s to 1 d$/,
    ],
    [
      'year beyond the calendar',
      () => `${smallScenario}startsOn: 9999-12-31\n`,
      /^scenario\.yaml:13:11: found "9999-12-31" .*expected a day from 2000-01-01 to 2099-12-31$/,
    ],
    ['second document', () => `${smallScenario}---\nusers: 9\n`, /^scenario\.yaml:13:1: found a second YAML document/],
    [
      'step of a fault',
      () => `${smallScenario}faults: [{ at: password-otp/submit-pasword, delay: 3 s }]\n`,
      /^scenario\.yaml:13:16: found "password-otp\/submit-pasword", .*; did you mean "password-otp\/submit-password"\?$/,
    ],
    [
      'fault without effect',
      () => `${smallScenario}faults: [{ at: password-otp/submit-password }]\n`,
      /expected delay, refuse or clockSkew$/,
    ],
    [
      'fault where none is asked',
      () => `${smallScenario}faults: [{ at: password-otp/recall-password, delay: 3 s }]\n`,
      /where no request is sent, expected a step that sends a request$/,
    ],
    [
      'clock of one step',
      () => `${smallScenario}faults: [{ at: password-otp/submit-password, clockSkew: { ahead: 3 s } }]\n`,
      /expected "\*", as the clock of a target is one for all steps$/,
    ],
    [
      'distribution',
      () =>
        `${smallScenario}faults: [{ at: password-otp/submit-password, delay: { distribution: uniform, low: 1 s } }]\n`,
      /found no "faults\.0\.delay\.high", expected a duration/,
    ],
    [
      'word of a distribution',
      () =>
        `${smallScenario}faults: [{ at: password-otp/submit-password, delay: { distribution: unifrm, low: 1 s, high: 2 s } }]\n`,
      /^scenario\.yaml:13:69: found "unifrm" at "faults\.0\.delay\.distribution", expected one of "uniform", "lognormal", "exponential"; did you mean "uniform"\?$/,
    ],
    [
      'unknown shape of arrivals',
      () => `${smallScenario}load: { arrivals: { shape: stedy, rate: 5/s, for: 3 s } }\n`,
      /^scenario\.yaml:13:28: found "stedy" at "load\.arrivals\.shape", expected one of "steady", "ramp", "spike", "soak", "morning-peak"; did you mean "steady"\?$/,
    ],
    [
      'no shape of arrivals',
      () => `${smallScenario}load: { arrivals: { rate: 5/s } }\n`,
      /^scenario\.yaml:13:19: found no "load\.arrivals\.shape", expected one of "steady", "ramp", "spike", "soak", "morning-peak"$/,
    ],
    [
      'arrivals in a word',
      () => `${smallScenario}load: { arrivals: steady }\n`,
      /^scenario\.yaml:13:19: found "steady" at "load\.arrivals", expected a mapping of fields to values$/,
    ],
    [
      'missing field of a shape',
      () => `${smallScenario}load: { arrivals: { shape: ramp, from: 5/s, for: 3 s } }\n`,
      /^scenario\.yaml:13:19: found no "load\.arrivals\.to", expected a rate with its unit: \/s, \/min or \/h, for example "20\/s"$/,
    ],
    [
      'unknown key of a shape',
      () => `${smallScenario}load: { arrivals: { shape: steady, rate: 5/s, for: 3 s, fro: 3 s } }\n`,
      /^scenario\.yaml:13:57: found "fro", expected one of "shape", "rate", "for"; did you mean "for"\?$/,
    ],
    [
      'key of another shape',
      () => `${smallScenario}load: { arrivals: { shape: steady, rate: 5/s, for: 3 s, peak: 9/s } }\n`,
      /^scenario\.yaml:13:57: found "peak", expected one of "shape", "rate", "for"$/,
    ],
    [
      'rate in the wrong unit',
      () => `${smallScenario}load: { arrivals: { shape: steady, rate: 5/d, for: 3 s } }\n`,
      /^scenario\.yaml:13:42: found "5\/d" at "load\.arrivals\.rate", expected a rate with its unit/,
    ],
    [
      'times of day in one text',
      () =>
        `${smallScenario}load: { arrivals: { shape: morning-peak, employees: 5, signInsPerDay: 1, share: 40 %, between: 08:30-09:00 } }\n`,
      /found "08:30-09:00" at "load\.arrivals\.between", expected a list$/,
    ],
    [
      'parameter without its unit',
      () => `${smallScenario}parameters: { patience: 4 }\n`,
      /^scenario\.yaml:13:25: found 4, expected a duration with its unit, for example "90 s"$/,
    ],
    [
      'name in other capitals',
      () => `${smallScenario}policy: { SMARTLOCKOUT: {} }\n`,
      /^scenario\.yaml:13:11: found "SMARTLOCKOUT", expected one of .*; did you mean "smartLockout"\?$/,
    ],
    [
      'part of a name',
      () => `${smallScenario}policy: { lockout: {} }\n`,
      /^scenario\.yaml:13:11: found "lockout", expected one of .*; did you mean "smartLockout"\?$/,
    ],
    [
      'gate without a threshold',
      () => change("['value>0.9']", '[]'),
      /^scenario\.yaml:12:12: found \[\] at "gates\.success", expected at least one threshold, such as "value>90 %"$/,
    ],
    [
      'parameter in another unit',
      () => `${smallScenario}parameters: { patience: 4 % }\n`,
      /^scenario\.yaml:13:25: found "4 %", expected a duration with its unit/,
    ],
    [
      'parameter',
      () => `${smallScenario}parameters: { page-orientaton: 1 }\n`,
      /^scenario\.yaml:13:15: found "page-orientaton", .*; did you mean "page-orientation"\?$/,
    ],
    ['date', () => `${smallScenario}startsOn: yesterday\n`, /expected a date such as "2026-01-05"$/],
    [
      'empty value',
      () => change('claims:\n  - twice-as-fast\n', 'claims:\n'),
      /^scenario\.yaml:9:8: found nothing at "claims", expected a list$/,
    ],
    [
      'empty file',
      () => '# only a comment\n',
      /^scenario\.yaml:1:1: found an empty file, expected a mapping of fields to values$/,
    ],
    ['list', () => '- a\n', /^scenario\.yaml:1:1: found a list, expected a mapping of fields to values$/],
    [
      'not YAML',
      () => 'name: [a\nseed: }',
      /^scenario\.yaml:\d+:\d+: found text that is not YAML \(.*\), expected YAML$/,
    ],
    [
      'the same key twice',
      () => `${smallScenario}seed: 2\n`,
      /^scenario\.yaml:13:1: found a key for the second time, expected each key once$/,
    ],
    [
      'alias bomb',
      () => `a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n`,
      /^scenario\.yaml:2:8: found aliases \(\*name\) that repeat each other too often, expected at most 20 in all$/,
    ],
    ['deep nesting', () => `name: ${'['.repeat(100_000)}`, /nested thousands deep|expected YAML/],
  ];
  it.each(cases)('%s', async (_, text, sentence) => {
    const sentences = await sentencesOf(text());
    expect(sentences.join('\n')).toMatch(new RegExp(sentence.source, 'm'));
    for (const line of sentences) expect(line).not.toMatch(/\n|undefined|\[object/);
  });

  it('a file that is missing, with the one that was meant', async () => {
    await workspace.write('pilot.yaml', smallScenario);
    const load = loadScenario(join(workspace.folder, 'pilto.yaml'), {
      overrides: [],
      metrics: {},
      flows: {},
    });
    const error: unknown = await load.catch((cause: unknown) => cause);
    expect(explainError(error)).toMatchObject({
      exitCode: 2,
      sentences: [
        expect.stringMatching(/pilto\.yaml: found no such file, expected a YAML file; did you mean ".*pilot\.yaml"\?$/),
      ],
    });
  });

  it('a folder, bytes that are not text, and a file without end', async () => {
    const load = loadScenario(join(workspace.folder, 'personas'), {
      overrides: [],
      metrics: {},
      flows: {},
    });
    expect(explainError(await load.catch((cause: unknown) => cause)).sentences[0]).toMatch(
      /personas: found a folder, expected a YAML file$/,
    );
    expect(await sentencesOf(new Uint8Array([0x6e, 0xff, 0xfe]))).toEqual([
      'scenario.yaml: found bytes that are not UTF-8, expected text in UTF-8',
    ]);
    expect(await sentencesOf(`name: ${'x'.repeat(1_000_001)}`)).toEqual([
      'scenario.yaml: found 1000007 bytes, expected at most 1000000',
    ]);
  });

  it('all of it at once, from top to bottom', async () => {
    const text = change('seed: 1', 'seeed: 1')
      .replace('60 %', '60 parts')
      .replace('guard:', 'gard:')
      .replace('users: 4', 'users: 0')
      .replace('value>0.9', 'value is good');
    const sentences = await sentencesOf(text);
    // "seed" is missed at the head of the file, "seeed" found in line 2.
    expect(sentences.map((sentence) => Number(/:(\d+):/.exec(sentence)?.[1]))).toEqual([1, 2, 6, 7, 8, 12]);
  });

  it('what an option set is told by the option', async () => {
    expect(await sentencesOf(smallScenario, [{ path: 'users', value: '0', option: '--users 0' }])).toEqual([
      '--users 0: found 0 at "users", expected at least 1 user',
    ]);
    expect(await sentencesOf(smallScenario, from('limits.voyd', '1 %'))).toEqual([
      expect.stringMatching(/^--set limits\.voyd=1 %: found "voyd", .*did you mean "void"\?$/),
    ]);
    expect(await sentencesOf(smallScenario, from('personas.clerk', '70 %'))).toEqual([
      '--set personas.clerk=70 %: found weights that add up to 110 %, expected weights that add up to 100 %',
    ]);
    expect(await sentencesOf(smallScenario, from('seed.deep', '1'))).toEqual([
      '--set seed.deep=1: found 1 at "seed", expected a field or list entry that can hold what the path names',
    ]);
    expect(await sentencesOf(smallScenario, from('claims[7]', 'x'))).toEqual([
      expect.stringMatching(/^--set claims\[7\]=x: /),
    ]);
    expect(await sentencesOf(smallScenario, from('', '1'))).toEqual([
      expect.stringMatching(/expected a path of fields such as "limits\.void"$/),
    ]);
    expect(await sentencesOf(smallScenario, from('users', '[1'))).toEqual([
      '--set users=[1: found "[1", expected a YAML value',
    ]);
    expect(await sentencesOf(smallScenario, from('__proto__.polluted', '1'))).toEqual([
      expect.stringMatching(/"__proto__"/),
    ]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('parts that are wrong, by their own file', async () => {
    const other = await createScenarioWorkspace();
    try {
      const clerk = await other.write('personas/clerk.yaml', 'id: clark\ntitle: 5\nspare: x\n');
      await other.write('providers/hello.yaml', 'id: hello\n');
      const problems = await other.problemsOf(smallScenario);
      const files = problems.map(({ place }) =>
        place.kind === 'file' ? place.file.replace(`${other.folder}/`, '') : '',
      );
      expect(new Set(files)).toEqual(new Set(['personas/clerk.yaml', 'providers/hello.yaml']));
      expect(problems.find(({ path }) => path === 'title')).toMatchObject({
        place: { file: clerk, line: 2, column: 8 },
        found: '5 at "title"',
        expected: 'text',
      });
    } finally {
      await other.remove();
    }
  });

  it('a persona that names what does not exist', async () => {
    const other = await createScenarioWorkspace();
    try {
      const guard = await readFile(join(other.folder, 'personas/guard.yaml'), 'utf8');
      await other.write(
        'personas/guard.yaml',
        guard
          .replace('{ hello: 100 % }', '{ helo: 100 % }')
          .replace('habits: {}', 'habits: { page-orientatio: { factor: 2, evidence: [bio_retr] } }')
          .replace('mainDevice: { shares: { windows-laptop: 100 % }', 'mainDevice: { shares: { mac: 100 % }'),
      );
      const problems = await other.problemsOf(smallScenario);
      expect(problems.map(({ suggestion, found }) => suggestion ?? found)).toEqual([
        'no passkey provider for "mac"',
        'hello',
        'page-orientation',
        'bio_retry',
      ]);
    } finally {
      await other.remove();
    }
  });

  it('nothing is left behind', async () => {
    const before = await readdir(workspace.folder, { recursive: true });
    await sentencesOf('users: 0');
    expect(new Set(await readdir(workspace.folder, { recursive: true }))).toEqual(
      new Set([...before, 'scenario.yaml']),
    );
  });
});

describe('other errors', () => {
  it('carry found, expected, where and remedy into one sentence', () => {
    const error = new PilotError('run-folder-in-use', {
      found: 'process 12 at work',
      expected: 'none',
      where: 'runs/a',
      remedy: 'wait for it,\n or give another --out',
    });
    expect(explainError(error)).toEqual({
      code: 'run-folder-in-use',
      sentences: [
        'runs/a: run folder in use: found process 12 at work, expected none; wait for it, or give another --out',
      ],
      exitCode: 1,
      unexpected: false,
    });
    expect(explainError(new PilotError('run-folder-missing', { folder: 'runs/b' }, { badInput: true }))).toMatchObject({
      sentences: ['run folder missing: folder runs/b'],
      exitCode: 2,
    });
  });

  it('of the command line name the nearest option', () => {
    const error = new CommanderError(
      1,
      'commander.unknownOption',
      "error: unknown option '--sed'\n(Did you mean --seed?)",
    );
    expect(explainError(error)).toMatchObject({
      sentences: ['unknown option "--sed"; did you mean "--seed"?'],
      exitCode: 2,
    });
    expect(explainError(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'))).toMatchObject({
      sentences: [],
      exitCode: 0,
    });
  });

  it('nobody foresaw say so, without a stack', () => {
    const { sentences, unexpected, exitCode } = explainError(new TypeError('x is not\na function'));
    expect({ sentences, unexpected, exitCode }).toEqual({
      sentences: ['unexpected error: x is not a function'],
      unexpected: true,
      exitCode: 1,
    });
  });
});
