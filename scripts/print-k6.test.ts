// A scenario written out for plain k6, and what of it is refused, from the command line. No k6 is asked for.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { policy } from '../scenarios/schema/policy.ts';
import { accountsFileText } from '../simulators/identity-provider/accounts-file.ts';
import { endRunning, folder, pilot, removeFolder, scenario, start, steady } from './print-k6.fixture.ts';

const program = fileURLToPath(new URL('passkey-pilot.ts', import.meta.url));
const reference = readFileSync(new URL('../scenarios/targets/reference.yaml', import.meta.url), 'utf8');

afterEach(endRunning);
afterAll(removeFolder);

describe('run --print-k6', () => {
  it('writes what k6 needs, what the target must know, and how to run it, for its owner alone; k6 is not asked for', async () => {
    const file = scenario('both.yaml', steady, {
      design: 'paired',
      arms: ['password-otp', 'passkey'],
      gates: { 'load-latency-p95{arm:passkey}': ['value<900 ms'] },
    });
    const { code, out, err } = await start(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), program, 'run', file, '--print-k6', 'both', '--segments', '3'],
      folder,
      { ...process.env, PASSKEY_PILOT_K6: '/gone' },
    ).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Wrote both\/password-otp: \d+ sign-ins of the arm password-otp, due within 4 s, for 4 VUs\. See README\.txt there\.\nWrote both\/passkey: /,
    );
    for (const arm of ['password-otp', 'passkey']) {
      const at = join(folder, 'both', arm);
      expect(readdirSync(at).toSorted()).toEqual([
        'README.txt',
        'accounts.json',
        'human.json',
        'orders.json',
        'script.js',
        'settings.json',
        'testrun.yaml',
      ]);
      for (const name of readdirSync(at)) expect(statSync(join(at, name)).mode & 0o077).toBe(0);
      const { accounts } = JSON.parse(readFileSync(join(at, 'accounts.json'), 'utf8')) as {
        accounts: { account: { password: string; passkeys?: { publicKey: string }[] } }[];
      };
      expect(accounts.length).toBeGreaterThan(5);
      expect(accounts.some(({ account }) => account.passkeys !== undefined)).toBe(arm === 'passkey');
      const [testRun] = parseAllDocuments(readFileSync(join(at, 'testrun.yaml'), 'utf8')).map((document) =>
        'toJS' in document ? (document.toJS() as unknown) : undefined,
      );
      expect(testRun).toMatchObject({
        kind: 'TestRun',
        spec: { parallelism: 3, script: { configMap: { file: 'script.js' } } },
      });
      // No secret of a run; none is known yet.
      expect(readFileSync(join(at, 'settings.json'), 'utf8')).not.toContain('"token"');
      // As it is typed outside the project.
      expect(readFileSync(join(at, 'README.txt'), 'utf8')).toMatch(
        /^ {2}npm --prefix \S+ run passkey-pilot -- serve --accounts accounts\.json$/m,
      );
      expect(readFileSync(join(at, 'README.txt'), 'utf8').includes('p(95)<900')).toBe(arm === 'passkey');
    }
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  }, 120_000);

  it.each([
    [
      'a search',
      { capacity: { objective: { p95: '1 s' }, from: '5/s', atMost: '9/s', trial: '4 s' } },
      /at the first rate of the capacity search \(5\/s\), as the scenario has no load\.arrivals/,
    ],
    ['lives', {}, /^Wrote of-lives: 12 whole lives, one after the other in each VU, as the scenario has neither/],
    [
      'both',
      { ...steady, capacity: { objective: { p95: '1 s' }, from: '5/s', atMost: '9/s' } },
      /; the capacity search needs passkey-pilot itself\./,
    ],
  ])(
    'says what it chose of %s',
    async (name, load, sentence) => {
      const { code, out } = await pilot(
        'run',
        scenario(`${name}.yaml`, load),
        '--print-k6',
        name === 'lives' ? 'of-lives' : `of-${name}`,
      ).ended;
      expect(code).toBe(0);
      expect(out).toMatch(sentence);
    },
    120_000,
  );

  it('and a run are refused at a rate so low that nobody comes; nothing is written', async () => {
    const file = scenario('empty.yaml', { leadIn: '1 s', arrivals: { shape: 'steady', rate: '0.01/s', for: '3 s' } });
    for (const also of [
      ['--out', 'empty-run'],
      ['--print-k6', 'empty'],
    ]) {
      expect(await pilot('run', file, ...also).ended).toEqual({
        code: 2,
        out: '',
        err: 'error load.arrivals: nothing due: found no sign-in due within 4 s for the arm passkey, expected at least one after the lead-in; raise the rate, or hold it for longer; with --set load.spacing=even their number is no matter of chance\n',
      });
    }
    expect(existsSync(join(folder, 'empty')) || existsSync(join(folder, 'empty-run'))).toBe(false);
  }, 120_000);

  it('and a run of it are refused an argument of k6 that could replace the plan; nothing is written', async () => {
    const file = scenario('replaced.yaml', steady);
    for (const also of [
      ['--out', 'replaced-run'],
      ['--print-k6', 'replaced'],
    ]) {
      const { code, out, err } = await pilot('run', file, '--k6-arg=--iterations=10', ...also).ended;
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(
        /^error --k6-arg: k6 argument refused: found "--iterations", which could replace the plan or change what is measured without a word, expected one of --out, .*; change load\.arrivals or load\.capacity of the scenario\n$/,
      );
    }
    expect(existsSync(join(folder, 'replaced')) || existsSync(join(folder, 'replaced-run'))).toBe(false);
  }, 120_000);

  it('replaces nothing, and is for the driver load', async () => {
    const file = scenario('plain.yaml', steady);
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'mine.txt'), '');
    expect(await pilot('run', file, '--print-k6', 'full').ended).toEqual({
      code: 2,
      out: '',
      err: 'error full: folder not empty: found a folder with something in it (mine.txt), expected no folder of that name, or an empty one; name another one after --print-k6; nothing was written\n',
    });
    expect(readdirSync(join(folder, 'full'))).toEqual(['mine.txt']);
    for (const [driver, option, value] of [
      ['browser', '--print-k6', 'none'],
      ['virtual', '--k6-arg', '--tag=a=b'],
      ['virtual', '--segments', '2'],
    ] as const) {
      const { code, err } = await pilot('run', file, '--driver', driver, `${option}=${value}`, '--out', 'none').ended;
      expect({ code, err }).toEqual({
        code: 2,
        err: `error ${option}: driver unfit: found the driver ${driver}, expected the driver load; add --driver load\n`,
      });
    }
    expect(existsSync(join(folder, 'none'))).toBe(false);
  }, 120_000);
});

describe('a target that is not on this machine', () => {
  const named = (id: string, baseUrl: string) => {
    mkdirSync(join(folder, 'targets'), { recursive: true });
    writeFileSync(
      join(folder, 'targets', `${id}.yaml`),
      reference.replace('id: reference', `id: ${id}`).replace('kind: reference', `kind: remote\nbaseUrl: ${baseUrl}`),
    );
    return scenario(`at-${id}.yaml`, steady, { target: id });
  };

  it('is loaded with consent to exactly that host, a login service of others not even then; nothing is written before', async () => {
    const ours = named('ours', 'https://login.example.test:8443');
    const theirs = named('theirs', 'https://login.microsoftonline.com');
    const refused = [
      [
        [ours],
        /^error https:\/\/login\.example\.test:8443: target not permitted: found login\.example\.test, which is not this machine, .*; if it is, add --i-own-this-target login\.example\.test\n$/,
      ],
      [[ours, '--i-own-this-target', 'example.test'], /target not permitted: found --i-own-this-target example\.test/],
      [[theirs, '--i-own-this-target', 'login.microsoftonline.com'], /target is production/],
    ] as const;
    for (const [parameters, sentence] of refused) {
      for (const also of [[], ['--print-k6', 'never']]) {
        const { code, out, err } = await pilot('run', ...parameters, ...also).ended;
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err).toMatch(sentence);
      }
    }
    expect(existsSync(join(folder, 'runs')) || existsSync(join(folder, 'never'))).toBe(false);
    const { code } = await pilot('run', ours, '--i-own-this-target', 'login.example.test', '--print-k6', 'ours').ended;
    expect(code).toBe(0);
    const settings = JSON.parse(readFileSync(join(folder, 'ours', 'settings.json'), 'utf8')) as object;
    expect(settings).toMatchObject({ baseUrls: ['https://login.example.test:8443'], realtime: true });
    // A run draws on everybody.
    expect(
      (JSON.parse(readFileSync(join(folder, 'ours', 'accounts.json'), 'utf8')) as { accounts: object[] }).accounts,
    ).toHaveLength(12);
  }, 120_000);

  it('has no path of its own in its address', async () => {
    const { code, err } = await pilot(
      'run',
      named('deep', 'https://example.test/auth'),
      '--i-own-this-target',
      'example.test',
      '--print-k6',
      'never',
    ).ended;
    expect(code).toBe(2);
    expect(err).toMatch(/^error https:\/\/example\.test\/auth: target address not valid: found \/auth behind the host/);
  }, 120_000);
});

describe('serve', () => {
  it('is bad input with accounts that are none, of two scenarios, or an unfit port', async () => {
    writeFileSync(join(folder, 'odd.json'), '{"format":"else"}');
    const people = (seed: number) => {
      writeFileSync(
        join(folder, `people-${seed}.json`),
        accountsFileText({ seed, faults: [], policy: policy.parse({}), arms: [] }, []),
      );
      return `people-${seed}.json`;
    };
    const cases = [
      [['--accounts', 'odd.json'], /^error odd\.json: accounts file not valid: /],
      [
        ['--accounts', people(1), people(2)],
        /^error people-2\.json: accounts of other scenario: found another seed, other faults or another policy than in people-1\.json/,
      ],
      [['--port', '70000'], /^error --port: port unfit: found "70000"/],
    ] as const;
    for (const [parameters, sentence] of cases) {
      const { code, out, err } = await pilot('serve', ...parameters).ended;
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(sentence);
    }
  }, 120_000);
});
